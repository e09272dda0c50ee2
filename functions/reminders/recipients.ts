import { personEntity } from '../access/model.ts';
import type { Recipient } from '../mail/model.ts';
import type { Ports } from '../platform/ports.ts';
import { load } from '../platform/store/entity.ts';
import type { PledgeHead } from '../pledges/head.ts';
import type { LadderStep } from './ladder.ts';
import { cycleAndVersion, type Step } from './step.ts';

/** Whom a step's mail is for, by id: the contact, the signatories who have not answered, or the office. */
export const recipientsOf = (
  row: LadderStep,
  head: PledgeHead,
  { occasion }: Pick<Step, 'occasion'>,
): readonly Recipient[] => {
  switch (row.to) {
    case 'contact':
      return [{ to: 'person', personId: head.contact }];
    case 'signatories':
      return (head.pending?.signatures ?? [])
        .filter((signature) => signature.status === 'asked')
        .map(({ personId }) => ({ to: 'person', personId }));
    case 'report-signatory': {
      const personId = head.reports[cycleAndVersion(occasion).cycle ?? '']?.confirming?.personId;
      return personId === undefined ? [] : [{ to: 'person', personId }];
    }
    case 'office':
      return [{ to: 'office' }];
    case undefined:
      return [];
  }
};

const isThere = async (ports: Pick<Ports, 'pact'>, recipient: Recipient): Promise<boolean> =>
  recipient.to !== 'person' || (await load(ports.pact, personEntity, recipient.personId)) !== undefined;

/** The recipients who have not been erased. */
export const reachable = async (
  ports: Pick<Ports, 'pact'>,
  recipients: readonly Recipient[],
): Promise<readonly Recipient[]> => {
  const there = await Promise.all(recipients.map((recipient) => isThere(ports, recipient)));
  return recipients.filter((_, at) => there[at]);
};
