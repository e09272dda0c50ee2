import { Typed } from '../../platform/html/heading.tsx';
import { Details, Inset } from '../../platform/html/parts.tsx';
import type { View } from '../../platform/html/view.ts';
import { formatDay, label } from '../../platform/i18n/translate.ts';
import { brusselsDay } from '../../platform/time.ts';
import type { Action } from '../../pledges/draft.ts';
import type { ReportOfCommitment } from '../read-report.ts';
import { ReportSummary } from './parts.tsx';

const Line = (props: { readonly words: string; readonly action: Action }) => (
  <li>
    {props.words} <Typed lang={props.action.language}>{props.action.text}</Typed>
  </li>
);

const target = (view: View, action: Action): string =>
  view.t('report.passedTarget', { day: formatDay(view.language, action.target ?? '') });

/** What changed in the pledge since the last report, and which of its target dates have passed. */
const Changed = ({ view, commitment }: { readonly view: View; readonly commitment: ReportOfCommitment }) => {
  const { changes, passed } = commitment.since;
  if (changes.length + passed.length === 0) return null;
  return (
    <Inset>
      <h2 class="govuk-heading-s">
        {view.t(commitment.before === undefined ? 'report.sincePublication' : 'report.sinceLast')}
      </h2>
      <ul class="govuk-list govuk-list--bullet">
        {changes.map(({ what, action }) => (
          <Line key={`${what}-${action.id}`} words={label(view.t, `report.change.${what}`)} action={action} />
        ))}
        {passed.map((action) => (
          <Line key={`passed-${action.id}`} words={target(view, action)} action={action} />
        ))}
      </ul>
    </Inset>
  );
};

/** What was answered about the commitment in the last report, to be read beside the form. */
const Before = ({ view, commitment }: { readonly view: View; readonly commitment: ReportOfCommitment }) => {
  const { before } = commitment;
  if (before === undefined) return null;
  const day = formatDay(view.language, brusselsDay(before.at));
  return (
    <Details summary={view.t('report.lastTime', { cycle: before.cycle, day })}>
      <ReportSummary view={view} report={before.report} />
    </Details>
  );
};

export const SinceLast = (props: { readonly view: View; readonly commitment: ReportOfCommitment }) => (
  <>
    <Changed {...props} />
    <Before {...props} />
  </>
);
