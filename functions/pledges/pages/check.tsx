import { Heading } from '../../platform/html/heading.tsx';
import { Page, renderPage } from '../../platform/html/page.tsx';
import { html } from '../../platform/http/answer.ts';
import { formatInstant } from '../../platform/i18n/translate.ts';
import { missingOf } from '../completeness.ts';
import { inOwnWords } from './as-put-down.ts';
import { DraftSummary } from './draft-summary.tsx';
import { ParaphraseNote } from './form-parts.tsx';
import { draftName } from './names.ts';
import { editDoor, isEditable, type OpenPledge, pledgeDoor } from './open-pledge.ts';
import { SigningNote } from './signing-note.tsx';
import { mayBeSigned, type SigningOpen } from './signing-open.ts';
import { missingWords } from './tasks.ts';

/** What is still missing, each with a link to where it can be given. */
const StillMissing = (pledge: OpenPledge) => {
  const missing = missingOf(pledge.draft, pledge.today);
  return missing.length === 0 ? null : (
    <section class="govuk-error-summary" aria-labelledby="missing">
      <h2 class="govuk-error-summary__title" id="missing">
        {pledge.view.t('form.missingTitle')}
      </h2>
      <div class="govuk-error-summary__body">
        <ul class="govuk-list govuk-error-summary__list">
          {missing.map((one) => {
            const { href, words } = missingWords(pledge, one);
            return (
              <li key={words}>
                <a href={href}>{words}</a>
              </li>
            );
          })}
        </ul>
      </div>
    </section>
  );
};

const checkPage = (pledge: OpenPledge, signing: SigningOpen): string => {
  const { view, paths, draft, today } = pledge;
  const { t } = view;
  const ready = signing.open && missingOf(draft, today).length === 0;
  return renderPage(
    <Page view={view} title={t('form.checkTitle')} back={paths.root}>
      <StillMissing {...pledge} />
      <Heading caption={draftName(pledge)}>{t('form.checkTitle')}</Heading>
      <SigningNote view={view} signing={signing} />
      <ParaphraseNote view={view} />
      <p class="govuk-body">{t('form.checkIntro')}</p>
      <p class="govuk-body">
        <a class="govuk-link" href={paths.print}>
          {t('form.printLink')}
        </a>
      </p>
      <DraftSummary pledge={pledge} changeable />
      {ready ? (
        <>
          <h2 class="govuk-heading-m">{t('form.signNextTitle')}</h2>
          <p class="govuk-body">{t('form.signNextText')}</p>
          <a class="govuk-button" draggable={false} href={paths.sign}>
            {t('form.goToSign')}
          </a>
        </>
      ) : (
        <p class="govuk-body">{t(signing.open ? 'form.signWhenComplete' : 'form.signWhenOpen')}</p>
      )}
    </Page>,
  );
};

export const showCheck = editDoor(async (pledge, ports) =>
  html(checkPage(pledge, await mayBeSigned(ports, pledge))),
);

const printPage = (pledge: OpenPledge): string => {
  const { view, paths, draft, head } = pledge;
  const { t, language } = view;
  return renderPage(
    <Page view={view} title={t('form.printTitle')} back={paths.root} wide>
      <Heading caption={draftName(pledge)}>{t('form.printTitle')}</Heading>
      <p class="govuk-body no-print">{t('form.printHow')}</p>
      <p class="govuk-body">
        {t('form.printState', { at: formatInstant(language, draft.changedAt) })}{' '}
        {isEditable(head) ? t('form.printUnsigned') : null}
      </p>
      <ParaphraseNote view={view} />
      <DraftSummary pledge={pledge} changeable={false} />
    </Page>,
  );
};

/** All answers on one page to pass round, in any state. */
export const showPrint = pledgeDoor(async (pledge, ports) =>
  html(printPage(await inOwnWords(pledge, ports))),
);
