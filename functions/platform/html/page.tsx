import type { VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { ASSET_NAMES } from '../assets/names.generated.ts';
import { isLanguage, LANGUAGES, type Language } from '../i18n/languages.ts';
import { ErrorSummary } from './error-summary.tsx';
import { Errors } from './field.tsx';
import { SiteFooter } from './footer.tsx';
import { SiteHeader } from './header.tsx';
import { pathIn } from './language-switch.tsx';
import type { PageProps } from './view.ts';

/** A whole document as text. */
export const renderPage = (page: VNode): string => `<!DOCTYPE html>\n${renderToString(page)}\n`;

/** Which addresses are one page, and which the same in another language; of a list each page of it. */
const Canonical = ({ view }: Pick<PageProps, 'view'>) => {
  if (!isLanguage(view.path.split('/')[1] ?? '')) return null;
  const page = new URLSearchParams(view.query).get('page');
  const addressIn = (language: Language): string =>
    `${view.site.url}${pathIn(view, language)}${page === null ? '' : `?${new URLSearchParams({ page })}`}`;
  return (
    <>
      <link rel="canonical" href={addressIn(view.language)} />
      {LANGUAGES.map((language) => (
        <link key={language} rel="alternate" hreflang={language} href={addressIn(language)} />
      ))}
    </>
  );
};

const Head = ({ view, title, description, errors, feed }: PageProps) => {
  const wrong = errors !== undefined && Object.keys(errors).length > 0;
  return (
    <head>
      <meta charset="utf-8" />
      <title>
        {`${wrong ? view.t('common.titleError', { title }) : title} – ${view.t('common.siteName')}`}
      </title>
      <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
      <meta name="color-scheme" content="light dark" />
      {description === undefined ? null : <meta name="description" content={description} />}
      <Canonical view={view} />
      {feed === undefined ? null : <link rel="alternate" type="application/atom+xml" {...feed} />}
      <link rel="icon" href={`/assets/${ASSET_NAMES.icon}`} type="image/svg+xml" />
      <link rel="stylesheet" href={`/assets/${ASSET_NAMES.style}`} />
      <script src={`/assets/${ASSET_NAMES.script}`} defer />
    </head>
  );
};

const BackLink = ({ href, text }: { readonly href: string; readonly text: string }) => (
  <nav aria-label={text}>
    <a href={href} class="govuk-back-link">
      {text}
    </a>
  </nav>
);

/** One page: header, menu, what the page is about, footer. Its content has the one `h1`. */
export const Page = (props: PageProps) => {
  const { view, errors = {}, back, wide, children } = props;
  return (
    <html lang={view.language} class="govuk-template">
      <Head {...props} />
      <body class="govuk-template__body">
        <a href="#main" class="govuk-skip-link">
          {view.t('common.skip')}
        </a>
        <SiteHeader view={view} />
        <div class="govuk-width-container">
          {back === undefined ? null : <BackLink href={back} text={view.t('common.back')} />}
          <main class="govuk-main-wrapper" id="main" tabIndex={-1}>
            <div class="govuk-grid-row">
              <div class={wide === true ? 'govuk-grid-column-full' : 'govuk-grid-column-two-thirds'}>
                <Errors.Provider value={{ view, errors }}>
                  <ErrorSummary title={view.t('common.errorTitle')} errors={errors} />
                  {children}
                </Errors.Provider>
              </div>
            </div>
          </main>
        </div>
        <SiteFooter view={view} />
      </body>
    </html>
  );
};
