import { Button, Form } from '../../platform/html/form.tsx';
import { Page, renderPage } from '../../platform/html/page.tsx';
import { viewOf } from '../../platform/html/view.ts';
import { html } from '../../platform/http/answer.ts';
import type { Answer, Ask } from '../../platform/http/ask.ts';
import { label } from '../../platform/i18n/translate.ts';
import type { Ports } from '../../platform/ports.ts';
import { readStop, type StopState, setStop } from '../stop.ts';

const unknownPage = (ask: Ask): Answer => {
  const view = viewOf(ask);
  const title = ask.t('stop.unknownTitle');
  return html(
    renderPage(
      <Page view={view} title={title}>
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">{ask.t('stop.unknownText', { address: ask.site.officeMail })}</p>
      </Page>,
    ),
    404,
  );
};

const statePage = (ask: Ask, state: StopState | undefined): Answer => {
  if (state === undefined) return unknownPage(ask);
  const { t } = ask;
  const view = viewOf(ask);
  const title = t(state.stopped ? 'stop.stoppedTitle' : 'stop.title');
  return html(
    renderPage(
      <Page view={view} title={title}>
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">{label(t, `stop.kind.${state.kind}`)}</p>
        <p class="govuk-body">{t(state.stopped ? 'stop.stoppedText' : 'stop.text')}</p>
        <Form view={view}>
          {state.stopped ? (
            <Button name="do" value="resume" look="secondary">
              {t('stop.resume')}
            </Button>
          ) : (
            <Button name="do" value="stop">
              {t('stop.button')}
            </Button>
          )}
        </Form>
      </Page>,
    ),
  );
};

const tokenOf = (ask: Ask): string => ask.params['token'] ?? '';

/** Mail scanners open links: this only shows the button. */
export const showStop = async (ask: Ask, ports: Ports): Promise<Answer> =>
  statePage(ask, await readStop(ports, tokenOf(ask)));

/** The button, and the mail program's own POST (RFC 8058, 3.2: without cookies, and answered without a redirect). */
export const doStop = async (ask: Ask, ports: Ports): Promise<Answer> =>
  statePage(ask, await setStop(ports, { token: tokenOf(ask), stopped: ask.form.get('do') !== 'resume' }));
