import type { StaffNames } from '../../access/staff/names.ts';
import { Told } from '../../office/pages/told.tsx';
import { Button, Form } from '../../platform/html/form.tsx';
import { Page, renderPage } from '../../platform/html/page.tsx';
import { SummaryList, TaskList } from '../../platform/html/parts.tsx';
import { formatDay, formatInstant } from '../../platform/i18n/translate.ts';
import { DraftSummary } from '../../pledges/pages/draft-summary.tsx';
import { draftName } from '../../pledges/pages/names.ts';
import type { OpenPledge } from '../../pledges/pages/open-pledge.ts';
import { tasksOf } from '../../pledges/pages/tasks.ts';
import { type Pen, penOf } from '../../pledges/pen.ts';

export interface Extra {
  readonly done?: string | undefined;
  readonly refused?: string | undefined;
}

const Facts = ({ view, head, draft, staff }: OpenPledge & { readonly staff: StaffNames }) => {
  const { t, language } = view;
  const { entered } = head;
  if (entered === undefined) return null;
  const moment = (key: string, at: string | undefined) =>
    at === undefined ? [] : [{ key, value: formatInstant(language, at) }];
  return (
    <SummaryList
      rows={[
        { key: t('entered.letterOn'), value: formatDay(language, entered.letterOn) },
        { key: t('entered.by'), value: <bdi>{staff(entered.by)}</bdi> },
        ...(draft.contact === undefined
          ? []
          : [{ key: t('entered.contact'), value: <bdi>{draft.contact.values.email}</bdi> }]),
        ...moment(t('entered.sentAt'), entered.sentAt),
        ...moment(t('entered.confirmedAt'), entered.confirmedAt),
      ]}
    />
  );
};

/** The office writes: the same sections as on the organisation's form. */
const Writing = (pledge: OpenPledge) => {
  const { view, paths } = pledge;
  const { t } = view;
  const { about, actions } = tasksOf(pledge);
  return (
    <>
      <p class="govuk-body">{t('entered.writeText')}</p>
      <TaskList tasks={about} />
      <h2 class="govuk-heading-m">{t('entered.actions')}</h2>
      <TaskList tasks={actions} />
      <h2 class="govuk-heading-m">{t('entered.sendTitle')}</h2>
      <p class="govuk-body">{t('entered.sendText')}</p>
      <Form view={view} action={`${paths.root}/send`}>
        <Button>{t('entered.send')}</Button>
      </Form>
    </>
  );
};

const Waiting = (pledge: OpenPledge) => {
  const { view, paths } = pledge;
  const { t } = view;
  return (
    <>
      <p class="govuk-body">{t('entered.waitText')}</p>
      <Form view={view} action={`${paths.root}/take-back`}>
        <Button look="secondary">{t('entered.takeBack')}</Button>
      </Form>
      <DraftSummary pledge={pledge} changeable={false} />
    </>
  );
};

const Confirmed = ({ view, head }: OpenPledge) => (
  <p class="govuk-body">
    {view.t('entered.confirmedText')}{' '}
    <a class="govuk-link" href={`/office/pledges/${head.organisationId}`}>
      {view.t('entered.openPledge')}
    </a>
  </p>
);

const ToDelete = ({ view, head, paths }: OpenPledge) =>
  penOf(head) === 'organisation' ? null : (
    <p class="govuk-body">
      <a class="govuk-link" href={paths.delete}>
        {view.t('entered.deleteLink')}
      </a>
    </p>
  );

const PARTS = { office: Writing, nobody: Waiting, organisation: Confirmed } as const satisfies Record<
  Pen,
  unknown
>;

/** One pledge that came by letter: what is entered, and where it stands. */
export const enteredPage = (pledge: OpenPledge, staff: StaffNames, told: Extra = {}): string => {
  const { view } = pledge;
  const title = draftName(pledge);
  const Part = PARTS[penOf(pledge.head)];
  return renderPage(
    <Page view={view} title={title} back="/office/entered">
      <Told view={view} {...told} />
      <h1 class="govuk-heading-l">
        <bdi>{title}</bdi>
      </h1>
      <Facts {...pledge} staff={staff} />
      <Part {...pledge} />
      <ToDelete {...pledge} />
    </Page>,
  );
};
