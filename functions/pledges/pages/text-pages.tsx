import { Button, Checkboxes, Form, TextArea } from '../../platform/html/form.tsx';
import { Heading, Typed } from '../../platform/html/heading.tsx';
import { Page, renderPage } from '../../platform/html/page.tsx';
import { Inset, Panel } from '../../platform/html/parts.tsx';
import type { FieldErrors, Wording } from '../../platform/html/view.ts';
import { setApart } from '../../platform/i18n/set-apart.ts';
import { formatInstant, label, type MessageKey } from '../../platform/i18n/translate.ts';
import { differenceOf } from '../difference.ts';
import { stateOf } from '../pending-text.ts';
import { type PledgeVersion, textOf } from '../version.ts';
import { Difference } from './difference.tsx';
import { ExactText } from './exact-text.tsx';
import { ParaphraseNote } from './form-parts.tsx';
import { nameOf } from './names.ts';
import type { OpenPledge } from './open-pledge.ts';
import { ShownChoice } from './shown-choice.tsx';
import type { Named } from './signatories.ts';
import { SignatoryList } from './signatory-list.tsx';
import { ToSignedText } from './signed.tsx';
import type { TypedAnswer } from './text-form.ts';

const WhoAsks = ({ view, draft, head }: OpenPledge) => {
  const contact = draft.contact?.values;
  const organisation = setApart(nameOf(view, head.name));
  return (
    <p class="govuk-body">
      {contact === undefined
        ? view.t('form.askedBySomebody', { organisation })
        : view.t('form.askedBy', {
            name: setApart(contact.name),
            position: setApart(contact.position),
            organisation,
          })}
    </p>
  );
};

/** A text that a signatory had read, and how it words its commitments. */
export interface ReadText {
  readonly version: PledgeVersion;
  readonly wording: Wording;
}

/** The text that the signatory had read is not the one at hand any more: what differs, before the new one. */
const Changed = ({
  view,
  before,
  after,
}: {
  view: OpenPledge['view'];
  before: ReadText;
  after: PledgeVersion;
}) => (
  <section aria-label={view.t('form.changedSince')}>
    <h2 class="govuk-heading-m">{view.t('form.changedSince')}</h2>
    <p class="govuk-body">{view.t('form.changedSinceText')}</p>
    <Difference
      view={view}
      difference={differenceOf(textOf(before.version), textOf(after))}
      earlier={before.wording}
    />
  </section>
);

export interface TextState {
  readonly version: PledgeVersion;
  /** Another version, which the signatory had read when the answer was sent. */
  readonly read?: ReadText | undefined;
  readonly typed: TypedAnswer;
  readonly errors: FieldErrors;
}

/** What a signatory reads and answers. */
export const textPage = (pledge: OpenPledge, { version, read, typed, errors }: TextState): string => {
  const { view, paths, head } = pledge;
  const { t } = view;
  const title = t('form.textTitle');
  return renderPage(
    <Page view={view} title={title} errors={errors} back={paths.mine}>
      <Heading caption={nameOf(view, head.name)}>{title}</Heading>
      <ParaphraseNote view={view} />
      <WhoAsks {...pledge} />
      <Inset>{t('form.textMeans')}</Inset>
      {read === undefined ? null : <Changed view={view} before={read} after={version} />}
      <ExactText view={view} version={version} />
      <h2 class="govuk-heading-m">{t('form.approveTitle')}</h2>
      <Form view={view}>
        <input type="hidden" name="sha256" value={version.sha256} />
        <Checkboxes
          name="declaration"
          label={t('form.declaration')}
          values={[typed.declaration]}
          options={[{ value: 'yes', label: t('form.declarationOther', { name: nameOf(view, head.name) }) }]}
        />
        <ShownChoice view={view} />
        <Button name="do" value="approve">
          {t('form.approve')}
        </Button>
      </Form>
      <h2 class="govuk-heading-m">{t('form.sendBackTitle')}</h2>
      <Form view={view}>
        <TextArea
          name="comment"
          label={t('form.comment')}
          hint={t('form.commentHint')}
          value={typed.comment}
          rows={4}
          maxLength={2000}
        />
        <Button look="secondary" name="do" value="send-back">
          {t('form.sendBack')}
        </Button>
      </Form>
    </Page>,
  );
};

/** What has become of a text that this person approved. */
const APPROVED = {
  draft: 'form.youApprovedVoid',
  'awaiting-signature': 'form.youApprovedNext',
  submitted: 'form.youApprovedSubmitted',
  'in-review': 'form.youApprovedSubmitted',
  returned: 'form.youApprovedReturned',
  declined: 'form.youApprovedDeclined',
  abandoned: 'form.youApprovedVoid',
} as const satisfies Record<NonNullable<OpenPledge['head']['pending']>['state'], MessageKey>;

/** A signatory who has answered. */
export const answeredPage = (pledge: OpenPledge, own: Named, signatories: readonly Named[]): string => {
  const { view, paths, head } = pledge;
  const { t, language } = view;
  const approved = own.status === 'approved';
  const state = head.pending?.state ?? 'abandoned';
  const title = t(approved ? 'form.youApproved' : 'form.youSentBack');
  return renderPage(
    <Page view={view} title={title} back={paths.mine}>
      <Panel title={title}>{own.at === undefined ? null : formatInstant(language, own.at)}</Panel>
      <p class="govuk-body">{t(approved ? APPROVED[state] : 'form.youSentBackNext')}</p>
      {approved || own.comment === undefined ? null : (
        <Inset>
          <Typed>{own.comment}</Typed>
        </Inset>
      )}
      {approved ? <SignatoryList pledge={pledge} signatories={signatories} /> : null}
      <ToSignedText {...pledge} />
      <p class="govuk-body">
        <a class="govuk-link" href={paths.root}>
          {t('form.doneStatus')}
        </a>
      </p>
    </Page>,
  );
};

/** Nothing waits for this person's signature: the state has changed since the mail. */
export const nothingToSignPage = ({ view, head, paths, ask }: OpenPledge): string => {
  const { t } = view;
  const comment = ask.form.get('comment') ?? '';
  return renderPage(
    <Page view={view} title={t('form.nothingToSign')} back={paths.mine}>
      <Heading caption={nameOf(view, head.name)}>{t('form.nothingToSign')}</Heading>
      <p class="govuk-body">
        {t('form.nothingToSignText', { state: label(t, `states.pledge.${stateOf(head)}`) })}
      </p>
      {comment === '' ? null : (
        <Inset>
          <Typed>{comment}</Typed>
        </Inset>
      )}
      <p class="govuk-body">
        <a class="govuk-link" href={paths.root}>
          {t('form.doneStatus')}
        </a>
      </p>
    </Page>,
  );
};
