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
import { ParaphraseNote } from './form-parts.tsx';
import { nameOf } from './names.ts';
import { isEditable, personOf } from './open-pledge.ts';
import { pledgePaths } from './paths.ts';
import { SigningNote } from './signing-note.tsx';
import { mayBegin, type SigningOpen, signingOpen } from './signing-open.ts';

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

/** After signing has closed, drafts are still there to be read. */
const SignInToRead = ({ view: { t, language } }: { readonly view: View }) => (
  <p class="govuk-body">
    <a class="govuk-link" href={`/${language}/sign-in?next=/${language}/my`}>
      {t('form.startSignInToRead')}
    </a>
  </p>
);

interface BeginProps {
  readonly view: View;
  readonly own: readonly PledgeHead[];
  /** Whether a new pledge may be begun. */
  readonly open: boolean;
}

const Begin = ({ view, own, open }: BeginProps) => {
  const { t, language, visitor } = view;
  if (visitor.kind !== 'person' && !open) return <SignInToRead view={view} />;
  if (visitor.kind !== 'person')
    return (
      <LinkButton href={`/${language}/sign-in?next=/${language}/my`}>{t('form.startSignIn')}</LinkButton>
    );
  const unfinished = own.filter(isEditable);
  if (unfinished.length === 0)
    return !open ? null : (
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
      {open ? <StartForm view={view} after={own.length} text={t('form.startAnother')} secondary /> : null}
    </>
  );
};

const startPage = (view: View, own: readonly PledgeHead[], signing: SigningOpen): string => {
  const { t } = view;
  const open = mayBegin(signing);
  return renderPage(
    <Page view={view} title={t('form.startTitle')} description={t('form.startLead')}>
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
      <h2 class="govuk-heading-m">{t(open ? 'form.startBeginTitle' : 'form.startClosedTitle')}</h2>
      {open ? (
        <p class="govuk-body">{t('form.startDuration')}</p>
      ) : (
        <SigningNote view={view} signing={signing} />
      )}
      <Begin view={view} own={own} open={open} />
    </Page>,
  );
};

/** Whether a pledge begun now could be signed. */
export const signingNow = (ask: Ask, ports: SitePorts): Promise<SigningOpen> =>
  signingOpen(ports, {
    today: brusselsDay(ask.now),
    version: currentCatalogue().catalogue,
    language: ask.language,
  });

const startAnswer = async (
  ask: Ask,
  ports: SitePorts,
  { signing, status }: { readonly signing: SigningOpen; readonly status: number },
): Promise<Answer> => {
  const own = ask.visitor.kind === 'person' ? await pledgesOf(ports, ask.visitor.personId) : [];
  const view = await withWording(ports, viewOf(ask), currentCatalogue().catalogue);
  return html(startPage(view, own, signing), status);
};

export const showStart = async (ask: Ask, ports: SitePorts): Promise<Answer> =>
  startAnswer(ask, ports, { signing: await signingNow(ask, ports), status: 200 });

/** Starts a pledge, or opens the one that this form has started before; nothing once signing has closed. */
export const start = async (ask: Ask, ports: SitePorts): Promise<Answer> => {
  const signing = await signingNow(ask, ports);
  if (!mayBegin(signing)) return startAnswer(ask, ports, { signing, status: 409 });
  const { personId } = personOf(ask);
  const typed = ask.form.get('after') ?? '';
  const known = (await pledgesOf(ports, personId)).length;
  const after = /^\d{1,3}$/.test(typed) ? Math.min(Number(typed), known) : known;
  const started = await startPledge(ports, { personId, language: ask.language, after });
  return seeOther(
    started.ok ? pledgePaths(ask.language, started.value.organisationId).root : `/${ask.language}/my`,
  );
};
