import { Button, Form } from '../../platform/html/form.tsx';
import { Heading, Typed } from '../../platform/html/heading.tsx';
import { Page, renderPage } from '../../platform/html/page.tsx';
import { SummaryList, Tag } from '../../platform/html/parts.tsx';
import { statusColour } from '../../platform/html/status-colour.ts';
import { formatInstant, type MessageKey } from '../../platform/i18n/translate.ts';
import { publicBesides, stateOf } from '../pending-text.ts';
import type { Around } from './around.ts';
import { AmendmentNote, ChangeLinks } from './change-notes.tsx';
import { ClaimNote } from './claim-note.tsx';
import { DeleteLink } from './delete-link.tsx';
import { ToHistory } from './form-parts.tsx';
import { nameOf } from './names.ts';
import { mayEdit, type OpenPledge } from './open-pledge.ts';
import { PeopleLink } from './people-link.tsx';
import { ReportLinks, ReportToSign } from './report-links.tsx';
import { SignatoryList } from './signatory-list.tsx';
import { ToSignedText } from './signed.tsx';
import { stateWords } from './state-words.ts';

/** What is happening in a state, and what comes next. */
const WORDS = {
  draft: 'form.statusDraft',
  returned: 'form.statusDraft',
  'awaiting-signature': 'form.statusAwaiting',
  submitted: 'form.statusSubmitted',
  'in-review': 'form.statusInReview',
  declined: 'form.statusDeclined',
  abandoned: 'form.statusAbandoned',
  published: 'form.statusPublished',
  withheld: 'form.statusWithheld',
  withdrawn: 'form.statusWithdrawn',
  none: 'form.statusDraft',
} as const satisfies Record<ReturnType<typeof stateOf>, MessageKey>;

const stateTag = ({ view, head }: OpenPledge, state: ReturnType<typeof stateOf>) => (
  <Tag colour={statusColour(state)}>{stateWords(view, head, state)}</Tag>
);

const Facts = (pledge: OpenPledge) => {
  const { view, head } = pledge;
  const text = head.pending ?? head.current;
  const state = stateOf(head);
  const open = publicBesides(head);
  return (
    <SummaryList
      rows={[
        ...(open === undefined ? [] : [{ key: view.t('form.publicPledge'), value: stateTag(pledge, open) }]),
        {
          key: view.t(open === undefined ? 'contact.state' : 'form.change'),
          value: stateTag(pledge, state),
        },
        ...(text === undefined
          ? []
          : [{ key: view.t('form.stateSince'), value: formatInstant(view.language, text.since) }]),
        ...(text?.reference === undefined ? [] : [{ key: view.t('form.reference'), value: text.reference }]),
      ]}
    />
  );
};

const Reasons = ({ view, head }: OpenPledge) => {
  const reasons = (head.pending ?? head.current)?.reasons;
  return reasons === undefined ? null : (
    <>
      <h2 class="govuk-heading-m">{view.t('form.reasons')}</h2>
      <p class="govuk-body">
        <Typed>{reasons}</Typed>
      </p>
    </>
  );
};

const PublicLink = ({ view, head, paths }: OpenPledge) =>
  head.current === undefined ? null : (
    <p class="govuk-body">
      <a class="govuk-link" href={paths.public}>
        {view.t('form.publicPage')}
      </a>
    </p>
  );

/** The way to take a text back, as long as no review of it has begun. */
const ToTakeBack = (pledge: OpenPledge) => {
  const { view, head, paths } = pledge;
  const state = stateOf(head);
  if (!mayEdit(pledge) || (state !== 'awaiting-signature' && state !== 'submitted')) return null;
  return (
    <>
      <p class="govuk-body">{view.t(state === 'submitted' ? 'form.recallSignedHint' : 'form.recallHint')}</p>
      <p class="govuk-body">
        <a class="govuk-link" href={paths.takeBack}>
          {view.t('form.recall')}
        </a>
      </p>
    </>
  );
};

/** A change that is still written is none of the organisation's first draft. */
const wordsFor = (head: OpenPledge['head']): (typeof WORDS)[keyof typeof WORDS] | 'form.statusChanging' => {
  const state = stateOf(head);
  const written = state === 'draft' || state === 'returned';
  return written && publicBesides(head) !== undefined ? 'form.statusChanging' : WORDS[state];
};

/** The pledge while it is in other hands, or public. */
export const statusPage = (pledge: OpenPledge, { signatories, signing, claim }: Around): string => {
  const { view, paths, head } = pledge;
  const { t } = view;
  const state = stateOf(head);
  const words = stateWords(view, head, state);
  const changing = publicBesides(head) !== undefined;
  const title = changing ? t('form.changeIs', { state: words }) : words;
  return renderPage(
    <Page view={view} title={title} back={paths.mine}>
      <Heading caption={nameOf(view, head.name)}>{title}</Heading>
      <p class="govuk-body">{t(head.merged === undefined ? wordsFor(head) : 'form.statusMerged')}</p>
      <ReportToSign {...pledge} />
      <Facts {...pledge} />
      {head.current === undefined ? <ClaimNote view={view} claim={claim} /> : null}
      {state === 'declined' || state === 'withdrawn' || state === 'withheld' ? <Reasons {...pledge} /> : null}
      <SignatoryList pledge={pledge} signatories={signatories} />
      {state === 'declined' && mayEdit(pledge) ? (
        <Form view={view}>
          <Button name="do" value="revise">
            {t('form.revise')}
          </Button>
        </Form>
      ) : null}
      <ToTakeBack {...pledge} />
      <ToSignedText {...pledge} />
      <AmendmentNote {...pledge} />
      <PublicLink {...pledge} />
      <ToHistory {...pledge} />
      <DeleteLink {...pledge} />
      <ChangeLinks {...pledge} signing={signing} />
      <PeopleLink {...pledge} />
      {mayEdit(pledge) ? <ReportLinks {...pledge} /> : null}
    </Page>,
  );
};
