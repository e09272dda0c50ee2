import { Typed } from '../../platform/html/heading.tsx';
import { Details, SummaryList } from '../../platform/html/parts.tsx';
import type { View } from '../../platform/html/view.ts';
import { type PledgeVersion, textOf } from '../version.ts';
import { CommitmentSummary, organisationRows } from './summary.tsx';

/** The exact text of a version: as it reads, its hash, and the canonical text that the hash is of. */
export const ExactText = ({ view, version }: { readonly view: View; readonly version: PledgeVersion }) => {
  const { t } = view;
  const text = textOf(version);
  return (
    <>
      <h2 class="govuk-heading-m">{t('form.exactText')}</h2>
      <SummaryList rows={organisationRows(view, text.organisation)} />
      {text.commitments.map(({ id, actions }) => (
        <CommitmentSummary key={id} view={view} id={id} actions={actions} />
      ))}
      {text.dropped === undefined ? null : (
        <>
          <h3 class="govuk-heading-s">{t('form.droppedTitle')}</h3>
          <SummaryList
            rows={text.dropped.map(({ id, reason }) => ({ key: id, value: <Typed>{reason}</Typed> }))}
          />
        </>
      )}
      <h2 class="govuk-heading-s">{t('form.hash')}</h2>
      <p class="govuk-body code">{version.sha256}</p>
      <Details summary={t('form.canonical')}>
        <p class="govuk-body">{t('form.canonicalText')}</p>
        <pre class="code">{version.canonical}</pre>
      </Details>
    </>
  );
};
