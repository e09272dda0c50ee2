import type { ComponentChildren } from 'preact';
import { Page, renderPage } from '../../platform/html/page.tsx';
import { SummaryList } from '../../platform/html/parts.tsx';
import type { View } from '../../platform/html/view.ts';
import { html } from '../../platform/http/answer.ts';
import type { Answer } from '../../platform/http/ask.ts';
import { formatInstant } from '../../platform/i18n/translate.ts';
import { toInstant } from '../../platform/time.ts';
import type { Standing } from '../../pledges/seen.ts';

/** What a page tried to decide with: what it had shown, and the reasons typed into it. */
export interface Stale {
  readonly seen: string;
  readonly typed: string;
}

/** When what was seen had begun to stand so; undefined where the form did not say. */
const sinceSeen = (seen: string): string | undefined => {
  const ms = /\.(\d{1,15})$/.exec(seen)?.[1];
  return ms === undefined ? undefined : toInstant(Number(ms));
};

interface StaleProps {
  readonly view: View;
  readonly name: string;
  /** Where it can be read as it stands now. */
  readonly back: string;
  readonly stale: Stale;
  /** The number of the text that was read; undefined where it is not known. */
  readonly read: number | undefined;
  readonly now: Standing & { readonly version?: number | undefined; readonly state: string };
  /** What differs between the two. */
  readonly children?: ComponentChildren;
}

const Seen = ({ view, read, stale }: StaleProps) => {
  const since = sinceSeen(stale.seen);
  if (since === undefined) return <>{view.t('deciding.staleUnknown')}</>;
  const at = formatInstant(view.language, since);
  return (
    <>
      {read === undefined
        ? view.t('deciding.staleSince', { at })
        : view.t('deciding.staleVersion', { number: read, at })}
    </>
  );
};

const Now = ({ view, now }: StaleProps) => {
  const at = formatInstant(view.language, now.since);
  const words =
    now.version === undefined
      ? view.t('deciding.staleSince', { at })
      : view.t('deciding.staleVersion', { number: now.version, at });
  return (
    <>
      {words} · {now.state}
    </>
  );
};

/** Somebody would have decided on what they had not seen: what they saw, what stands there now, and the way to it. */
export const stalePage = (props: StaleProps): Answer => {
  const { view, name, back, stale, children } = props;
  const { t } = view;
  const title = t('deciding.staleTitle');
  const page = (
    <Page view={view} title={`${title}: ${name}`} back={back} wide>
      <span class="govuk-caption-l">
        <bdi>{name}</bdi>
      </span>
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">{t('deciding.staleText')}</p>
      <SummaryList
        rows={[
          { key: t('deciding.staleSeen'), value: <Seen {...props} /> },
          { key: t('deciding.staleNow'), value: <Now {...props} /> },
          ...(stale.typed === ''
            ? []
            : [
                {
                  key: t('deciding.staleTyped'),
                  value: (
                    <span class="typed" dir="auto">
                      {stale.typed}
                    </span>
                  ),
                },
              ]),
        ]}
      />
      {children}
      <a class="govuk-button" draggable={false} href={back}>
        {t('deciding.staleOpen')}
      </a>
    </Page>
  );
  return html(renderPage(page), 409);
};
