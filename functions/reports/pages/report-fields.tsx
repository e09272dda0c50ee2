import { DateField, Radios, TextArea, TextField } from '../../platform/html/form.tsx';
import type { View } from '../../platform/html/view.ts';
import { label } from '../../platform/i18n/translate.ts';
import { PROGRESS } from '../report.ts';
import { REPORT_LIMITS } from '../report-rules.ts';
import type { TypedReport } from './report-form.ts';

const ProgressField = ({ view, value }: { readonly view: View; readonly value: string }) => (
  <Radios
    name="progress"
    label={view.t('report.progressLabel')}
    value={value}
    options={PROGRESS.map((progress) => ({
      value: progress,
      label: label(view.t, `report.progress.${progress}`),
      hint: label(view.t, `report.progressHint.${progress}`),
    }))}
  />
);

type OptionalLabel = `report.${'evidence' | 'obstacles' | 'nextStep' | 'nextDate'}Label`;

/** The questions about one commitment. */
export const ReportFields = ({ view, typed }: { readonly view: View; readonly typed: TypedReport }) => {
  const { t } = view;
  const optional = (key: OptionalLabel): string => `${t(key)} ${t('common.optional')}`;
  return (
    <>
      <ProgressField view={view} value={typed.progress} />
      <TextArea
        name="done"
        label={t('report.doneLabel')}
        hint={t('report.doneHint')}
        value={typed.done}
        rows={8}
        maxLength={REPORT_LIMITS.done.max}
      />
      <TextField
        name="evidence"
        label={optional('report.evidenceLabel')}
        hint={t('report.evidenceHint')}
        value={typed.evidence}
        type="url"
        inputmode="url"
        spellcheck={false}
      />
      <TextArea
        name="obstacles"
        label={optional('report.obstaclesLabel')}
        hint={t('report.obstaclesHint')}
        value={typed.obstacles}
        maxLength={REPORT_LIMITS.obstacles.max}
      />
      <TextArea
        name="nextStep"
        label={optional('report.nextStepLabel')}
        value={typed.nextStep}
        rows={3}
        maxLength={REPORT_LIMITS.nextStep.max}
      />
      <DateField
        view={view}
        name="nextDate"
        label={optional('report.nextDateLabel')}
        hint={t('report.nextDateHint')}
        value={typed.nextDate}
      />
    </>
  );
};
