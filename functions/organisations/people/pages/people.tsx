import { Button, Checkboxes, Form, type Option, TextField } from '../../../platform/html/form.tsx';
import { Heading, Typed } from '../../../platform/html/heading.tsx';
import { Page, renderPage } from '../../../platform/html/page.tsx';
import { Banner, SummaryList, type SummaryRow, Tag } from '../../../platform/html/parts.tsx';
import type { FieldErrors } from '../../../platform/html/view.ts';
import { html } from '../../../platform/http/answer.ts';
import { setApart } from '../../../platform/i18n/set-apart.ts';
import { formatInstant, label, type Translator } from '../../../platform/i18n/translate.ts';
import type { SitePorts } from '../../../platform/ports.ts';
import { pledgeName } from '../../../pledges/pages/names.ts';
import { type OpenPledge, pledgeDoor } from '../../../pledges/pages/open-pledge.ts';
import { type Colleague, readPeople } from '../read-people.ts';
import { GIVEN_ROLES, type GivenRole } from '../roster.ts';
import { calledOf, rolesInWords } from './words.ts';

export const roleOptions = (t: Translator, roles: readonly GivenRole[] = GIVEN_ROLES): Option[] =>
  roles.map((value) => ({
    value,
    label: label(t, `member.role.${value}`),
    hint: label(t, `people.roleHint.${value}`),
  }));

/** What was typed to invite somebody. */
export interface TypedInvitation {
  readonly email: string;
  readonly roles: readonly string[];
}
export const BLANK_INVITATION: TypedInvitation = { email: '', roles: ['editor'] };

export interface PeopleState {
  readonly typed: TypedInvitation;
  readonly errors: FieldErrors;
  /** What was just done. */
  readonly done?: string | undefined;
}

const isContact = ({ head, person }: OpenPledge): boolean => head.contact === person.personId;

const rowOf = (pledge: OpenPledge, one: Colleague): SummaryRow => {
  const { t, language } = pledge.view;
  const self = one.personId === pledge.person.personId;
  return {
    key: calledOf(t, one),
    value: (
      <>
        {one.name === undefined || one.email === undefined ? null : (
          <>
            <Typed>{one.email}</Typed>
            <br />
          </>
        )}
        {rolesInWords(t, one)} {self ? <Tag colour="blue">{t('people.you')}</Tag> : null}
        {one.state === 'invited' ? (
          <>
            <Tag colour="yellow">{t('member.invited')}</Tag> {formatInstant(language, one.since)}
          </>
        ) : null}
      </>
    ),
    ...(isContact(pledge)
      ? {
          action: {
            href: pledge.paths.colleague(one.personId),
            text: t('common.change'),
            about: calledOf(t, one),
          },
        }
      : {}),
  };
};

/** Somebody is asked to become the contact: that person answers here, and the contact can take it back. */
const Offer = ({
  pledge,
  people,
}: {
  readonly pledge: OpenPledge;
  readonly people: readonly Colleague[];
}) => {
  const { view, head, person, paths } = pledge;
  const { t } = view;
  const { handOver } = head;
  const to = people.find(({ personId }) => personId === handOver?.to);
  if (handOver === undefined || to === undefined) return null;
  const mine = to.personId === person.personId;
  if (!mine && !isContact(pledge)) return null;
  return (
    <Banner title={t('people.offerTitle')}>
      <p class="govuk-notification-banner__heading">
        {mine ? t('member.offerYou') : t('people.offerSent', { name: setApart(calledOf(t, to)) })}
      </p>
      <Form view={view} action={paths.contactOffer}>
        <div class="govuk-button-group">
          {mine ? (
            <Button name="do" value="accept">
              {t('people.offerAccept')}
            </Button>
          ) : null}
          <Button look="secondary" name="do" value="end">
            {t(mine ? 'people.offerDecline' : 'people.offerTakeBack')}
          </Button>
        </div>
      </Form>
    </Banner>
  );
};

