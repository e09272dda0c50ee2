import type { View } from '../../platform/html/view.ts';
import type { Language } from '../../platform/i18n/languages.ts';
import { formatDay } from '../../platform/i18n/translate.ts';
import { brusselsDay, type Instant } from '../../platform/time.ts';

/** The day in Brussels on which something happened, in words. */
export const dayOf = ({ language }: View, instant: Instant): string =>
  formatDay(language, brusselsDay(instant));

export const today = (view: View): string => brusselsDay(view.now);

/** Text that an organisation wrote: its line breaks, its own direction, nothing else of it. */
export const Typed = ({ text, lang }: { readonly text: string; readonly lang?: Language | undefined }) => (
  <p class="govuk-body typed" dir="auto" lang={lang}>
    {text}
  </p>
);

export const organisationPath = ({ language }: View, id: string): string =>
  `/${language}/register/${encodeURIComponent(id)}`;
