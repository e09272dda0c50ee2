import type { ComponentChildren } from 'preact';
import type { View } from './view.ts';

export { SummaryList, type SummaryRow, TaskList, type TaskRow } from './lists.tsx';
export { type Column, Table } from './table.tsx';
export { Tag, type TagColour } from './tag.tsx';

export const Inset = (props: { readonly children: ComponentChildren }) => (
  <div class="govuk-inset-text">{props.children}</div>
);

export const Warning = (props: { readonly view: View; readonly children: ComponentChildren }) => (
  <div class="govuk-warning-text">
    <span class="govuk-warning-text__icon" aria-hidden="true">
      !
    </span>
    <strong class="govuk-warning-text__text">
      <span class="govuk-visually-hidden">{props.view.t('common.warning')}</span>
      {props.children}
    </strong>
  </div>
);

export const Details = (props: { readonly summary: string; readonly children: ComponentChildren }) => (
  <details class="govuk-details">
    <summary class="govuk-details__summary">
      <span class="govuk-details__summary-text">{props.summary}</span>
    </summary>
    <div class="govuk-details__text">{props.children}</div>
  </details>
);

/** The box that says what was just done. */
export const Panel = (props: { readonly title: string; readonly children?: ComponentChildren }) => (
  <div class="govuk-panel govuk-panel--confirmation">
    <h1 class="govuk-panel__title">{props.title}</h1>
    {props.children === undefined ? null : <div class="govuk-panel__body">{props.children}</div>}
  </div>
);

const BannerBody = (props: { readonly title: string; readonly children: ComponentChildren }) => (
  <>
    <div class="govuk-notification-banner__header">
      <h2 class="govuk-notification-banner__title" id="govuk-notification-banner-title">
        {props.title}
      </h2>
    </div>
    <div class="govuk-notification-banner__content">{props.children}</div>
  </>
);

/** What the reader must not miss; `success` says that something worked and is read out at once. */
export const Banner = (props: {
  readonly title: string;
  readonly success?: boolean;
  readonly children: ComponentChildren;
}) =>
  props.success === true ? (
    <div
      class="govuk-notification-banner govuk-notification-banner--success"
      role="alert"
      aria-labelledby="govuk-notification-banner-title"
    >
      <BannerBody {...props} />
    </div>
  ) : (
    <section class="govuk-notification-banner" aria-labelledby="govuk-notification-banner-title">
      <BannerBody {...props} />
    </section>
  );

/** An address somebody typed, for `href`: only http and https; undefined for anything else (`javascript:` above all). */
export const safeHref = (address: string): string | undefined => {
  const url = URL.parse(address);
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:') ? url.href : undefined;
};
