import { describe, expect, it } from 'vitest';
import { type Draft, draftEntity } from '../../functions/pledges/draft.ts';
import { draftFrom } from '../../functions/pledges/draft-from.ts';
import type { PledgeText } from '../../functions/pledges/version.ts';
import { draftChanged, PUBLISHED_AT } from '../reminders/scene.ts';
import { profile } from '../support/pledge.ts';

const NOW = '2027-03-01T09:00:00.000Z';
const BEFORE = { at: PUBLISHED_AT, by: 'bo' };
const action = { id: 'a', text: 'Do it', status: 'under-way' as const, target: '2027-05-01' };
const text: PledgeText = {
  catalogue: '2024-09',
  textStatus: 'paraphrase',
  organisation: profile(),
  commitments: [
    { id: 'CORE-1', actions: [action] },
    { id: 'DEPL-2', actions: [] },
  ],
  signers: [],
};
const base = { version: 1, after: 7, commitments: ['CORE-1'], actions: ['a'] };
const start = { organisationId: 'organisation1', text, name: 'Nordlys AB', base, at: NOW, by: 'kim' };
const contact = {
  ...{ rev: 3, ...BEFORE },
  values: { name: 'Kim', position: 'Head', email: 'kim@nordlys.example', language: 'en' as const },
};

describe('a draft that starts from a public text', () => {
  it('says what that text says, under the name that the organisation goes by', () => {
    const stamp = { rev: 1, at: NOW, by: 'kim' };
    expect(draftFrom(undefined, start)).toEqual({
      rev: 1,
      organisationId: 'organisation1',
      catalogue: '2024-09',
      changedAt: NOW,
      organisation: { ...stamp, values: profile({ legalName: 'Nordlys AB' }) },
      commitments: { ...stamp, values: ['CORE-1', 'DEPL-2'] },
      actions: { 'CORE-1': { ...stamp, values: [action] }, 'DEPL-2': { ...stamp, values: [] } },
      base,
    });
  });

  it('keeps the contact, and leaves a section alone that says the same already', () => {
    const known: Draft = {
      ...draftChanged(PUBLISHED_AT),
      contact,
      organisation: { rev: 5, ...BEFORE, values: profile({ legalName: 'Nordlys AB' }) },
      commitments: { rev: 6, ...BEFORE, values: ['CORE-1'] },
      actions: {
        'CORE-1': { rev: 2, ...BEFORE, values: [{ ...action, text: 'Do something else' }] },
        'PROV-1': { rev: 1, ...BEFORE, values: [action] },
      },
    };
    const draft = draftFrom(known, start);
    expect(draft).toMatchObject({ rev: 3, contact, organisation: known.organisation });
    expect(draft.commitments).toEqual({ rev: 7, at: NOW, by: 'kim', values: ['CORE-1', 'DEPL-2'] });
    expect(draft.actions['CORE-1']).toEqual({ rev: 3, at: NOW, by: 'kim', values: [action] });
    expect(Object.keys(draft.actions)).toEqual(['CORE-1', 'DEPL-2']);
  });

  it('is left as it is where it has started so already, and starts anew from a later moment or version', () => {
    const begun = draftFrom(undefined, start);
    const written = { ...begun, contact };
    expect(draftFrom(written, start)).toBe(written);
    for (const changes of [{ version: 2 }, { after: 9 }])
      expect(draftFrom(written, { ...start, base: { ...base, ...changes } })).not.toBe(written);
    expect(draftFrom({ ...draftChanged(PUBLISHED_AT) }, start).base).toEqual(base);
  });
});

describe('where a draft is found', () => {
  const indexes = (draft: Draft) => draftEntity.indexes?.(draft);
  const plain = draftChanged(PUBLISHED_AT);
  const FIRST_LOOK = '2027-10-18T09:00:00.000Z';

  it('is the round, 330 days after its last change or as the last look at it said', () => {
    expect(indexes(plain)).toEqual({ dueAt: FIRST_LOOK });
    expect(indexes({ ...plain, look: { changedAt: PUBLISHED_AT, at: NOW } })).toEqual({ dueAt: NOW });
    expect(indexes({ ...plain, look: { changedAt: PUBLISHED_AT } })).toEqual({ dueAt: undefined });
    expect(indexes({ ...plain, look: { changedAt: '2026-01-01T09:00:00.000Z', at: NOW } })).toEqual({
      dueAt: FIRST_LOOK,
    });
  });

  it('is the list of drafts by the name that was typed, and the address of its contact, unreadable', () => {
    const organisation = { rev: 1, ...BEFORE, values: profile({ legalName: 'Ørsted' }) };
    const found = indexes({ ...plain, organisation, contact });
    expect(found).toMatchObject({ listPk: 'DRAFTS', listSk: 'orsted#organisation1' });
    expect(found?.contactPk).toBeDefined();
    expect(JSON.stringify(found)).not.toContain('nordlys.example');
  });
});
