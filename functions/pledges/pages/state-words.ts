import type { View } from '../../platform/html/view.ts';
import { label } from '../../platform/i18n/translate.ts';
import type { PledgeHead } from '../head.ts';
import type { stateOf } from '../pending-text.ts';

/** A state in words; of an organisation that was merged that it was, not the withdrawal by which that is stored. */
export const stateWords = ({ t }: View, { merged }: PledgeHead, state: ReturnType<typeof stateOf>): string =>
  merged === undefined ? label(t, `states.pledge.${state}`) : t('form.merged');
