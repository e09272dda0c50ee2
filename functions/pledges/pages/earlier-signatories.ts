import { memberEntity, personEntity } from '../../access/model.ts';
import type { Ports } from '../../platform/ports.ts';
import { load, loadAll } from '../../platform/store/entity.ts';
import { organisationPartition, type PledgeHead } from '../head.ts';
import { BLANK_SIGNATORY, MOST_SIGNATORIES, type TypedSignatory } from './signing-form.ts';

/** The rows to begin with: who has the role of a signatory already, so that nobody is typed twice; else a blank one. */
export const rowsToBegin = async (
  ports: Pick<Ports, 'pact'>,
  { organisationId }: PledgeHead,
): Promise<readonly TypedSignatory[]> => {
  const range = { pk: organisationPartition(organisationId), prefix: 'MEMBER#' };
  const members = await loadAll(ports.pact, memberEntity, range);
  const rows = await Promise.all(
    members
      .filter(({ roles }) => roles.includes('signatory'))
      .slice(0, MOST_SIGNATORIES)
      .map(async ({ personId, name = '', position = '' }) => {
        const person = await load(ports.pact, personEntity, personId);
        return { name, position, email: person?.email ?? '' };
      }),
  );
  return rows.length === 0 ? [BLANK_SIGNATORY] : rows;
};
