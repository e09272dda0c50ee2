import type { Ports } from '../platform/ports.ts';
import { load, save } from '../platform/store/entity.ts';
import { draftEntity } from './draft.ts';

/** Leaves of a draft nothing that anybody wrote. */
export const emptyDraft = async (ports: Pick<Ports, 'pact'>, organisationId: string): Promise<void> => {
  for (;;) {
    const draft = await load(ports.pact, draftEntity, organisationId);
    if (draft === undefined) return;
    const { rev, catalogue, changedAt } = draft;
    const empty = { rev, organisationId, catalogue, changedAt, actions: {}, look: { changedAt } };
    if ((await save(ports.pact, draftEntity, empty)) === 'done') return;
  }
};
