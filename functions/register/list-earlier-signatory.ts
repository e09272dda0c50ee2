import { typedLine } from '../platform/http/typed-text.ts';
import type { Ports } from '../platform/ports.ts';
import { done, type Result, refused } from '../platform/result.ts';
import { create } from '../platform/store/entity.ts';
import { type Listed, listedEntity, listedIdOf } from './listed.ts';

/** The Commission's pages may be used again when the source is named and changes are told (Decision 2011/833/EU). */
export const COMMISSION_ATTRIBUTION =
  '© European Union, 2025, CC BY 4.0; the names are unchanged, their order is ours';

export interface EarlierSignatory {
  readonly name: string;
  /** Where the name was read, in words. */
  readonly source: string;
  readonly attribution?: string;
}

/** Lists an organisation that signed before this register existed. A name that is listed already stays as it is. */
export const listEarlierSignatory = async (
  ports: Pick<Ports, 'pact'>,
  { name, source, attribution = COMMISSION_ATTRIBUTION }: EarlierSignatory,
): Promise<Result<Listed, { readonly why: 'no-name' }>> => {
  const written = typedLine(name);
  if (written === '') return refused({ why: 'no-name' });
  const listed = { rev: 1, organisationId: listedIdOf(written), name: written, source, attribution };
  await create(ports.pact, listedEntity, listed);
  return done(listed);
};
