import './parsed-once.ts';
import { describe, expect, it } from 'vitest';
import { fromItem } from '../../../functions/platform/store/entity.ts';
import type { Item } from '../../../functions/platform/store/table.ts';
import { stepEntity } from '../../../functions/reminders/step.ts';
import { kept } from './kept.ts';

const item = (changes: Readonly<Record<string, unknown>> = {}): Item => ({
  ...stepEntity.key('org', 'STEP#report#1#due'),
  type: 'step',
  shape: stepEntity.shape,
  rev: 1,
  organisationId: 'org',
  family: 'report',
  occasion: '1',
  key: 'due',
  at: '2027-09-01T07:00:00.000Z',
  mailIds: ['a'],
  ...changes,
});
const read = (stored: Item) => fromItem(stepEntity, stored);

describe('what is parsed once', () => {
  it('is the same value each time it is read', () => {
    const stored = kept(item(), undefined);
    expect(read(stored)).toBe(read(stored));
  });

  it('is parsed again where it is a copy of what was kept', () => {
    const stored = kept(item(), undefined);
    expect(read({ ...stored })).not.toBe(read(stored));
    expect(() => read({ ...stored, at: 7 })).toThrow('does not fit step');
  });

  it('of the next revision is what it would be without the one before', () => {
    const stored = kept(item({ why: 'held' }), undefined);
    const first = read(stored);
    const next = item({ ...first, rev: 2, why: undefined, moved: 1, outcome: 'sent', unknown: true });
    const second = kept(next, stored);
    const third = kept({ ...next, rev: 3, mailIds: ['a'] }, second);
    expect(read(third)).toEqual(read({ ...next, rev: 3 }));
    expect(Object.keys(read(third))).not.toContain('why');
    expect(read(second).mailIds).toBe(first.mailIds);
  });

  it.each([
    ['another type', { at: 7 }],
    ['nothing', { at: undefined }],
  ])('is refused where an attribute becomes %s', (_, changes) => {
    const stored = kept(item(), undefined);
    read(stored);
    const wrong = kept(item({ rev: 2, ...changes }), stored);
    expect(() => read(wrong)).toThrow('does not fit step');
    expect(() => read(kept({ ...wrong, rev: 3, why: 'held' }, wrong))).toThrow('does not fit step');
    expect(read(kept(item({ rev: 4 }), wrong))).toEqual(read(item({ rev: 4 })));
  });
});
