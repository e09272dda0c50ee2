import { Page, renderPage } from '../../platform/html/page.tsx';
import { Panel } from '../../platform/html/parts.tsx';
import { html, seeOther } from '../../platform/http/answer.ts';
import { label } from '../../platform/i18n/translate.ts';
import { type OpenReport, reportDoor } from './open-report.ts';

const donePage = (open: OpenReport, sha256: string): string => {
  const { view, read, paths } = open;
  const { t } = view;
  return renderPage(
    <Page view={view} title={t('report.doneTitle')} back={paths.pledge}>
      <Panel title={t('report.doneTitle')}>{label(t, `states.report.${read.report.state}`)}</Panel>
      <p class="govuk-body">{t('report.doneRegister')}</p>
      <h2 class="govuk-heading-m">{t('report.doneNext')}</h2>
      <p class="govuk-body">{t('report.doneNextText')}</p>
      <p class="govuk-body typed">{t('report.doneReference', { hash: sha256 })}</p>
      <p class="govuk-body">
        <a class="govuk-link" href={paths.public}>
          {t('report.toPublic')}
        </a>
      </p>
    </Page>,
  );
};

/** Only while the report is with the AI Office; in every other state the report's own page says where it stands. */
export const showDone = reportDoor(async (open) => {
  const { state, sha256 } = open.read.report;
  const waits = state === 'submitted' || state === 'in-review';
  return waits && sha256 !== undefined ? html(donePage(open, sha256)) : seeOther(open.paths.root);
});
