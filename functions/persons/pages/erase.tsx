import { sessionEntity } from '../../access/model.ts';
import { formerSession } from '../../access/pages/code.tsx';
import { refusalStatus, refusalWords } from '../../access/pages/words.ts';
import { requestCode } from '../../access/request-code.ts';
import { Button, Checkboxes, Form } from '../../platform/html/form.tsx';
import { Page, renderPage } from '../../platform/html/page.tsx';
import { type FieldErrors, viewOf } from '../../platform/html/view.ts';
import { html, seeOther, withCookies } from '../../platform/http/answer.ts';
import type { Answer, Ask } from '../../platform/http/ask.ts';
import type { Ports } from '../../platform/ports.ts';
import { load } from '../../platform/store/entity.ts';
import { toMs } from '../../platform/time.ts';
import { personOf } from '../../pledges/pages/open-pledge.ts';
import { erasePerson } from '../erase.ts';
import { type OrganisationOutlook, readOutlook } from '../office/read-outlook.ts';
import { dataPath } from './data.tsx';

/** So long after a code was typed nobody else will have sat down at the screen. */
const FRESH_MS = 10 * 60_000;

const isFresh = async (ask: Ask, ports: Ports): Promise<boolean> => {
  const secret = formerSession(ask);
  const session = secret === undefined ? undefined : await load(ports.pact, sessionEntity, secret);
  return session !== undefined && ports.clock.now() - toMs(session.createdAt) <= FRESH_MS;
};

interface EraseProps {
  readonly ask: Ask;
  readonly fresh: boolean;
  readonly errors: FieldErrors;
  /** Names of the organisations of which the visitor is the contact. */
  readonly contactOf: readonly string[];
  /** Of those whose text, or report, waits for the visitor's signature. */
  readonly asked: Readonly<Record<'text' | 'report', readonly string[]>>;
  readonly organisations: number;
}

const ASKED = { text: 'person.afterText', report: 'person.afterReport' } as const;

const Consequences = ({ ask: { t }, contactOf, asked, organisations }: EraseProps) => (
  <ul class="govuk-list govuk-list--bullet">
    <li>{t('person.after1')}</li>
    {organisations === 0 ? null : <li>{t('person.after2')}</li>}
    {contactOf.map((name, at) => (
      <li key={String(at)}>{t('person.afterContact', { name })}</li>
    ))}
    {(['text', 'report'] as const).flatMap((what) =>
      asked[what].map((name, at) => <li key={`${what}-${at}`}>{t(ASKED[what], { name })}</li>),
    )}
    <li>{t('person.after3')}</li>
    <li>{t('person.after4')}</li>
  </ul>
);

const ErasePage = (props: EraseProps) => {
  const { ask, fresh, errors } = props;
  const { t, language } = ask;
  const view = viewOf(ask);
  return (
    <Page view={view} title={t('person.eraseTitle')} errors={errors} back={dataPath(language)}>
      <h1 class="govuk-heading-l">{t('person.eraseTitle')}</h1>
      <p class="govuk-body">{t('person.eraseBefore')}</p>
      <Consequences {...props} />
      <Form view={view}>
        {fresh ? (
          <>
            <Checkboxes
              name="sure"
              label={t('person.sure')}
              values={[]}
              options={[{ value: 'yes', label: t('person.sureYes') }]}
            />
            <Button look="warning" name="do" value="erase">
              {t('person.eraseNow')}
            </Button>
          </>
        ) : (
          <>
            <p class="govuk-body">{t('person.codeFirst')}</p>
            <Button name="do" value="code">
              {t('person.sendCode')}
            </Button>
          </>
        )}
      </Form>
    </Page>
  );
};

const page = async (ask: Ask, ports: Ports, errors: FieldErrors): Promise<string> => {
  const outlook = await readOutlook(ports, personOf(ask).personId);
  const organisations = outlook?.organisations ?? [];
  const named = (which: (one: OrganisationOutlook) => boolean): readonly string[] =>
    organisations
      .filter(which)
      .map(({ of: { organisation } }) => organisation.name || ask.t('person.unnamed'));
  const props = {
    ask,
    errors,
    contactOf: named(({ of }) => of.isContact),
    asked: {
      text: named(({ outlook: { sendsTextBack } }) => sendsTextBack),
      report: named(({ outlook: { sendsReportBack } }) => sendsReportBack),
    },
    organisations: organisations.length,
    fresh: await isFresh(ask, ports),
  };
  return renderPage(<ErasePage {...props} />);
};

export const showErase = async (ask: Ask, ports: Ports): Promise<Answer> => html(await page(ask, ports, {}));

const sendCode = async (ask: Ask, ports: Ports): Promise<Answer> => {
  const { browser, language } = ask;
  const { email } = personOf(ask);
  const requested = await requestCode(ports, {
    email,
    browser,
    language,
    next: `${dataPath(language)}/erase`,
  });
  if (requested.ok) return seeOther(`/${language}/sign-in/code?c=${requested.value.challengeId}`);
  const errors = { do: refusalWords(ask.t, requested.refusal) };
  return html(await page(ask, ports, errors), refusalStatus(requested.refusal));
};

/** Erases the visitor, who has typed a fresh code and said so; before that, sends the code. */
export const doErase = async (ask: Ask, ports: Ports): Promise<Answer> => {
  if (ask.form.get('do') === 'code' || !(await isFresh(ask, ports))) return sendCode(ask, ports);
  if (ask.form.get('sure') !== 'yes')
    return html(await page(ask, ports, { sure: ask.t('person.sureMissing') }), 422);
  const { personId } = personOf(ask);
  await erasePerson(ports, { personId, by: personId });
  const ended = { name: 'session', value: '', maxAge: 0 } as const;
  return withCookies(seeOther(`${dataPath(ask.language)}/erased`), ended);
};

/** The last page: what has happened, for whoever opens it. */
export const showErased = async (ask: Ask): Promise<Answer> => {
  const { t } = ask;
  return html(
    renderPage(
      <Page view={viewOf(ask)} title={t('person.erasedTitle')}>
        <h1 class="govuk-heading-l">{t('person.erasedTitle')}</h1>
        <p class="govuk-body">{t('person.erasedText')}</p>
      </Page>,
    ),
  );
};
