import { describe, expect, it } from 'vitest';
import { changedItem } from '../../functions/platform/stream-record.ts';

const record = (image: unknown) => ({ eventName: 'MODIFY', dynamodb: { NewImage: image } });

describe('what a record of a stream tells of', () => {
  it('is the text that reactions ask for, and nothing else', () => {
    const image = { type: { S: 'mail' }, mailId: { S: 'm1' }, state: { S: 'waiting' }, text: { S: 'more' } };
    expect(changedItem(record(image))).toEqual({ type: 'mail', mailId: 'm1', state: 'waiting' });
  });

  it.each([
    [{ eventName: 'REMOVE', dynamodb: {} }],
    [{ eventName: 'REMOVE' }],
  ])('is nothing where something was removed: %j', (removal) => {
    expect(changedItem(removal)).toBeUndefined();
  });

  it.each([
    [{ type: { N: '1' } }],
    [{ type: 'mail' }],
    [{ type: null }],
    ['mail'],
    [null],
  ])('is no text where none stands: %j', (image) => {
    expect(changedItem(record(image))).toEqual({});
  });

  it.each([[undefined], [null], ['a record'], [7]])('is not %j', (thing) => {
    expect(() => changedItem(thing)).toThrow('no record of a stream');
  });
});
