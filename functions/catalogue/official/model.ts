import * as z from 'zod/mini';
import { canonicalJson } from '../../platform/canonical.ts';
import { LANGUAGES, type Language } from '../../platform/i18n/languages.ts';
import { sha256 } from '../../platform/ids.ts';
import { defineEntity } from '../../platform/store/entity.ts';

const instant = z.iso.datetime();

/** The wording of every commitment of a version, by id. */
const Texts = z.record(z.string(), z.string());
export type Texts = z.infer<typeof Texts>;

const about = { rev: z.int(), version: z.string(), language: z.enum(LANGUAGES) };
const partition = (version: string): string => `CATALOGUE#${version}`;

const textKey = (version: string, language: Language, hash: string) => ({
  pk: partition(version),
  sk: `TEXT#${language}#${hash}`,
});

/** One official text as it was loaded; put down once, never changed. */
export const officialTextEntity = defineEntity({
  type: 'official-text',
  shape: 1,
  schema: z.object({ ...about, sha256: z.string(), texts: Texts, loadedAt: instant }),
  key: textKey,
  keyOf: ({ version, language, sha256: hash }) => textKey(version, language, hash),
});
export type OfficialText = z.infer<typeof officialTextEntity.schema>;

export const hashOfTexts = (texts: Texts): string => sha256(canonicalJson(texts));

const Pointer = z.strictObject({ sha256: z.string(), by: z.string(), at: instant });

const Link = z.strictObject({
  at: instant,
  /** `staff:<subject>`. */
  who: z.string(),
  what: z.enum(['loaded', 'approved', 'revoked']),
  sha256: z.string(),
  /** SHA-256 over the link before and this one. */
  hash: z.string(),
});
export type TextLink = z.infer<typeof Link>;

const standingKey = (version: string, language: Language) => ({
  pk: partition(version),
  sk: `STANDING#${language}`,
});

/** Which text of a version and language was loaded last, and which one counts: what every decision about it writes. */
export const textStandingEntity = defineEntity({
  type: 'text-standing',
  shape: 1,
  schema: z.object({
    ...about,
    loaded: Pointer,
    /** The text that is shown and signed. */
    approved: z.optional(Pointer),
    history: z.array(Link),
  }),
  key: standingKey,
  keyOf: ({ version, language }) => standingKey(version, language),
});
export type TextStanding = z.infer<typeof textStandingEntity.schema>;

const linkHash = (before: string, { hash: _, ...link }: TextLink): string =>
  sha256(before + canonicalJson(link));

/** Appends one link, chained to the last. */
export const withTextLink = (history: readonly TextLink[], link: Omit<TextLink, 'hash'>): TextLink[] => [
  ...history,
  { ...link, hash: linkHash(history.at(-1)?.hash ?? '', { ...link, hash: '' }) },
];

/** Whether every link's hash fits the link before it. */
export const textHistoryVerifies = (history: readonly TextLink[]): boolean =>
  history.every((link, at) => link.hash === linkHash(history[at - 1]?.hash ?? '', link));
