import { beforeAll, describe, expect, it } from 'vitest';
import { type EveryAccess, makeEveryAccess } from '../support/every-access.ts';
import { type Cut, needless } from '../support/statements.ts';
import { onWatchedStack } from '../support/watched-stack.ts';

/**
 * Everything that each function and machine is for, on one stack in this process. Whatever a role of the assembly lacks
 * for it is denied and fails here; whatever it has beyond is named here too.
 */
describe('the roles of the assembly', () => {
  let came: EveryAccess;
  let tooMuch: readonly Cut[];
  let withoutOpenData: readonly Cut[];

  beforeAll(async () => {
    await onWatchedStack(async (on) => {
      came = await makeEveryAccess(on);
      const { assembly } = on.stack.context;
      const asked = on.permissions.asked();
      tooMuch = needless(assembly, asked);
      withoutOpenData = needless(
        assembly,
        asked.filter(({ roleArn }) => !roleArn.includes('OpenData')),
      );
    });
  });

  it('let a company sign, the office publish, and everybody read it', () => {
    expect(came.shownAt).toEqual([
      '/en/register',
      expect.stringMatching(/^\/en\/register\/\w+$/),
      '/api/v1/register.json',
      expect.stringMatching(/^\/api\/v1\/organisations\/\w+\.json$/),
      expect.stringMatching(/^\/api\/v1\/organisations\/\w+\/calendar\.ics$/),
      '/api/v1/calendar.ics',
      '/api/v1/register.atom',
    ]);
  });

  it('let every mail out: codes, what follows from decisions, a reminder', () => {
    // Mails that SES was too busy for go out in any order.
    expect(came.toKim.toSorted()).toEqual([
      expect.stringMatching(/^Datum för lägesrapporten/),
      expect.stringMatching(/^Kvitto/),
      expect.stringMatching(/^Offentligt igen/),
      expect.stringMatching(/^Publicerat/),
      expect.stringMatching(/^Under granskning/),
      expect.stringMatching(/^Your code/),
    ]);
    expect(came.toBo).toEqual([expect.stringMatching(/^Your code/), expect.stringMatching(/still a draft/)]);
  });

  it('let a bounce become a task that staff close', () => {
    expect(came.closedTasks).toBeGreaterThan(0);
  });

  it('let each state machine run, and what failed reach the dead letters', () => {
    expect(
      Object.keys(came.executions)
        .map((name) => name.replace(/[0-9A-F]{8}$/, ''))
        .sort(),
    ).toEqual(['Remind', 'ReportYear', 'Round']);
    expect(came.deadLetters.length).toBeGreaterThanOrEqual(3);
  });

  it('let what SES told and nobody could record wait as a letter, in which no letter names an address', () => {
    expect(came.deadLetters.filter((body) => body.includes('"news"')).length).toBeGreaterThan(0);
    for (const body of came.deadLetters) expect(body).not.toContain('@');
  });

  it('allow nothing that nothing needs', () => {
    expect(tooMuch.map(({ policy, what }) => `${policy}: ${what}`)).toEqual([]);
  });

  it('would be found to allow too much, had the open data not been asked for', () => {
    expect(withoutOpenData.length).toBeGreaterThan(3);
    expect(withoutOpenData.every(({ policy }) => policy.startsWith('OpenData'))).toBe(true);
  });
});
