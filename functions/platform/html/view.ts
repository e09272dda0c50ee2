import type { ComponentChildren } from 'preact';
import type { Ask, SiteSettings, Visitor } from '../http/ask.ts';
import { csrfToken } from '../http/csrf.ts';
import type { Language } from '../i18n/languages.ts';
import type { Translator } from '../i18n/translate.ts';

/**
 * How a page words commitments: in an official text; in our own words, until there is one; or in our own words for good,
 * as a trial was signed.
 */
export type Wording =
  | { readonly language: Language; readonly texts: Readonly<Record<string, string>> }
  | 'paraphrase'
  | 'trial';

/** What every page and component may know of the request. */
export interface View {
  readonly t: Translator;
  readonly language: Language;
  readonly path: string;
  readonly query: string;
  readonly csrf: string;
  readonly visitor: Visitor;
  readonly site: SiteSettings;
  readonly now: string;
  /** On pages that show commitments. */
  readonly commitments?: Wording;
}

export const viewOf = (ask: Ask): View => ({
  t: ask.t,
  language: ask.language,
  path: ask.path,
  query: ask.query.toString(),
  csrf: csrfToken(ask.browser),
  visitor: ask.visitor,
  site: ask.site,
  now: ask.now,
});

/** Field name → what is wrong with it, in words that say what to do. */
export type FieldErrors = Readonly<Record<string, string>>;

/** One page. `back` is the address of the back link. */
export interface PageProps {
  readonly view: View;
  readonly title: string;
  /** What search engines show beneath the title; of public pages. */
  readonly description?: string;
  readonly errors?: FieldErrors;
  readonly back?: string;
  /** Wide pages use the whole width (lists); forms keep two thirds. */
  readonly wide?: boolean;
  /** Address of a feed of what is new on it, which programs find in the head. */
  readonly feed?: { readonly href: string; readonly title: string };
  readonly children: ComponentChildren;
}
