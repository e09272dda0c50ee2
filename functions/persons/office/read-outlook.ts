import { personEntity } from '../../access/model.ts';
import type { Ports } from '../../platform/ports.ts';
import { load } from '../../platform/store/entity.ts';
import { pledgeHead } from '../../pledges/head.ts';
import { type Outlook, outlookOf } from '../leave.ts';
import { type OwnData, ownData } from '../own-data.ts';

type Needed = Pick<Ports, 'pact' | 'sent' | 'clock'>;

/** What an erasure means for one organisation. */
export interface OrganisationOutlook {
  readonly of: OwnData['organisations'][number];
  readonly outlook: Outlook;
  /** Address of the backup who becomes contact. */
  readonly successor: string | undefined;
}

/** Everything that an erasure would take, and what would follow from it. */
export interface ErasureOutlook {
  readonly data: OwnData;
  readonly organisations: readonly OrganisationOutlook[];
}

const inOrganisation = async (
  { pact }: Needed,
  of: OwnData['organisations'][number],
): Promise<OrganisationOutlook> => {
  const { organisationId, personId } = of.member;
  const head = await load(pact, pledgeHead, organisationId);
  const outlook: Outlook =
    head === undefined
      ? { leavesNoContact: false, sendsTextBack: false, sendsReportBack: false }
      : outlookOf(head, personId);
  const next = outlook.successor;
  const successor = next === undefined ? undefined : (await load(pact, personEntity, next))?.email;
  return { of, outlook, successor };
};

/** Undefined where nobody is there (any more). */
export const readOutlook = async (ports: Needed, personId: string): Promise<ErasureOutlook | undefined> => {
  const data = await ownData(ports, personId);
  if (data === undefined) return undefined;
  const organisations = data.organisations.map((of) => inOrganisation(ports, of));
  return { data, organisations: await Promise.all(organisations) };
};
