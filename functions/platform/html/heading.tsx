import type { ComponentChildren } from 'preact';
import type { Language } from '../i18n/languages.ts';

/** Text that somebody typed, with its line breaks, in its own direction and, where that is known, language. */
export const Typed = (props: { readonly children: string; readonly lang?: Language | undefined }) => (
  <span class="typed" dir="auto" lang={props.lang}>
    {props.children}
  </span>
);

/** The heading of a page, with the organisation above it. */
export const Heading = (props: { readonly caption: string; readonly children: ComponentChildren }) => (
  <>
    <span class="govuk-caption-l" dir="auto">
      {props.caption}
    </span>
    <h1 class="govuk-heading-l">{props.children}</h1>
  </>
);
