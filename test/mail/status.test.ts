import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAIL_EVENTS, type Mail } from '../../functions/mail/model.ts';
import { withEvent } from '../../functions/mail/record-event.ts';
import { MAIL_STATUSES, statusOf } from '../../functions/mail/status.ts';

type MailEvent = Mail['events'][number];

const anEvent: fc.Arbitrary<MailEvent> = fc.record({
  event: fc.constantFrom(...MAIL_EVENTS),
  at: fc.constantFrom('2026-11-22T09:00:00.000Z', '2026-11-22T09:00:05.000Z', '2026-11-23T09:00:00.000Z'),
  detail: fc.constantFrom('Permanent/General', 'Transient/MailboxFull', 'abuse'),
});
const aState: fc.Arbitrary<Mail['state']> = fc.constantFrom(
  'waiting',
  'sending',
  'accepted',
  'not-owed',
  'failed',
);

const recorded = (state: Mail['state'], events: readonly MailEvent[]): MailEvent[] =>
  events.reduce<MailEvent[]>(
    (known, event) => [...(withEvent({ state, events: known }, event) ?? known)],
    [],
  );
const status = (state: Mail['state'], events: readonly MailEvent[]) =>
  statusOf({ state, events: recorded(state, events) });

const event = (name: MailEvent['event'], detail?: string): MailEvent => ({
  event: name,
  at: '2026-11-22T09:00:00.000Z',
  ...(detail === undefined ? {} : { detail }),
});

describe('the status of a mail', () => {
  it('is the same in any order of its events, doubles included', () => {
    const shuffled = fc
      .array(anEvent, { maxLength: 8 })
      .chain((events) =>
        fc.tuple(
          fc.constant(events),
          fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 }),
        ),
      );
    fc.assert(
      fc.property(aState, shuffled, (state, [events, again]) => {
        expect(status(state, again)).toBe(status(state, events));
        expect(recorded(state, again)).toEqual(recorded(state, events));
      }),
    );
  });

  it('never forgets a complaint or a permanent bounce for a later event', () => {
    fc.assert(
      fc.property(aState, fc.array(anEvent), anEvent, (state, events, more) => {
        const before = status(state, events);
        const after = status(state, [...events, more]);
        if (before === 'complained') expect(after).toBe('complained');
        if (before === 'bounced' && after !== 'bounced')
          expect(['complained', 'failed', 'delivered']).toContain(after);
        expect(MAIL_STATUSES).toContain(after);
      }),
    );
  });

  it.each([
    ['waiting', [], 'waiting'],
    ['sending', [], 'sending'],
    ['accepted', [], 'sent'],
    ['not-owed', [], 'not-owed'],
    ['failed', [], 'failed'],
    ['sending', [event('send')], 'sent'],
    ['accepted', [event('send'), event('delivery')], 'delivered'],
    ['accepted', [event('delivery'), event('bounce', 'Permanent/General')], 'bounced'],
    ['accepted', [event('delivery'), event('bounce', 'Transient/General')], 'delivered'],
    ['accepted', [event('send'), event('bounce', 'Transient/MailboxFull')], 'bounced'],
    ['accepted', [event('delivery'), event('complaint', 'abuse')], 'complained'],
    ['accepted', [event('send'), event('reject', 'Bad content')], 'failed'],
    ['accepted', [event('delay', 'MailboxFull')], 'sent'],
  ] as const)('in state %s with %j is %s', (state, events, expected) => {
    expect(status(state, [...events])).toBe(expected);
  });
});
