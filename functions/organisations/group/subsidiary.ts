import * as z from 'zod/mini';
import type { Ports } from '../../platform/ports.ts';
import { create, defineEntity, load, loadAll } from '../../platform/store/entity.ts';
import { organisationPartition, type PledgeHead, pledgeHead } from '../../pledges/head.ts';

const SubsidiaryShape = z.object({
  rev: z.int(),
  /** The parent organisation, in whose partition it stands. */
  organisationId: z.string(),
  subsidiary: z.string(),
});

const PREFIX = 'SUBSIDIARY#';

/** Where a parent finds who has ever named it. It says no more: how they stand is read from their heads. */
export const subsidiaryEntity = defineEntity({
  type: 'subsidiary',
  shape: 1,
  schema: SubsidiaryShape,
  key: (organisationId: string, subsidiary: string) => ({
    pk: organisationPartition(organisationId),
    sk: `${PREFIX}${subsidiary}`,
  }),
  keyOf: (item) => ({ pk: organisationPartition(item.organisationId), sk: `${PREFIX}${item.subsidiary}` }),
});

/** Lets the parent find the subsidiary; again, it changes nothing. */
export const fileSubsidiary = (
  ports: Pick<Ports, 'pact'>,
  link: { readonly organisationId: string; readonly subsidiary: string },
): Promise<unknown> => create(ports.pact, subsidiaryEntity, { rev: 1, ...link });

/** The heads of those that name an organisation as their parent now, by name. */
export const subsidiariesOf = async (
  ports: Pick<Ports, 'pact'>,
  organisationId: string,
): Promise<readonly PledgeHead[]> => {
  const range = { pk: organisationPartition(organisationId), prefix: PREFIX };
  const filed = await loadAll(ports.pact, subsidiaryEntity, range);
  const heads = await Promise.all(filed.map(({ subsidiary }) => load(ports.pact, pledgeHead, subsidiary)));
  return heads
    .flatMap((head) =>
      head !== undefined && head.merged === undefined && head.parent?.id === organisationId ? [head] : [],
    )
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
};
