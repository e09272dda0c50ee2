import { Checkboxes, DateField, Radios, TextArea, TextField } from '../../platform/html/form.tsx';
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

const Unchanged = ({ view, typed }: { readonly view: View; readonly typed: TypedReport }) => (
  <Checkboxes
    name="unchanged"
    label={view.t('report.unchangedTitle')}
    values={typed.unchanged ? ['yes'] : []}
    options={[{ value: 'yes', label: view.t('report.unchangedLabel'), hint: view.t('report.unchangedHint') }]}
  />
);

/** The questions about one commitment. @param before whether an earlier report spoke of it */
export const ReportFields = (props: {
  readonly view: View;
  readonly typed: TypedReport;
  readonly before: boolean;
}) => {
  const { view, typed } = props;
  const { t } = view;
  const optional = (key: OptionalLabel): string => `${t(key)} ${t('common.optional')}`;
  return (
    <>
      {props.before ? <Unchanged view={view} typed={typed} /> : null}
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
        hint={t('report.nextStepHint')}
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
