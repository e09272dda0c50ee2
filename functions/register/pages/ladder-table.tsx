import { Table } from '../../platform/html/parts.tsx';
import type { View } from '../../platform/html/view.ts';
import { label } from '../../platform/i18n/translate.ts';
import { FAMILIES, type LadderStep, stepsOf } from '../../reminders/ladder.ts';

const whenWords = ({ t }: View, { days = 0, workingDays }: LadderStep): string => {
  if (workingDays !== undefined) return t('public.ladderWorkingDays', { days: workingDays });
  if (days === 0) return t('public.ladderOn');
  return days < 0 ? t('public.ladderBefore', { days: -days }) : t('public.ladderAfter', { days });
};

/** The reminder ladder, drawn from the table that the reminders themselves walk. */
export const LadderTables = ({ view }: { readonly view: View }) => (
  <>
    {FAMILIES.map((family) => (
      <Table
        key={family}
        caption={label(view.t, `public.family.${family}`)}
        narrow="rows"
        columns={[
          {
            head: view.t('public.ladderWhen'),
            rowHead: true,
            cell: (step: LadderStep) =>
              view.t('public.ladderAt', { when: whenWords(view, step), time: step.time }),
          },
          {
            head: view.t('public.ladderWhat'),
            cell: (step: LadderStep) => label(view.t, `public.does.${step.does}`),
          },
          {
            head: view.t('public.ladderTo'),
            cell: (step: LadderStep) => label(view.t, `public.to.${step.to ?? 'nobody'}`),
          },
        ]}
        rows={stepsOf(family)}
      />
    ))}
  </>
);
