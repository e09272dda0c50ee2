import { currentCatalogue } from '../../functions/catalogue/catalogue.ts';
import { approveOfficialText, loadOfficialText } from '../../functions/catalogue/official/load-text.ts';
import { hashOfTexts, type Texts } from '../../functions/catalogue/official/model.ts';
import type { Language } from '../../functions/platform/i18n/languages.ts';
import { must } from '../support/pledge.ts';
import type { TestPorts } from '../support/ports.ts';

const { catalogue: version, commitments } = currentCatalogue();

/** A wording of every commitment, told apart by its first words. */
export const wording = (words: string): Texts =>
  Object.fromEntries(commitments.map(({ id }) => [id, `${words} ${id}`]));

/** Loads a text and has somebody else approve it: what is signed from then on. Answers its hash. */
export const approvedWording = async (
  ports: TestPorts,
  texts: Texts,
  language: Language = 'en',
): Promise<string> => {
  const place = { version, language };
  const sha256 = hashOfTexts(texts);
  must(await loadOfficialText(ports, { ...place, texts, staff: 'erik' }));
  must(await approveOfficialText(ports, { ...place, sha256, staff: 'ada' }));
  return sha256;
};
