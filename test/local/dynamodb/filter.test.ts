import { describe, expect, it } from 'vitest';
import { HEARD, type Heard } from '../../../infra/streams.ts';
import { matchesPattern } from '../../../local/dynamodb/filter.ts';

const isHeard = (heard: Heard, image: Readonly<Record<string, string>>): boolean => {
  const pattern = Object.fromEntries(Object.entries(heard).map(([name, rules]) => [name, { S: rules }]));
  const record = Object.fromEntries(Object.entries(image).map(([name, S]) => [name, { S }]));
  return matchesPattern({ dynamodb: { NewImage: pattern } }, { dynamodb: { NewImage: record } });
};
const nudge = '2026-11-22T09:00:00.000Z';

describe('what a stream hands over', () => {
  it.each([
    ['a pledge that was decided about', 'pact', { type: 'pledge-head', nudge }, true],
    ['a pledge whose consequences exist', 'pact', { type: 'pledge-head' }, false],
    ['a list that is being put down', 'pact', { type: 'import', nudge }, true],
    ['another item, whatever it says', 'pact', { type: 'step', nudge }, false],
    ['a mail that waits', 'sent', { type: 'mail', state: 'waiting' }, true],
    ['a mail that is being sent', 'sent', { type: 'mail', state: 'sending' }, false],
    ['a mail of which SES has told', 'sent', { type: 'mail', state: 'accepted' }, false],
    ['a tombstone', 'sent', { type: 'erased' }, false],
  ] as const)('%s', (_, table, image, heard) => {
    expect(isHeard(HEARD[table], image)).toBe(heard);
  });
});
