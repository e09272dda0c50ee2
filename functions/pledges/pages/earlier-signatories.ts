import { readPeople } from '../../organisations/people/read-people.ts';
import type { Ports } from '../../platform/ports.ts';
import type { PledgeHead } from '../head.ts';
import { BLANK_SIGNATORY, MOST_SIGNATORIES, type TypedSignatory } from './signing-form.ts';

/** The rows to begin with: who has the role of a signatory already, so that nobody is typed twice; else a blank one. */
export const rowsToBegin = async (
  ports: Pick<Ports, 'pact'>,
  head: PledgeHead,
): Promise<readonly TypedSignatory[]> => {
  const people = await readPeople(ports, head);
  const rows = people.flatMap(({ roles, name = '', position = '', email }) =>
    roles.includes('signatory') && email !== undefined ? [{ name, position, email }] : [],
  );
  return rows.length === 0 ? [BLANK_SIGNATORY] : rows.slice(0, MOST_SIGNATORIES);
};
