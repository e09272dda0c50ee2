import './parsed-once.ts';
import { describe, expect, it } from 'vitest';
import { fromItem } from '../../../functions/platform/store/entity.ts';
import type { Item } from '../../../functions/platform/store/table.ts';
import { stepEntity } from '../../../functions/reminders/step.ts';
import { frozen } from './frozen.ts';

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
    const stored = frozen(item());
    expect(read(stored)).toBe(read(stored));
  });

  it('of the next revision is what it would be without the one before', () => {
    const first = read(frozen(item({ why: 'held' })));
    const next = item({ ...first, rev: 2, why: undefined, moved: 1, outcome: 'sent', unknown: true });
    expect(read(frozen(next))).toEqual(read({ ...next }));
    expect(read(frozen({ ...next, rev: 3 })).mailIds).toBe(first.mailIds);
  });

  it.each([
    ['another type', { at: 7 }],
    ['nothing', { at: undefined }],
  ])('is refused where an attribute becomes %s', (_, changes) => {
    read(frozen(item()));
    expect(() => read(frozen(item({ rev: 2, ...changes })))).toThrow('does not fit step');
  });
});
