import type { Mail } from '../../mail/model.ts';
import { type MailStatus, statusOf } from '../../mail/status.ts';
import { Details, Table, Tag, type TagColour } from '../../platform/html/parts.tsx';
import { formatInstant, label, type MessageKey, type Translator } from '../../platform/i18n/translate.ts';
import { ladderStep } from '../../reminders/ladder.ts';
import { reasonWords } from '../../reminders/reasons.ts';
import type { Step } from '../../reminders/step.ts';
import type { Case } from '../read-case.ts';

const STATUS_COLOUR: Readonly<Record<MailStatus, TagColour>> = {
  waiting: 'grey',
  sending: 'blue',
  sent: 'blue',
  delivered: 'green',
  bounced: 'red',
  complained: 'red',
  failed: 'red',
  'not-owed': 'grey',
};

const MailTag = ({ t, mail }: { readonly t: Translator; readonly mail: Mail }) => {
  const status = statusOf(mail);
  return <Tag colour={STATUS_COLOUR[status]}>{label(t, `office.mailStatus.${status}`)}</Tag>;
};

/** The step in words: what it counts from, and how far; its key where the ladder no longer has it. */
const stepWords = (t: Translator, { family, key }: Step): string => {
  const row = ladderStep(family, key);
  if (row === undefined) return `${family} ${key}`;
  const anchor = label(t, `office.anchor.${family}`);
  if (row.workingDays !== undefined) return t('office.stepWorkingDays', { days: row.workingDays, anchor });
  const days = row.days ?? 0;
  if (days === 0) return t('office.stepOn', { anchor });
  return days < 0 ? t('office.stepBefore', { days: -days, anchor }) : t('office.stepAfter', { days, anchor });
};

const Execution = ({ t, arn, url }: { t: Translator; arn: string | undefined; url: string }) =>
  arn === undefined ? null : (
    <a class="govuk-link" href={`${url}${encodeURIComponent(arn)}`} rel="noopener noreferrer">
      {t('office.execution')}
    </a>
  );

const reasonOf = (t: Translator, why: string | undefined): string =>
  why === undefined ? '' : reasonWords(t, why);

interface LadderProps {
  readonly t: Translator;
  readonly opened: Case;
  readonly executionsUrl: string;
}

const StepTable = ({
  t,
  opened,
  executionsUrl,
  caption,
  steps,
}: LadderProps & { readonly caption: string; readonly steps: Case['steps'] }) => (
  <Table
    caption={caption}
    narrow="rows"
    columns={[
      { head: t('office.columnDue'), cell: (step) => formatInstant(t.language, step.at) },
      {
        head: t('office.columnStep'),
        rowHead: true,
        cell: (step) => {
          const does = ladderStep(step.family, step.key)?.does;
          return (
            <>
              {stepWords(t, step)}
              {does === undefined ? null : <div class="govuk-hint">{label(t, `office.does.${does}`)}</div>}
            </>
          );
        },
      },
      {
        head: t('office.columnOutcome'),
        cell: (step) => (
          <Tag colour={step.outcome === undefined ? 'grey' : step.outcome === 'sent' ? 'green' : 'blue'}>
            {label(t, `office.outcome.${step.outcome ?? (step.moot === undefined ? 'to-come' : 'moot')}`)}
          </Tag>
        ),
      },
      {
        head: t('office.columnWhy'),
        cell: ({ why, moot }) => reasonOf(t, why ?? moot),
      },
      {
        head: t('office.columnMails'),
        cell: (step) =>
          opened.mails
            .filter((mail) => step.mailIds.includes(mail.mailId))
            .map((mail) => <MailTag key={mail.mailId} t={t} mail={mail} />),
      },
      {
        head: t('office.columnExecution'),
        cell: (step) => <Execution t={t} arn={step.execution} url={executionsUrl} />,
      },
    ]}
    rows={steps}
  />
);

/**
 * What went out, what did not and why, and what comes next; apart from them what is still put down and has nothing left to
 * do, which there is the more of the more often a text has come and gone.
 */
export const Ladder = (props: LadderProps) => {
  const { t, opened } = props;
  const over = opened.steps.filter(({ moot }) => moot !== undefined);
  const others = opened.steps.filter(({ moot }) => moot === undefined);
  const overTitle = t('office.ladderOver', { count: over.length });
  return (
    <>
      {others.length === 0 ? (
        <h2 class="govuk-heading-m">{t('office.ladder')}</h2>
      ) : (
        <StepTable {...props} caption={t('office.ladder')} steps={others} />
      )}
      {over.length === 0 ? null : (
        <Details summary={overTitle}>
          <StepTable {...props} caption={overTitle} steps={over} />
        </Details>
      )}
    </>
  );
};

const recipientWords = (t: Translator, { recipient }: Mail, opened: Case): string =>
  recipient.to === 'person'
    ? (opened.people.get(recipient.personId)?.email ?? t('office.erased'))
    : t('office.whoOffice');

export const Mails = ({ t, opened }: { readonly t: Translator; readonly opened: Case }) => (
  <Table
    caption={t('office.mails')}
    narrow="rows"
    columns={[
      {
        head: t('office.columnWhen'),
        cell: (mail) => formatInstant(t.language, mail.sentAt ?? mail.createdAt),
      },
      {
        head: t('office.columnMail'),
        rowHead: true,
        cell: (mail) => label(t, `office.mail.${mail.kind}` satisfies MessageKey),
      },
      { head: t('office.columnTo'), cell: (mail) => recipientWords(t, mail, opened) },
      {
        head: t('office.columnStatus'),
        cell: (mail) => (
          <>
            <MailTag t={t} mail={mail} />
            {mail.possibleDuplicate ? <div class="govuk-hint">{t('office.possibleDuplicate')}</div> : null}
          </>
        ),
      },
      {
        head: t('office.columnWhy'),
        cell: (mail) => (mail.why === undefined ? '' : reasonWords(t, mail.why)),
      },
    ]}
    rows={opened.mails}
  />
);