const Invite = ({ pledge, state }: { readonly pledge: OpenPledge; readonly state: PeopleState }) => {
  const { view } = pledge;
  const { t } = view;
  return (
    <>
      <h2 class="govuk-heading-m">{t('people.inviteTitle')}</h2>
      <p class="govuk-body">{t('people.inviteText')}</p>
      <Form view={view} action={pledge.paths.people}>
        <TextField
          name="email"
          label={t('contact.email')}
          hint={t('people.emailHint')}
          type="email"
          spellcheck={false}
          value={state.typed.email}
        />
        <Checkboxes
          name="roles"
          label={t('people.rolesLabel')}
          values={state.typed.roles}
          options={roleOptions(t)}
        />
        <Button>{t('people.invite')}</Button>
      </Form>
    </>
  );
};

/** Whoever has signed decides here whether the public may see by which name. */
const Shown = ({
  pledge,
  people,
}: {
  readonly pledge: OpenPledge;
  readonly people: readonly Colleague[];
}) => {
  const { view, paths, person } = pledge;
  const own = people.find(({ personId }) => personId === person.personId);
  if (own?.hasSigned !== true) return null;
  const { t } = view;
  return (
    <>
      <h2 class="govuk-heading-m">{t('people.shownTitle')}</h2>
      <p class="govuk-body">{t(own.shown ? 'people.shownNow' : 'people.hiddenNow')}</p>
      <Form view={view} action={paths.shown}>
        <Button look="secondary" name="do" value={own.shown ? 'hide' : 'show'}>
          {t(own.shown ? 'people.hide' : 'people.show')}
        </Button>
      </Form>
    </>
  );
};

const Others = ({ pledge }: { readonly pledge: OpenPledge }) => {
  const { t } = pledge.view;
  return isContact(pledge) ? (
    <p class="govuk-body">{t('people.contactStays')}</p>
  ) : (
    <>
      <p class="govuk-body">{t('people.contactDecides')}</p>
      <p class="govuk-body">
        <a class="govuk-link" href={pledge.paths.leave}>
          {t('people.leave')}
        </a>
      </p>
    </>
  );
};

/** Who works for the organisation; the contact invites others and says what each may do. */
export const peoplePage = async (
  pledge: OpenPledge,
  ports: SitePorts,
  state: PeopleState,
): Promise<string> => {
  const { view, paths, head } = pledge;
  const { t } = view;
  const people = await readPeople(ports, head);
  return renderPage(
    <Page view={view} title={t('member.title')} errors={state.errors} back={paths.root}>
      {state.done === undefined ? null : (
        <Banner title={t('people.doneTitle')} success>
          <p class="govuk-notification-banner__heading">{state.done}</p>
        </Banner>
      )}
      <Offer pledge={pledge} people={people} />
      <Heading caption={pledgeName(pledge)}>{t('member.title')}</Heading>
      <p class="govuk-body">{t('people.intro')}</p>
      <SummaryList wideKeys rows={people.map((one) => rowOf(pledge, one))} />
      <p class="govuk-body">
        <a class="govuk-link" href={paths.ownDetails}>
          {t('people.detailsLink')}
        </a>
      </p>
      {head.backup === undefined ? <p class="govuk-body">{t('people.noBackup')}</p> : null}
      <Shown pledge={pledge} people={people} />
      <Others pledge={pledge} />
      {isContact(pledge) ? <Invite pledge={pledge} state={state} /> : null}
    </Page>,
  );
};

/** What a page before this one has done, by the word in its address. */
const DONE = [
  'invited',
  'changed',
  'removed',
  'offered',
  'offer-ended',
  'taken',
  'joined',
  'shown',
  'hidden',
  'details',
] as const;

export const showPeople = pledgeDoor(async (pledge, ports) => {
  const did = DONE.find((word) => word === pledge.ask.query.get('done'));
  const done = did === undefined ? undefined : label(pledge.view.t, `people.done.${did}`);
  return html(await peoplePage(pledge, ports, { typed: BLANK_INVITATION, errors: {}, done }));
});
