import { Checkboxes } from '../../platform/html/form.tsx';
import type { View } from '../../platform/html/view.ts';

const FIELD = 'shown';

/** Whether a signatory who answers wants to be shown in public; nothing ticked means no. */
export const wantsToBeShown = (form: URLSearchParams): boolean => form.get(FIELD) === 'yes';

export const ShownChoice = ({ view: { t } }: { readonly view: View }) => (
  <Checkboxes
    name={FIELD}
    label={`${t('form.shownLabel')} ${t('common.optional')}`}
    hint={t('form.shownHint')}
    values={[]}
    options={[{ value: 'yes', label: t('form.shown') }]}
  />
);
