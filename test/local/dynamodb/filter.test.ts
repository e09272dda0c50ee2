import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { HEARD, type Heard } from '../../../infra/streams.ts';
import { matchesPattern } from '../../../local/dynamodb/filter.ts';
import { STORED_ENTITIES } from '../../support/stored-entities.ts';

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
    ['a claim that staff decided about', 'pact', { type: 'claim', nudge }, true],
    ['a claim whose mail is ordered', 'pact', { type: 'claim' }, false],
    ['another item, whatever it says', 'pact', { type: 'step', nudge }, false],
    ['a mail that waits', 'sent', { type: 'mail', state: 'waiting' }, true],
    ['a mail that is being sent', 'sent', { type: 'mail', state: 'sending' }, false],
    ['a mail of which SES has told', 'sent', { type: 'mail', state: 'accepted' }, false],
    ['a tombstone', 'sent', { type: 'erased' }, false],
  ] as const)('%s', (_, table, image, heard) => {
    expect(isHeard(HEARD[table], image)).toBe(heard);
  });
});

it('hands over every kind of item that can ask for a reaction by its nudge', () => {
  const asking = STORED_ENTITIES.filter(({ schema }) =>
    JSON.stringify(z.toJSONSchema(schema, { unrepresentable: 'any' })).includes('"nudge":'),
  ).map(({ type }) => type);
  expect(asking).toContain('pledge-head');
  expect([...HEARD.pact.type].sort()).toEqual([...new Set(asking)].sort());
});
