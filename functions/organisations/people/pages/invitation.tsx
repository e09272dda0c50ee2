import { personEntity } from '../../../access/model.ts';
import { requestCode } from '../../../access/request-code.ts';
import { Button, Form } from '../../../platform/html/form.tsx';
import { Typed } from '../../../platform/html/heading.tsx';
import { Page, renderPage } from '../../../platform/html/page.tsx';
import { Inset } from '../../../platform/html/parts.tsx';
import { viewOf } from '../../../platform/html/view.ts';
import { html, seeOther } from '../../../platform/http/answer.ts';
import type { Answer, Ask } from '../../../platform/http/ask.ts';
import { setApart } from '../../../platform/i18n/set-apart.ts';
import { label } from '../../../platform/i18n/translate.ts';
import type { SitePorts } from '../../../platform/ports.ts';
import { load } from '../../../platform/store/entity.ts';
import type { PledgeHead } from '../../../pledges/head.ts';
import { nameOf } from '../../../pledges/pages/names.ts';
import { pledgePaths } from '../../../pledges/pages/paths.ts';
import { headWithName } from '../../../pledges/pledges-of.ts';
import { answerInvitation } from '../answer-invitation.ts';
import type { PeopleFault } from '../faults.ts';
import type { RosterEntry } from '../model.ts';
import { hasExpired, rosterOf } from '../roster.ts';
import { refusalOf } from './words.ts';

/** What an invitation's address stands for now. */
interface Found {
  readonly head: PledgeHead;
  readonly personId: string;
  readonly entry: RosterEntry;
  /** The address that the invitation was sent to. */
  readonly email: string;
}

const idsOf = ({ params: { organisation = '', invitation = '' } }: Ask) => ({ organisation, invitation });

const find = async (ask: Ask, ports: SitePorts): Promise<Found | undefined> => {
  const { organisation, invitation } = idsOf(ask);
  const head = await headWithName(ports, organisation);
  if (head === undefined) return undefined;
  const listed = Object.entries(rosterOf(head)).find(([, entry]) => entry.invitation === invitation);
  if (listed === undefined) return undefined;
  const [personId, entry] = listed;
  const person = await load(ports.pact, personEntity, personId);
  return person === undefined ? undefined : { head, personId, entry, email: person.email };
};

/** Enough of an address for its owner to know it, and too little for anybody else. */
const masked = (email: string): string => {
  const at = email.lastIndexOf('@');
  return `${email.slice(0, 1)}…${email.slice(at)}`;
};

const isTheirs = ({ visitor }: Ask, { personId }: Found): boolean =>
  visitor.kind === 'person' && visitor.personId === personId;

/** An invitation that opens nothing, and the way on. */
const closedPage = (ask: Ask, fault: PeopleFault, status: number): Answer => {
  const { t } = ask;
  const title = t('people.closedTitle');
  const page = (
    <Page view={viewOf(ask)} title={title}>
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">{label(t, `fault.${fault}`)}</p>
      <p class="govuk-body">
        <a class="govuk-link" href={`/${ask.language}/my`}>
          {t('people.toMine')}
        </a>
      </p>
    </Page>
  );
  return html(renderPage(page), status);
};

const Question = ({ ask, found }: { readonly ask: Ask; readonly found: Found }) => {
  const { t } = ask;
  if (isTheirs(ask, found))
    return (
      <Form view={viewOf(ask)}>
        <div class="govuk-button-group">
          <Button name="do" value="accept">
            {t('people.accept')}
          </Button>
          <Button look="secondary" name="do" value="decline">
            {t('people.decline')}
          </Button>
        </div>
      </Form>
    );
  return (
    <>
      {ask.visitor.kind === 'person' ? (
        <Inset>
          <Typed>{t('people.otherAddress', { email: ask.visitor.email })}</Typed>
        </Inset>
      ) : null}
      <p class="govuk-body">{t('people.codeText', { email: masked(found.email) })}</p>
      <Form view={viewOf(ask)}>
        <Button name="do" value="code">
          {t('access.sendCode')}
        </Button>
      </Form>
    </>
  );
};

