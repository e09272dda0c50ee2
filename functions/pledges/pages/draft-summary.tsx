import { Typed } from '../../platform/html/heading.tsx';
import { SummaryList } from '../../platform/html/parts.tsx';
import { chosenCommitments, droppedWithReasons } from '../completeness.ts';
import type { OpenPledge } from './open-pledge.ts';
import { CommitmentSummary, contactRows, organisationRows } from './summary.tsx';

const ChangeLink = (props: { readonly href: string; readonly text: string; readonly about: string }) => (
  <p class="govuk-body">
    <a class="govuk-link" href={props.href}>
      {props.text} <span class="govuk-visually-hidden">{props.about}</span>
    </a>
  </p>
);

type SectionProps = { readonly pledge: OpenPledge; readonly changeable: boolean };

const Organisation = ({ pledge, changeable }: SectionProps) => {
  const { view, paths, draft } = pledge;
  const title = view.t('form.task.organisation');
  return (
    <>
      <h2 class="govuk-heading-m">{title}</h2>
      {draft.organisation === undefined ? (
        <p class="govuk-body">{view.t('form.notAnswered')}</p>
      ) : (
        <SummaryList rows={organisationRows(view, draft.organisation.values)} />
      )}
      {changeable ? (
        <ChangeLink href={`${paths.organisation}?from=check`} text={view.t('common.change')} about={title} />
      ) : null}
    </>
  );
};

const Contact = ({ pledge, changeable }: SectionProps) => {
  const { view, paths, draft } = pledge;
  const title = view.t('form.task.contact');
  return (
    <>
      <h2 class="govuk-heading-m">{title}</h2>
      {draft.contact === undefined ? (
        <p class="govuk-body">{view.t('form.notAnswered')}</p>
      ) : (
        <SummaryList rows={contactRows(view, draft.contact.values)} />
      )}
      {changeable ? (
        <ChangeLink href={`${paths.contact}?from=check`} text={view.t('common.change')} about={title} />
      ) : null}
    </>
  );
};

const Commitments = ({ pledge, changeable }: SectionProps) => {
  const { view, paths, draft } = pledge;
  const title = view.t('form.task.commitments');
  return (
    <>
      <h2 class="govuk-heading-m">{title}</h2>
      {changeable ? (
        <ChangeLink href={`${paths.commitments}?from=check`} text={view.t('common.change')} about={title} />
      ) : null}
      {chosenCommitments(draft).map((id) => (
        <CommitmentSummary
          key={id}
          view={view}
          id={id}
          actions={draft.actions[id]?.values ?? []}
          {...(changeable ? { change: `${paths.commitment(id)}?from=check` } : {})}
        />
      ))}
    </>
  );
};

const Dropped = ({ pledge, changeable }: SectionProps) => {
  const { view, paths, draft } = pledge;
  const dropped = droppedWithReasons(draft);
  if (dropped.length === 0) return null;
  const title = view.t('form.droppedTitle');
  return (
    <>
      <h2 class="govuk-heading-m">{title}</h2>
      <SummaryList
        rows={dropped.map(({ id, reason }) => ({
          key: id,
          value: reason === '' ? view.t('form.notAnswered') : <Typed>{reason}</Typed>,
        }))}
      />
      {changeable ? (
        <ChangeLink href={`${paths.dropped}?from=check`} text={view.t('common.change')} about={title} />
      ) : null}
    </>
  );
};

/** All answers of a draft. */
export const DraftSummary = (props: SectionProps) => (
  <>
    <Organisation {...props} />
    <Contact {...props} />
    <Commitments {...props} />
    <Dropped {...props} />
  </>
);
