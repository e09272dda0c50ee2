import { reportsToSign, rolesOf } from '../../organisations/people/roster.ts';
import { Page, renderPage } from '../../platform/html/page.tsx';
import { Inset, TaskList, type TaskRow } from '../../platform/html/parts.tsx';
import { statusColour } from '../../platform/html/status-colour.ts';
import { type View, viewOf } from '../../platform/html/view.ts';
import { html } from '../../platform/http/answer.ts';
import type { Answer, Ask } from '../../platform/http/ask.ts';
import { formatDay, label } from '../../platform/i18n/translate.ts';
import type { SitePorts } from '../../platform/ports.ts';
import { brusselsDay } from '../../platform/time.ts';
import type { PledgeHead } from '../head.ts';
import { publicBesides, stateOf } from '../pending-text.ts';
import { invitationsOf, pledgesOf } from '../pledges-of.ts';
import { nameOf } from './names.ts';
import { backTitle } from './notices.tsx';
import { personOf } from './open-pledge.ts';
import { invitationPath, pledgePaths } from './paths.ts';
import { dueWords } from './report-links.tsx';
import { SigningNote } from './signing-note.tsx';
import { mayBegin, type SigningOpen } from './signing-open.ts';
import { StartForm, signingNow } from './start.tsx';
import { stateWords } from './state-words.ts';
import { waitsFor } from './waits-for.ts';

const reportHint = (view: View, head: PledgeHead): string | undefined => {
  const owed = Object.values(head.reports).filter((report) => report.state !== 'published');
  // A late one stays welcome, but the one that is next asks for more.
  const open = owed.find((report) => report.state !== 'not-received') ?? owed[0];
  return open === undefined || head.current?.state === 'withdrawn' ? undefined : dueWords(view, open);
};

const rolesIn = ({ t }: View, head: PledgeHead, personId: string): string => {
  const roles = rolesOf(head, personId).map((role) => label(t, `member.role.${role}`));
  return roles.length === 0 ? '' : ` · ${roles.join(', ')}`;
};

/** What waits for this person, and where it is answered; undefined where nothing does. */
const turnOf = (
  view: View,
  head: PledgeHead,
  personId: string,
): { readonly href: string; readonly words: string } | undefined => {
  const paths = pledgePaths(view.language, head.organisationId);
  if (waitsFor(head, personId)) return { href: paths.text, words: view.t('form.waitsForYou') };
  const [cycle] = reportsToSign(head, personId);
  if (cycle !== undefined) return { href: `${paths.report(cycle)}/sign`, words: view.t('form.waitsForYou') };
  if (head.handOver?.to === personId) return { href: paths.people, words: view.t('member.offerYou') };
  const back = backTitle(view.t, head);
  return back === undefined ? undefined : { href: paths.root, words: back };
};

/** How far a change of the public pledge is. */
const changeOf = ({ t }: View, head: PledgeHead): string =>
  publicBesides(head) === undefined
    ? ''
    : ` · ${t('form.changeIs', { state: label(t, `states.pledge.${stateOf(head)}`) })}`;

const rowOf = (view: View, head: PledgeHead, personId: string): TaskRow => {
  const turn = turnOf(view, head, personId);
  const since = head.pending?.since ?? head.current?.since ?? head.createdAt;
  return {
    id: head.organisationId,
    title: nameOf(view, head.name),
    href: turn?.href ?? pledgePaths(view.language, head.organisationId).root,
    hint: `${
      turn?.words ??
      reportHint(view, head) ??
      view.t('form.since', { day: formatDay(view.language, brusselsDay(since)) })
    }${changeOf(view, head)}${rolesIn(view, head, personId)}`,
    status: stateWords(view, head, publicBesides(head) ?? stateOf(head)),
    colour: statusColour(publicBesides(head) ?? stateOf(head)),
  };
};

type Invitation = Awaited<ReturnType<typeof invitationsOf>>[number];

const invitedRow = (view: View, { head, invitation }: Invitation): TaskRow => ({
  id: head.organisationId,
  title: nameOf(view, head.name),
  href: invitationPath(view.language, head.organisationId, invitation),
  hint: view.t('member.mineInvited'),
  status: view.t('member.invited'),
  colour: 'yellow',
});

interface Mine {
  readonly personId: string;
  readonly own: readonly PledgeHead[];
  readonly invitations: readonly Invitation[];
  readonly signing: SigningOpen;
  /** What has just come to an end here, if anything. */
  readonly ended: 'declined' | 'deleted' | undefined;
}

const minePage = (view: View, { personId, own, invitations, ended, signing }: Mine): string => {
  const { t } = view;
  const open = mayBegin(signing);
  return renderPage(
    <Page view={view} title={t('form.mineTitle')}>
      <h1 class="govuk-heading-l">{t('form.mineTitle')}</h1>
      {ended === undefined ? null : (
        <Inset>{t(ended === 'declined' ? 'member.mineDeclined' : 'form.mineDeleted')}</Inset>
      )}
      {invitations.length === 0 ? null : (
        <TaskList tasks={invitations.map((invitation) => invitedRow(view, invitation))} />
      )}
      {own.length === 0 ? (
        <>
          <p class="govuk-body">{t('form.mineEmpty')}</p>
          <p class="govuk-body">{t('form.mineEmptyInvited')}</p>
          <p class="govuk-body">
            <a class="govuk-link" href={`/${view.language}/pledge`}>
              {t('form.mineReadFirst')}
            </a>
          </p>
          {open ? <StartForm view={view} after={0} text={t('form.startNow')} /> : null}
        </>
      ) : (
        <>
          <TaskList tasks={own.map((head) => rowOf(view, head, personId))} />
          {open ? <StartForm view={view} after={own.length} text={t('form.startAnother')} secondary /> : null}
        </>
      )}
      {open ? null : <SigningNote view={view} signing={signing} />}
      <p class="govuk-body">
        <a class="govuk-link" href={`/${view.language}/my-data`}>
          {t('form.mineData')}
        </a>
      </p>
    </Page>,
  );
};

export const showMine = async (ask: Ask, ports: SitePorts): Promise<Answer> => {
  const { personId } = personOf(ask);
  const [own, invitations, signing] = await Promise.all([
    pledgesOf(ports, personId),
    invitationsOf(ports, personId),
    signingNow(ask, ports),
  ]);
  const ended = (['declined', 'deleted'] as const).find((word) => ask.query.has(word));
  return html(minePage(viewOf(ask), { personId, own, invitations, ended, signing }));
};
