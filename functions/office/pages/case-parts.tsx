import { type SummaryRow, Table, Tag, type TagColour } from '../../platform/html/parts.tsx';
import { formatInstant, label, type Translator } from '../../platform/i18n/translate.ts';
import { brusselsDay } from '../../platform/time.ts';
import { historyVerifies } from '../../pledges/history.ts';
import { runChecks, type Verdict } from '../checks.ts';
import type { Case } from '../read-case.ts';
import { reviewerOf } from '../reviewer.ts';

const VERDICT_COLOUR: Readonly<Record<Verdict, TagColour>> = {
  fine: 'green',
  look: 'orange',
  unknown: 'grey',
};
const VERDICT_MARK: Readonly<Record<Verdict, string>> = { fine: '✓', look: '!', unknown: '–' };

const checksOf = (opened: Case) => {
  const { head, history, text, version, people, contact } = opened;
  if (text === undefined || version === undefined) return [];
  const signatures = head.pending?.signatures ?? [];
  const emails = signatures.map(({ personId }) => people.get(personId)?.email);
  return runChecks({
    text,
    signatures,
    contactEmail: contact?.email ?? people.get(head.contact)?.email,
    signerEmails: emails.filter((email): email is string => email !== undefined),
    sentOn: brusselsDay(version.createdAt),
    sameName: opened.sameName.length,
    historyWhole: historyVerifies(history),
  });
};

/** Each check with a mark, a word and a sentence: colour alone says nothing. */
export const Checks = ({ t, opened }: { readonly t: Translator; readonly opened: Case }) => (
  <Table
    caption={t('office.checks')}
    narrow="rows"
    columns={[
      { head: t('office.columnCheck'), rowHead: true, cell: (row) => label(t, `office.check.${row.check}`) },
      {
        head: t('office.columnVerdict'),
        cell: ({ verdict }) => (
          <Tag colour={VERDICT_COLOUR[verdict]}>
            {VERDICT_MARK[verdict]} {label(t, `office.verdict.${verdict}`)}
          </Tag>
        ),
      },
      {
        head: t('office.columnMeaning'),
        cell: ({ check, verdict }) => (verdict === 'look' ? label(t, `office.checkLook.${check}`) : ''),
      },
    ]}
    rows={checksOf(opened)}
  />
);

/** Who is meant by the `who` of a history link. */
const whoWords = (t: Translator, who: string, opened: Case): string => {
  if (who === 'time') return t('office.whoTime');
  if (who.startsWith('staff:')) return t('office.whoStaff', { name: opened.staff(who) });
  const other = opened.others.get(who);
  if (other?.is === 'other') return t('history.whoOther');
  if (other?.is === 'person') return other.name ?? t('history.whoErased');
  return opened.called.get(who)?.name ?? opened.people.get(who)?.email ?? who;
};

/** A row that names who reviews what is in review. */
export const reviewedBy = (
  t: Translator,
  { head, staff }: Pick<Case, 'head' | 'staff'>,
  cycle?: string,
): readonly SummaryRow[] => {
  const who = reviewerOf(head, cycle);
  return who === undefined ? [] : [{ key: t('office.reviewedBy'), value: <bdi>{staff(who)}</bdi> }];
};

export const History = ({ t, opened }: { readonly t: Translator; readonly opened: Case }) => (
  <Table
    caption={t('office.history')}
    narrow="rows"
    columns={[
      { head: t('office.columnWhen'), cell: (link) => formatInstant(t.language, link.at) },
      {
        head: t('office.columnEvent'),
        rowHead: true,
        cell: (link) => label(t, `history.event.${link.what}`),
      },
      { head: t('office.columnWho'), cell: (link) => <bdi>{whoWords(t, link.who, opened)}</bdi> },
      { head: t('office.columnVersion'), numeric: true, cell: (link) => link.version ?? '' },
    ]}
    rows={opened.history}
  />
);

/** What somebody may do, or that they were only invited, or belong to it no longer. */
const rolesOf = (t: Translator, { state, roles }: Case['members'][number]): string => {
  if (state === 'left') return t('office.memberLeft');
  if (state === 'invited') return t('office.memberInvited');
  return roles.map((role) => label(t, `office.role.${role}`)).join(', ');
};

export const People = ({ t, opened }: { readonly t: Translator; readonly opened: Case }) => (
  <Table
    caption={t('office.people')}
    narrow="rows"
    columns={[
      {
        head: t('office.columnName'),
        rowHead: true,
        cell: (member) => <bdi>{opened.called.get(member.personId)?.name ?? t('office.notGiven')}</bdi>,
      },
      {
        head: t('office.columnPosition'),
        cell: (member) => <bdi>{opened.called.get(member.personId)?.position ?? ''}</bdi>,
      },
      { head: t('office.columnEmail'), cell: (member) => opened.people.get(member.personId)?.email ?? '' },
      {
        head: t('office.columnRoles'),
        cell: (member) => rolesOf(t, member),
      },
      {
        head: t('office.columnSignature'),
        cell: (member) => {
          const signature = opened.head.pending?.signatures.find((s) => s.personId === member.personId);
          return signature === undefined ? '' : label(t, `office.signature.${signature.status}`);
        },
      },
    ]}
    rows={opened.members}
  />
);
