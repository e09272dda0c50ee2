import { describe, expect, it } from 'vitest';
import type { Item } from '../../functions/platform/store/table.ts';
import { readUnits, writeUnits } from './counted.ts';
import { priceOf } from './price.ts';

const item = (changes: Readonly<Record<string, unknown>> = {}): Item => ({
  pk: 'a',
  sk: 'b',
  rev: 1,
  ...changes,
});
const long = 'x'.repeat(1_500);

describe('what DynamoDB bills', () => {
  it('of a read is a unit for each 4 KB begun, and one where nothing is there', () => {
    expect([readUnits([]), readUnits([item()])]).toEqual([1, 1]);
    expect(readUnits([item({ long }), item({ long }), item({ long })])).toBe(2);
  });

  it('of a write is a unit for each KB begun, once for the table and once for each index it stands in', () => {
    expect(writeUnits(undefined, item())).toBe(1);
    expect(writeUnits(undefined, item({ long }))).toBe(2);
    const due = { duePk: 'DUE#1', dueAt: '2027' };
    expect(writeUnits(undefined, item(due))).toBe(2);
    expect(writeUnits(item(due), item({ ...due, rev: 2 }))).toBe(2);
  });

  it('of a write that moves an item in an index is one more there; of one that takes it out, no more', () => {
    const due = { duePk: 'DUE#1', dueAt: '2027' };
    expect(writeUnits(item(due), item({ ...due, dueAt: '2028' }))).toBe(3);
    expect(writeUnits(item(due), item())).toBe(2);
    expect(writeUnits(item(due), undefined)).toBe(2);
  });
});

describe('the price of a thousand pledge-years', () => {
  it('is what was counted, by list prices; rounds are shared by all pledges', async () => {
    const request = { organisations: 12, years: 1, seed: 1 };
    const few = await priceOf({ ...request, pledges: 1_000 });
    const many = await priceOf({ ...request, pledges: 2_000 });
    expect(many.counted.looking * 2).toBe(few.counted.looking);
    expect({ ...many.counted, looking: 0, calls: 0 }).toEqual({ ...few.counted, looking: 0, calls: 0 });
    const { mails, ...others } = few.usd;
    const sum = Object.values(others).reduce((all, cost) => all + cost, 0);
    expect(few.orchestrationUsd).toBeCloseTo(sum, 1);
    expect(few.ratio).toBeCloseTo(sum / mails, 0);
  });
});
