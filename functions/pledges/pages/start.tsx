import { currentCatalogue } from '../../catalogue/catalogue.ts';
import { withWording } from '../../catalogue/official/read-text.ts';
import { Button, Form, LinkButton } from '../../platform/html/form.tsx';
import { Page, renderPage } from '../../platform/html/page.tsx';
import { type View, viewOf } from '../../platform/html/view.ts';
import { html, seeOther } from '../../platform/http/answer.ts';
import type { Answer, Ask } from '../../platform/http/ask.ts';
import type { MessageKey } from '../../platform/i18n/translate.ts';
import type { SitePorts } from '../../platform/ports.ts';
import { brusselsDay } from '../../platform/time.ts';
import type { PledgeHead } from '../head.ts';
import { pledgesOf } from '../pledges-of.ts';
import { startPledge } from '../start-pledge.ts';
import { nameOf, ParaphraseNote } from './form-parts.tsx';
import { isEditable, personOf } from './open-pledge.ts';
import { pledgePaths } from './paths.ts';
import { SigningNote } from './signing-note.tsx';
import { type SigningOpen, signingOpen } from './signing-open.ts';

const PARTS = [
  { title: 'form.startWhatTitle', items: ['form.startWhat1', 'form.startWhat2', 'form.startWhat3'] },
  {
    title: 'form.startNeedTitle',
    items: ['form.startNeed1', 'form.startNeed2', 'form.startNeed3', 'form.startNeed4'],
  },
  { title: 'form.startSignTitle', items: ['form.startSign1', 'form.startSign2'] },
  { title: 'form.startPublicTitle', items: ['form.startPublic1', 'form.startPublic2'] },
  {
    title: 'form.startYearTitle',
    items: ['form.startYear1', 'form.startYear2', 'form.startYear3', 'form.startYear4'],
  },
] as const satisfies readonly { title: MessageKey; items: readonly MessageKey[] }[];

/** The button that starts a pledge; `after` is how many the person has, so that pressing twice starts one. */
export const StartForm = (props: {
  readonly view: View;
  readonly after: number;
  readonly text: string;
  readonly secondary?: boolean;
}) => (
  <Form view={props.view} action={`/${props.view.language}/pledge`}>
    <input type="hidden" name="after" value={String(props.after)} />
    <Button {...(props.secondary === true ? { look: 'secondary' } : {})}>{props.text}</Button>
  </Form>
);

const Begin = ({ view, own }: { readonly view: View; readonly own: readonly PledgeHead[] }) => {
  const { t, language, visitor } = view;
  if (visitor.kind !== 'person')
    return (
      <LinkButton href={`/${language}/sign-in?next=/${language}/my`}>{t('form.startSignIn')}</LinkButton>
    );
  const unfinished = own.filter(isEditable);
  if (unfinished.length === 0)
    return (
      <StartForm
        view={view}
        after={own.length}
        text={t(own.length === 0 ? 'form.startNow' : 'form.startAnother')}
      />
    );
  return (
    <>
      {unfinished.map((head) => (
        <p class="govuk-body" key={head.organisationId}>
          <a class="govuk-button" draggable={false} href={pledgePaths(language, head.organisationId).root}>
            {t('form.startContinue', { name: nameOf(view, head.name) })}
          </a>
        </p>
      ))}
      <StartForm view={view} after={own.length} text={t('form.startAnother')} secondary />
    </>
  );
};

const startPage = (view: View, own: readonly PledgeHead[], signing: SigningOpen): string => {
  const { t } = view;
  return renderPage(
    <Page view={view} title={t('form.startTitle')}>
      <h1 class="govuk-heading-l">{t('form.startTitle')}</h1>
      <p class="govuk-body-l">{t('form.startLead')}</p>
      <SigningNote view={view} signing={signing} />
      <ParaphraseNote view={view} />
      {PARTS.map(({ title, items }) => (
        <section key={title} aria-labelledby={title}>
          <h2 class="govuk-heading-m" id={title}>
            {t(title)}
          </h2>
          <ul class="govuk-list govuk-list--bullet">
            {items.map((item) => (
              <li key={item}>{t(item)}</li>
            ))}
          </ul>
        </section>
      ))}
      <h2 class="govuk-heading-m">{t('form.startBeginTitle')}</h2>
      <p class="govuk-body">{t('form.startDuration')}</p>
      <Begin view={view} own={own} />
    </Page>,
  );
};

export const showStart = async (ask: Ask, ports: SitePorts): Promise<Answer> => {
  const own = ask.visitor.kind === 'person' ? await pledgesOf(ports, ask.visitor.personId) : [];
  const version = currentCatalogue().catalogue;
  const today = brusselsDay(ask.now);
  const [view, signing] = await Promise.all([
    withWording(ports, viewOf(ask), version),
    signingOpen(ports, { today, version, language: ask.language }),
  ]);
  return html(startPage(view, own, signing));
};

/** Starts a pledge, or opens the one that this form has started before. */
export const start = async (ask: Ask, ports: SitePorts): Promise<Answer> => {
  const { personId } = personOf(ask);
  const typed = ask.form.get('after') ?? '';
  const known = (await pledgesOf(ports, personId)).length;
  const after = /^\d{1,3}$/.test(typed) ? Math.min(Number(typed), known) : known;
  const started = await startPledge(ports, { personId, language: ask.language, after });
  return seeOther(
    started.ok ? pledgePaths(ask.language, started.value.organisationId).root : `/${ask.language}/my`,
  );
};
