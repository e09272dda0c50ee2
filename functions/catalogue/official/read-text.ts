import type { View } from '../../platform/html/view.ts';
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

/** A view of a page that shows commitments of a version, in the approved official text where there is one. */
export const withWording = async (ports: Needed, view: View, version: string): Promise<View> => {
  const text = await approvedText(ports, { version, language: view.language });
  return { ...view, commitments: text?.texts ?? 'paraphrase' };
};
