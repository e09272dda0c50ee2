import { WHOLE_FORM } from '../../../platform/html/error-summary.tsx';
import { Button, Checkboxes, Form, Radios } from '../../../platform/html/form.tsx';
import { Heading, Typed } from '../../../platform/html/heading.tsx';
import { Page, renderPage } from '../../../platform/html/page.tsx';
import { SummaryList } from '../../../platform/html/parts.tsx';
import type { FieldErrors } from '../../../platform/html/view.ts';
import { html, seeOther } from '../../../platform/http/answer.ts';
import type { Answer } from '../../../platform/http/ask.ts';
import type { SitePorts } from '../../../platform/ports.ts';
import type { Result } from '../../../platform/result.ts';
import type { Refusal } from '../../../pledges/decide.ts';
import type { PledgeHead } from '../../../pledges/head.ts';
import { pledgeName } from '../../../pledges/pages/names.ts';
import { notFound, type OpenPledge, param, pledgeDoor } from '../../../pledges/pages/open-pledge.ts';
import { changeRoles, removeMember } from '../change-member.ts';
import { offerContact } from '../hand-over.ts';
import { type Colleague, readPeople } from '../read-people.ts';
import { GIVEN_ROLES } from '../roster.ts';
import { roleOptions } from './people.tsx';
import { readRoles, typedRoles } from './people-form.ts';
import { calledOf, refusalOf, rolesInWords } from './words.ts';

interface Shown {
  readonly one: Colleague;
  /** Roles ticked. */
  readonly roles: readonly string[];
  readonly errors: FieldErrors;
}

const Roles = ({ pledge, one, roles }: Shown & { readonly pledge: OpenPledge }) => {
  const { view, head } = pledge;
  const { t } = view;
  const contact = one.personId === head.contact;
  return (
    <>
      <h2 class="govuk-heading-m">{t('people.rolesTitle')}</h2>
      <Form view={view}>
        <Checkboxes
          name="roles"
          label={t('people.rolesLabel')}
          values={roles}
          options={roleOptions(t, contact ? ['editor', 'signatory'] : GIVEN_ROLES)}
        />
        <Button name="do" value="roles">
          {t('common.save')}
        </Button>
      </Form>
    </>
  );
};

const HandOver = ({ pledge, one }: { readonly pledge: OpenPledge; readonly one: Colleague }) => {
  const { view } = pledge;
  const { t } = view;
  return (
    <>
      <h2 class="govuk-heading-m">{t('people.handOverTitle')}</h2>
      <p class="govuk-body">{t('people.handOverText', { name: calledOf(t, one) })}</p>
      <Form view={view}>
        <Radios
          name="after"
          label={t('people.handOverThen')}
          value="stays"
          options={[
            { value: 'stays', label: t('people.handOverStays') },
            { value: 'leaves', label: t('people.handOverLeaves') },
          ]}
        />
        <Button look="secondary" name="do" value="offer">
          {t('people.handOver')}
        </Button>
      </Form>
    </>
  );
};

const colleaguePage = (pledge: OpenPledge, shown: Shown): string => {
  const { view, paths, head } = pledge;
  const { t } = view;
  const { one } = shown;
  const title = calledOf(t, one);
  return renderPage(
    <Page view={view} title={title} errors={shown.errors} back={paths.people}>
      <Heading caption={pledgeName(pledge)}>
        <bdi>{title}</bdi>
      </Heading>
      <SummaryList
        rows={[
          { key: t('contact.email'), value: <Typed>{one.email ?? t('people.erased')}</Typed> },
          { key: t('people.rolesTitle'), value: rolesInWords(t, one) },
          ...(one.state === 'invited' ? [{ key: t('contact.state'), value: t('people.invitedLong') }] : []),
        ]}
      />
      <Roles pledge={pledge} {...shown} />
      {one.personId === head.contact ? null : (
        <>
          <HandOver pledge={pledge} one={one} />
          <p class="govuk-body">
            <a class="govuk-link" href={paths.removeColleague(one.personId)}>
              {t(one.state === 'invited' ? 'people.withdraw' : 'people.remove')}
            </a>
          </p>
        </>
      )}
    </Page>,
  );
};

/** A page about one person on the roster. */
const colleagueDoor = (door: (pledge: OpenPledge, ports: SitePorts, one: Colleague) => Promise<Answer>) =>
  pledgeDoor(async (pledge, ports) => {
    const people = await readPeople(ports, pledge.head);
    const one = people.find(({ personId }) => personId === param(pledge.ask, 'person'));
    return one === undefined ? notFound(pledge.ask) : door(pledge, ports, one);
  });

export const showColleague = colleagueDoor(async (pledge, _, one) =>
  html(colleaguePage(pledge, { one, roles: one.roles, errors: {} })),
);

const outcome = (
  pledge: OpenPledge,
  { one, roles }: Pick<Shown, 'one' | 'roles'>,
  { decided, word }: { readonly decided: Result<PledgeHead, Refusal>; readonly word: string },
): Answer => {
  if (decided.ok) return seeOther(`${pledge.paths.people}?done=${word}`);
  const { words, status } = refusalOf(pledge.ask.t, decided.refusal);
  return html(colleaguePage(pledge, { one, roles, errors: { [WHOLE_FORM]: words } }), status);
};

export const changeColleague = colleagueDoor(async (pledge, ports, one) => {
  const { ask, head, person } = pledge;
  const about = { organisationId: head.organisationId, who: person.personId };
  if (ask.form.get('do') === 'offer') {
    const leaves = ask.form.get('after') === 'leaves';
    const decided = await offerContact(ports, { ...about, to: one.personId, leaves });
    return outcome(pledge, { one, roles: one.roles }, { decided, word: 'offered' });
  }
  const roles = typedRoles(ask.form);
  const read = readRoles(roles, ask.t);
  if (!read.ok) return html(colleaguePage(pledge, { one, roles, errors: read.refusal }), 422);
  const decided = await changeRoles(ports, { ...about, personId: one.personId, roles: read.value.roles });
  return outcome(pledge, { one, roles }, { decided, word: 'changed' });
});

const removePage = (pledge: OpenPledge, one: Colleague): string => {
  const { view, paths } = pledge;
  const { t } = view;
  const name = calledOf(t, one);
  const title = t(one.state === 'invited' ? 'people.withdrawTitle' : 'people.removeTitle', { name });
  return renderPage(
    <Page view={view} title={title} back={paths.colleague(one.personId)}>
      <Heading caption={pledgeName(pledge)}>{title}</Heading>
      <p class="govuk-body">{t(one.state === 'invited' ? 'people.withdrawText' : 'people.removeText')}</p>
      {one.shown ? <p class="govuk-body">{t('people.removeHides')}</p> : null}
      <Form view={view}>
        <Button look="warning">{t(one.state === 'invited' ? 'people.withdraw' : 'people.remove')}</Button>
      </Form>
    </Page>,
  );
};

export const showRemove = colleagueDoor(async (pledge, _, one) => html(removePage(pledge, one)));

export const doRemove = colleagueDoor(async (pledge, ports, one) => {
  const { head, person } = pledge;
  const { organisationId } = head;
  const decided = await removeMember(ports, { organisationId, who: person.personId, personId: one.personId });
  return outcome(pledge, { one, roles: one.roles }, { decided, word: 'removed' });
});
