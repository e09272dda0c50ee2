import type { Language } from '../../platform/i18n/languages.ts';
import type { Ports } from '../../platform/ports.ts';
import { done, type Result, refused } from '../../platform/result.ts';
import { create, load, save } from '../../platform/store/entity.ts';
import { toInstant } from '../../platform/time.ts';
import { catalogueVersions } from '../catalogue.ts';
import {
  hashOfTexts,
  officialTextEntity,
  type TextStanding,
  type Texts,
  textStandingEntity,
  withTextLink,
} from './model.ts';

type Needed = Pick<Ports, 'pact' | 'clock'>;

export interface TextPlace {
  readonly version: string;
  readonly language: Language;
}

export interface LoadRequest extends TextPlace {
  readonly texts: Texts;
  /** The staff member's subject. */
  readonly staff: string;
}

export type TextRefusal = 'not-found' | 'incomplete' | 'own-text' | 'changed-meanwhile';

const whole = (version: string, texts: Texts): boolean => {
  const ids = catalogueVersions().find(({ catalogue }) => catalogue === version)?.commitments ?? [];
  const given = Object.keys(texts);
  return ids.length > 0 && given.length === ids.length && ids.every(({ id }) => (texts[id] ?? '') !== '');
};

/** Staff load the official text of a version in one language. It counts once somebody else has approved it. */
export const loadOfficialText = async (
  ports: Needed,
  { version, language, texts, staff }: LoadRequest,
): Promise<Result<TextStanding, TextRefusal>> => {
  if (!whole(version, texts)) return refused('incomplete');
  const at = toInstant(ports.clock.now());
  const sha256 = hashOfTexts(texts);
  await create(ports.pact, officialTextEntity, { rev: 1, version, language, sha256, texts, loadedAt: at });
  const known = await load(ports.pact, textStandingEntity, version, language);
  if (known?.loaded.sha256 === sha256) return done(known);
  const by = `staff:${staff}`;
  const history = withTextLink(known?.history ?? [], { at, who: by, what: 'loaded', sha256 });
  const base = known ?? { rev: 1, version, language };
  const next: TextStanding = { ...base, loaded: { sha256, by, at }, history };
  const write = known === undefined ? create : save;
  return (await write(ports.pact, textStandingEntity, next)) === 'done'
    ? done(next)
    : refused('changed-meanwhile');
};

export interface ApproveRequest extends TextPlace {
  /** The hash of the text that the person has read. */
  readonly sha256: string;
  readonly staff: string;
}

/** Another member of staff than the one who loaded it approves the text: it is shown and signed from then on. */
export const approveOfficialText = async (
  ports: Needed,
  { version, language, sha256, staff }: ApproveRequest,
): Promise<Result<TextStanding, TextRefusal>> => {
  const known = await load(ports.pact, textStandingEntity, version, language);
  if (known === undefined) return refused('not-found');
  if (known.loaded.sha256 !== sha256) return refused('changed-meanwhile');
  if (known.approved?.sha256 === sha256) return done(known);
  const by = `staff:${staff}`;
  if (known.loaded.by === by) return refused('own-text');
  const at = toInstant(ports.clock.now());
  const history = withTextLink(known.history, { at, who: by, what: 'approved', sha256 });
  const next: TextStanding = { ...known, approved: { sha256, by, at }, history };
  return (await save(ports.pact, textStandingEntity, next)) === 'done'
    ? done(next)
    : refused('changed-meanwhile');
};

/** Staff take an approval back: the paraphrase shows again. What was signed keeps the text it was signed with. */
export const revokeOfficialText = async (
  ports: Needed,
  { version, language, sha256, staff }: ApproveRequest,
): Promise<Result<TextStanding, TextRefusal>> => {
  const known = await load(ports.pact, textStandingEntity, version, language);
  if (known === undefined) return refused('not-found');
  if (known.approved?.sha256 !== sha256) return refused('changed-meanwhile');
  const at = toInstant(ports.clock.now());
  const history = withTextLink(known.history, { at, who: `staff:${staff}`, what: 'revoked', sha256 });
  const { approved: _, ...kept } = known;
  const next = { ...kept, history };
  return (await save(ports.pact, textStandingEntity, next)) === 'done'
    ? done(next)
    : refused('changed-meanwhile');
};
