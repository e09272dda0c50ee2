import type { View } from '../platform/html/view.ts';
import type { StaffGroup } from '../platform/http/ask.ts';

/** Whether the visitor is in one of these groups: what else would be refused is not offered. */
export const isIn = ({ visitor }: Pick<View, 'visitor'>, ...groups: readonly StaffGroup[]): boolean =>
  visitor.kind === 'staff' && visitor.groups.some((group) => groups.includes(group));
