import type { ComponentChildren } from 'preact';

/** Text that somebody typed, with its line breaks, in its own direction. */
export const Typed = (props: { readonly children: string }) => (
  <span class="typed" dir="auto">
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
