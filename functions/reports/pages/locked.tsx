import { Typed } from '../../platform/html/heading.tsx';
import { Page, renderPage } from '../../platform/html/page.tsx';
import { typedText } from '../../platform/http/typed-text.ts';
import type { OpenReport } from './open-report.ts';
import { StateText } from './parts.tsx';

const OWN_TEXTS = ['done', 'evidence', 'obstacles', 'nextStep'];

/** The report cannot be changed in its state: why, and what was typed, to be copied. */
export const lockedPage = (open: OpenReport): string => {
  const { view, paths, ask } = open;
  const { t } = view;
  const typed = OWN_TEXTS.map((name) => typedText(ask.form.get(name))).filter((value) => value !== '');
  return renderPage(
    <Page view={view} title={t('report.lockedTitle')} back={paths.root}>
      <h1 class="govuk-heading-l">{t('report.lockedTitle')}</h1>
      <StateText open={open} />
      {typed.length === 0 ? null : (
        <>
          <h2 class="govuk-heading-m">{t('report.lockedTyped')}</h2>
          <p class="govuk-body">{t('report.lockedTypedText')}</p>
          {typed.map((value, at) => (
            <p class="govuk-body" key={String(at)}>
              <Typed>{value}</Typed>
            </p>
          ))}
        </>
      )}
      <p class="govuk-body">
        <a class="govuk-link" href={paths.root}>
          {t('report.toReport')}
        </a>
      </p>
    </Page>,
  );
};
