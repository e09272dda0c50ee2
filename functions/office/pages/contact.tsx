import { emailFault, readableEmail } from '../../access/email.ts';
import { replaceContact } from '../../organisations/people/hand-over.ts';
import { refusalOf } from '../../organisations/people/pages/words.ts';
import { type Colleague, readPeople } from '../../organisations/people/read-people.ts';
import { Button, Form, Radios, TextArea, TextField } from '../../platform/html/form.tsx';
import { Page, renderPage } from '../../platform/html/page.tsx';
import { SummaryList } from '../../platform/html/parts.tsx';
import { type FieldErrors, viewOf } from '../../platform/html/view.ts';
import { html, seeOther } from '../../platform/http/answer.ts';
import type { Answer, Ask } from '../../platform/http/ask.ts';
import { faultPage } from '../../platform/http/fault-pages.tsx';
import { breaksLimit, typedLine, typedText } from '../../platform/http/typed-text.ts';
import { LANGUAGES, type Language } from '../../platform/i18n/languages.ts';
import { label, languageName, type Translator } from '../../platform/i18n/translate.ts';
import { done, type Result, refused } from '../../platform/result.ts';
import { load } from '../../platform/store/entity.ts';
import { type PledgeHead, pledgeHead } from '../../pledges/head.ts';
import type { OfficePorts } from '../ports.ts';
import { Told } from './told.tsx';

const REASONS_LIMIT = { min: 1, max: 3000 } as const;

interface Typed {
  readonly email: string;
  readonly language: string;
  readonly reasons: string;
}

const typedFrom = (form: URLSearchParams): Typed => ({
  email: typedLine(form.get('email')),
  language: typedLine(form.get('language')),
  reasons: typedText(form.get('reasons')),
});

interface Read {
  readonly email: string;
  readonly language: Language;
  readonly reasons: string;
}

const read = (typed: Typed, t: Translator): Result<Read, FieldErrors> => {
  const language = LANGUAGES.find((one) => one === typed.language);
  const fault = breaksLimit(typed.reasons, REASONS_LIMIT);
  const email = readableEmail(typed.email);
  const wrong = emailFault(email);
  const errors = {
    ...(wrong === undefined
      ? {}
      : { email: t(wrong === 'letters' ? 'office.contactEmailLetters' : 'office.contactEmailWrong') }),
    ...(language === undefined ? { language: t('office.contactLanguageMissing') } : {}),
    ...(fault === undefined
      ? {}
      : {
          reasons: label(t, fault === 'missing' ? 'office.contactReasonsMissing' : `office.reasons.${fault}`),
        }),
  };
  if (language === undefined || Object.keys(errors).length > 0) return refused(errors);
  return done({ email: email.toLowerCase(), language, reasons: typed.reasons });
};

interface Shown {
  readonly head: PledgeHead;
  readonly people: readonly Colleague[];
  readonly typed: Typed;
  readonly errors?: FieldErrors;
  readonly refused?: string;
}

const People = ({ t, people }: { readonly t: Translator; readonly people: readonly Colleague[] }) => (
  <SummaryList
    rows={people.map(({ name, email, roles, state }) => ({
      key: email ?? name ?? t('office.notGiven'),
      value: `${roles.map((role) => label(t, `member.role.${role}`)).join(', ')}${state === 'invited' ? ` (${t('member.invited')})` : ''}`,
    }))}
  />
);

const Fields = ({ t, typed }: { readonly t: Translator; readonly typed: Typed }) => (
  <>
    <TextField
      name="email"
      label={t('office.contactEmail')}
      hint={t('office.contactEmailHint')}
      type="email"
      spellcheck={false}
      value={typed.email}
    />
    <Radios
      name="language"
      label={t('office.contactLanguage')}
      value={typed.language}
      options={LANGUAGES.map((value) => ({ value, label: languageName(t.language, value) }))}
    />
    <TextArea
      name="reasons"
      label={t('office.contactReasons')}
      hint={t('office.contactReasonsHint')}
      value={typed.reasons}
      maxLength={REASONS_LIMIT.max}
    />
  </>
);

const contactPage = (ask: Ask, { head, people, typed, errors = {}, refused }: Shown): string => {
  const { t } = ask;
  const base = `/office/pledges/${encodeURIComponent(head.organisationId)}`;
  const view = { ...viewOf(ask), path: `${base}/contact` };
  const title = t('office.contactTitle');
  return renderPage(
    <Page view={view} title={title} errors={errors} back={base}>
      <Told view={view} refused={refused} />
      <span class="govuk-caption-l">
        <bdi>{head.name}</bdi>
      </span>
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">{t('office.contactText')}</p>
      <People t={t} people={people} />
      <Form view={view}>
        <Fields t={t} typed={typed} />
        <Button look="warning">{t('office.contactButton')}</Button>
      </Form>
    </Page>,
  );
};

const open = async ({ params: { organisation = '' } }: Ask, ports: OfficePorts) => {
  const head = await load(ports.pact, pledgeHead, organisation);
  return head === undefined ? undefined : { head, people: await readPeople(ports, head) };
};

export const showContactChange = async (ask: Ask, ports: OfficePorts): Promise<Answer> => {
  const opened = await open(ask, ports);
  if (opened === undefined) return faultPage(ask, { fault: 'not-found' });
  return html(contactPage(ask, { ...opened, typed: { email: '', language: '', reasons: '' } }));
};

/** Staff hand the contact over where the person has left: the reason is kept, and both are told by mail. */
export const doContactChange = async (ask: Ask, ports: OfficePorts): Promise<Answer> => {
  const opened = await open(ask, ports);
  if (opened === undefined) return faultPage(ask, { fault: 'not-found' });
  if (ask.visitor.kind !== 'staff') return faultPage(ask, { fault: 'forbidden' });
  const typed = typedFrom(ask.form);
  const parsed = read(typed, ask.t);
  if (!parsed.ok) return html(contactPage(ask, { ...opened, typed, errors: parsed.refusal }), 422);
  const { organisationId } = opened.head;
  const decided = await replaceContact(ports, {
    organisationId,
    staff: ask.visitor.subject,
    ...parsed.value,
  });
  if (decided.ok) {
    const word = decided.value.handOver === undefined ? 'contact' : 'contact-invited';
    return seeOther(`/office/pledges/${organisationId}?done=${word}`);
  }
  const { words, status } = refusalOf(ask.t, decided.refusal);
  return html(contactPage(ask, { ...opened, typed, refused: words }), status);
};
