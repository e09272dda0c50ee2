import type { View } from '../../platform/html/view.ts';
import { knownName } from '../known-name.ts';
import type { OpenPledge } from './open-pledge.ts';

export const nameOf = (view: View, name: string): string => (name === '' ? view.t('contact.unnamed') : name);

/** The name by which colleagues know the pledge, whatever a change under way would make of it. */
export const pledgeName = ({ view, head, draft }: OpenPledge): string => nameOf(view, knownName(head, draft));

export const draftName = ({ view, head, draft }: OpenPledge): string =>
  nameOf(view, draft.organisation?.values.legalName ?? head.name);