interface Shown {
  readonly found: Found;
  readonly warning?: string | undefined;
  readonly status: number;
}

const openPage = (ask: Ask, { found, warning, status }: Shown): Answer => {
  const { t } = ask;
  const view = viewOf(ask);
  const organisation = setApart(nameOf(view, found.head.name));
  const title = t('people.invitationTitle');
  const page = (
    <Page view={view} title={title}>
      <h1 class="govuk-heading-l">{title}</h1>
      {warning === undefined ? null : <Inset>{warning}</Inset>}
      <p class="govuk-body">{t('people.invitationText', { organisation })}</p>
      <ul class="govuk-list govuk-list--bullet">
        {found.entry.roles.map((role) => (
          <li key={role}>
            {label(t, `member.role.${role}`)}: {label(t, `people.roleHint.${role}`)}
          </li>
        ))}
      </ul>
      <p class="govuk-body">{t('people.invitationSees')}</p>
      <Question ask={ask} found={found} />
    </Page>
  );
  return html(renderPage(page), status);
};

/** Why the invitation cannot be answered any more; undefined while it can. */
const closedFor = (ask: Ask, found: Found | undefined): PeopleFault | undefined => {
  if (found === undefined) return 'withdrawn';
  if (found.entry.state === 'active') return 'used';
  return hasExpired(found.entry, ask.now) ? 'expired' : undefined;
};

/** Mail scanners open links, as often as they like: this only shows what the buttons would do. */
export const showInvitation = async (ask: Ask, ports: SitePorts): Promise<Answer> => {
  const found = await find(ask, ports);
  const closed = closedFor(ask, found);
  if (found === undefined || closed !== undefined)
    return closedPage(ask, closed ?? 'withdrawn', found === undefined ? 404 : 410);
  return openPage(ask, { found, status: 200 });
};

const sendCode = async (ask: Ask, ports: SitePorts, found: Found): Promise<Answer> => {
  const { browser, language, path: next } = ask;
  const requested = await requestCode(ports, { email: found.email, browser, language, next });
  if (requested.ok) return seeOther(`/${language}/sign-in/code?c=${requested.value.challengeId}`);
  const minutes = requested.refusal.why === 'too-many' ? requested.refusal.minutes : 60;
  return openPage(ask, { found, warning: ask.t('access.refusedTooMany', { minutes }), status: 429 });
};

/** Has a code sent to the invited address, or takes the answer of who confirmed it. */
export const answerInvited = async (ask: Ask, ports: SitePorts): Promise<Answer> => {
  const found = await find(ask, ports);
  const closed = closedFor(ask, found);
  const wish = ask.form.get('do');
  const accepts = wish === 'accept';
  const { organisation: organisationId, invitation } = idsOf(ask);
  const paths = pledgePaths(ask.language, organisationId);
  // A second press finds the yes of the first.
  const isIn = (fault: PeopleFault | undefined): boolean =>
    fault === 'used' && accepts && found !== undefined && isTheirs(ask, found);
  if (isIn(closed)) return seeOther(paths.root);
  if (found === undefined || closed !== undefined)
    return closedPage(ask, closed ?? 'withdrawn', found === undefined ? 404 : 410);
  if (!isTheirs(ask, found)) return sendCode(ask, ports, found);
  if (!accepts && wish !== 'decline') return openPage(ask, { found, status: 422 });
  const { personId } = found;
  const answered = await answerInvitation(ports, { organisationId, personId, invitation, accepts });
  if (!answered.ok) {
    const { refusal } = answered;
    if (refusal.why === 'people')
      return isIn(refusal.fault) ? seeOther(paths.root) : closedPage(ask, refusal.fault, 410);
    const { words, status } = refusalOf(ask.t, refusal);
    return openPage(ask, { found, warning: words, status });
  }
  return seeOther(accepts ? paths.root : `${paths.mine}?declined=yes`);
};
