import type { View, Wording } from '../../platform/html/view.ts';
import type { Language } from '../../platform/i18n/languages.ts';
import type { Ports } from '../../platform/ports.ts';
import { load } from '../../platform/store/entity.ts';
import type { TextPlace } from './load-text.ts';
import { type OfficialText, officialTextEntity, textStandingEntity } from './model.ts';

type Needed = Pick<Ports, 'pact'>;

/** One text by its hash; throws where it is gone: a signed pledge names it. */
export const textByHash = async (
  ports: Needed,
  { version, language }: TextPlace,
  sha256: string,
): Promise<OfficialText> => {
  const text = await load(ports.pact, officialTextEntity, version, language, sha256);
  if (text === undefined) throw new Error(`The official text ${sha256} of ${version} is not there`);
  return text;
};

/** The approved official text of a version in one language; undefined while there is none. */
export const approvedText = async (ports: Needed, place: TextPlace): Promise<OfficialText | undefined> => {
  const standing = await load(ports.pact, textStandingEntity, place.version, place.language);
  return standing?.approved === undefined ? undefined : textByHash(ports, place, standing.approved.sha256);
};

/** What a text that was put down says of its wording. */
export interface PutDown {
  readonly catalogue: string;
  /** Absent in a trial. */
  readonly officialText?: { readonly language: Language; readonly sha256: string } | undefined;
}

/** The very words that a text was put down with, whatever has been approved since and in whatever language. */
export const wordingOf = async (ports: Needed, { catalogue, officialText }: PutDown): Promise<Wording> => {
  if (officialText === undefined) return 'trial';
  const { language, sha256 } = officialText;
  const { texts } = await textByHash(ports, { version: catalogue, language }, sha256);
  return { language, texts };
};

/** A view of a page that shows a text that was put down. */
export const withWordingOf = async (ports: Needed, view: View, text: PutDown): Promise<View> => ({
  ...view,
  commitments: await wordingOf(ports, text),
});

/** A view of a page that shows commitments to be signed: in the approved official text where there is one. */
export const withWording = async (ports: Needed, view: View, version: string): Promise<View> => {
  const text = await approvedText(ports, { version, language: view.language });
  return { ...view, commitments: text ?? 'paraphrase' };
};
