import type { Draft } from '../../functions/pledges/draft.ts';

/** A draft that nobody has gone on with, of which the contact has been told. */
export const idleDraft: Draft = {
  rev: 3,
  organisationId: 'organisation1',
  catalogue: '2024-09',
  changedAt: '2025-12-30T08:00:00.000Z',
  actions: {},
  look: {
    changedAt: '2025-12-30T08:00:00.000Z',
    noticedAt: '2026-11-30T08:00:00.000Z',
    until: '2026-12-30T23:00:00.000Z',
  },
};
