import { Heading } from '../../platform/html/heading.tsx';
import { Page, renderPage } from '../../platform/html/page.tsx';
import { TaskList } from '../../platform/html/parts.tsx';
import { formatInstant } from '../../platform/i18n/translate.ts';
import type { Around } from './around.ts';
import { AmendmentNote } from './change-notes.tsx';
import { ClaimNote } from './claim-note.tsx';
import { DeleteLink } from './delete-link.tsx';
import { ParaphraseNote, ToHistory } from './form-parts.tsx';
import { draftName } from './names.ts';
import { NewerNote } from './newer.tsx';
import { BackNotice, EnteredNotice } from './notices.tsx';
import type { OpenPledge } from './open-pledge.ts';
import { PeopleLink } from './people-link.tsx';
import { ReportLinks, ReportToSign } from './report-links.tsx';
import { SigningNote } from './signing-note.tsx';
import { tasksOf } from './tasks.ts';

/** The pledge while the organisation writes it: what there is to do, and what is missing. */
export const taskListPage = (pledge: OpenPledge, { signing, signatories, claim }: Around): string => {
  const { view, paths, draft } = pledge;
  const { t, language } = view;
  const { about, actions, last, missing } = tasksOf(pledge);
  return renderPage(
    <Page view={view} title={t('form.tasksTitle')} back={paths.mine}>
      <BackNotice pledge={pledge} signatories={signatories} />
      <Heading caption={draftName(pledge)}>{t('form.tasksTitle')}</Heading>
      <AmendmentNote {...pledge} />
      <EnteredNotice {...pledge} />
      <ClaimNote view={view} claim={claim} />
      <NewerNote {...pledge} />
      <SigningNote view={view} signing={signing} />
      <ParaphraseNote view={view} />
      <p class="govuk-body">
        {missing.length === 0 ? t('form.tasksComplete') : t('form.tasksMissing', { count: missing.length })}
      </p>
      <p class="govuk-body">{t('form.tasksKept', { at: formatInstant(language, draft.changedAt) })}</p>
      <h2 class="govuk-heading-m">{t('form.tasksAbout')}</h2>
      <TaskList tasks={about} />
      <h2 class="govuk-heading-m">{t('form.tasksActions')}</h2>
      <TaskList tasks={actions} />
      <h2 class="govuk-heading-m">{t('form.tasksLast')}</h2>
      <TaskList tasks={last} />
      <PeopleLink {...pledge} />
      <ReportToSign {...pledge} />
      <ReportLinks {...pledge} />
      <h2 class="govuk-heading-m">{t('form.tasksDraft')}</h2>
      <ToHistory {...pledge} />
      <DeleteLink {...pledge} />
    </Page>,
  );
};
