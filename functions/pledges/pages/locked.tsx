import { Page, renderPage } from '../../platform/html/page.tsx';
import { typedText } from '../../platform/http/typed-text.ts';
import { label } from '../../platform/i18n/translate.ts';
import { stateOf } from '../pending-text.ts';
import type { OpenPledge } from './open-pledge.ts';

const OWN_FIELDS = ['csrf', 'seenRev', 'from', 'do', 'action', 'how', 'sha256'];

/** The pledge left the hands of the organisation while somebody was typing: what was typed is shown to be copied. */
export const lockedPage = ({ view, head, paths, ask }: OpenPledge): string => {
  const { t } = view;
  const typed = [...ask.form]
    .filter(([name]) => !OWN_FIELDS.includes(name))
    .map(([, value]) => typedText(value))
    .filter((value) => value !== '');
  return renderPage(
    <Page view={view} title={t('form.lockedTitle')} back={paths.root}>
      <h1 class="govuk-heading-l">{t('form.lockedTitle')}</h1>
      <p class="govuk-body">{t('form.lockedText', { state: label(t, `states.pledge.${stateOf(head)}`) })}</p>
      {typed.length === 0 ? null : (
        <>
          <h2 class="govuk-heading-m">{t('form.lockedTyped')}</h2>
          <ul class="govuk-list govuk-list--bullet">
            {typed.map((value, at) => (
              <li class="typed" dir="auto" key={String(at)}>
                {value}
              </li>
            ))}
          </ul>
        </>
      )}
      <p class="govuk-body">
        <a class="govuk-link" href={paths.root}>
          {t('form.lockedOpen')}
        </a>
      </p>
    </Page>,
  );
};
