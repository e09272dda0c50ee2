import { describe, expect, it } from 'vitest';
import type { ReportHead } from '../../functions/pledges/head.ts';
import { whyMoot } from '../../functions/reminders/moot.ts';
import { DUE, draftChanged, headWithPending, headWithReport, PUBLISHED_AT, scene } from './scene.ts';

/** Why a step of the report does nothing at its time, as the office reads it long before. */
const ofReport = (key: string, report: Partial<ReportHead>) =>
  whyMoot(scene({ family: 'report', key, anchor: DUE, head: headWithReport(report) }));

describe('a step that will do nothing at its time', () => {
  it('says why', () => {
    expect(ofReport('d-minus-30', { state: 'published' })).toBe('answered');
    expect(ofReport('d-plus-60', { state: 'published' })).toBe('answered');
  });

  it('is none of those that have a mail to send or a state to change', () => {
    expect(ofReport('d-minus-30', {})).toBeUndefined();
    // Its mail is not owed any more, and it changes the state all the same.
    expect(ofReport('d-plus-60', { state: 'not-received' })).toBeUndefined();
  });

  it('is none that is only put off: by a hold, by a draft that was touched', () => {
    expect(ofReport('d-minus-30', { expected: '2028-03-01' })).toBeUndefined();
    const draft = { family: 'draft', key: 'day-14', anchor: '2026-11-22' } as const;
    const head = headWithPending({});
    const touched = draftChanged('2026-12-01T15:00:00.000Z');
    expect(whyMoot(scene({ ...draft, head, draft: touched }))).toBeUndefined();
    const sent = headWithPending({ state: 'submitted' });
    expect(whyMoot(scene({ ...draft, head: sent, draft: draftChanged(PUBLISHED_AT) }))).toBe(
      'no-longer-draft',
    );
  });

  it('is not the one that asks for another year: whether there is one is seen then', () => {
    expect(ofReport('d-plus-61', { state: 'published' })).toBeUndefined();
  });

  it('is one that the ladder no longer has', () => {
    const found = scene({ family: 'report', key: 'd-day', anchor: DUE, head: headWithReport() });
    expect(whyMoot({ ...found, step: { ...found.step, key: 'gone' } })).toBe('not-on-ladder');
  });
});
