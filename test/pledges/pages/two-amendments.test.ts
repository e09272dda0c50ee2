import { beforeEach, describe, expect, it } from 'vitest';
import { load } from '../../../functions/platform/store/entity.ts';
import { draftEntity } from '../../../functions/pledges/draft.ts';
import { textOf, versionEntity } from '../../../functions/pledges/version.ts';
import { fieldOf, locationOf, person, visitorAt } from '../../support/ask.ts';
import { colleague, headOf } from '../../support/colleagues.ts';
import { publishedPledge } from '../../support/pledge.ts';
import { type TestPorts, testPorts } from '../../support/ports.ts';
import { ownPledgeRoutes } from '../../support/sites.ts';
import type { SignedIn } from './form-walk.ts';
import { SELF, signWith } from './signing-walk.ts';

let ports: TestPorts;
let organisationId: string;
let root: string;
let kim: SignedIn;
let alex: SignedIn;

const ACTION_PAGE = 'commitments/CORE-1/actions/a-CORE-1';

/** Opens the page of the first action; answers how it is sent with other words. */
const openAction = async (who: SignedIn) => {
  const page = await who.get(`${root}/${ACTION_PAGE}`);
  const seen = { seenRev: fieldOf(page, 'seenRev'), action: fieldOf(page, 'action') };
  const target = { 'target-day': '1', 'target-month': '6', 'target-year': '2027' };
  return (text: string) =>
    who.post(`${root}/${ACTION_PAGE}`, { ...seen, text, status: 'planned', ...target });
};
const draftText = async () =>
  (await load(ports.pact, draftEntity, organisationId))?.actions['CORE-1']?.values[0]?.text;
const pendingState = async () => (await headOf(ports, organisationId)).pending?.state;
const versionText = async (number: number) => {
  const version = await load(ports.pact, versionEntity, organisationId, number);
  return version && textOf(version).commitments.find(({ id }) => id === 'CORE-1')?.actions[0]?.text;
};

/** Kim and Alex both begin to change the public pledge; they write in one draft. */
beforeEach(async () => {
  ports = testPorts();
  const pledge = await publishedPledge(ports);
  organisationId = pledge.organisationId;
  root = `/en/my/${organisationId}`;
  const other = await colleague(ports, {
    organisationId,
    who: pledge.personId,
    email: 'alex@nordlys.example',
  });
  const at = (personId: string, email: string) =>
    visitorAt(ownPledgeRoutes, { ports, visitor: person(personId, email) });
  kim = at(pledge.personId, 'kim@nordlys.example');
  alex = at(other, 'alex@nordlys.example');
  const both = await Promise.all([kim, alex].map((who) => who.post(`${root}/amend`)));
  expect(both.map(locationOf)).toEqual([root, root]);
});

describe('two amendments at once', () => {
  it('are one draft: who signs a text that the other has changed meanwhile is refused, and both go on writing', async () => {
    const signing = await kim.get(`${root}/sign?how=self`);
    locationOf(await (await openAction(alex))('Alex has written this meanwhile.'));
    const late = await kim.post(`${root}/sign`, { ...SELF, seenRev: fieldOf(signing, 'seenRev') });
    expect([late.status, await pendingState(), await draftText()]).toEqual([
      409,
      'draft',
      'Alex has written this meanwhile.',
    ]);
  });

  it('of two who sign it at once one wins; the other sees where it stands', async () => {
    const open = async (who: SignedIn) => {
      const seenRev = fieldOf(await who.get(`${root}/sign?how=self`), 'seenRev');
      return () => who.post(`${root}/sign`, { ...SELF, seenRev });
    };
    const [one, other] = [await open(kim), await open(alex)];
    const sent = await Promise.all([one(), other()]);
    const places = sent.map((answer) => answer.headers['location'] ?? String(answer.status)).sort();
    expect(places).toContain(`${root}/done`);
    expect((await headOf(ports, organisationId)).versions).toBe(2);
    expect((await kim.get(root)).body).toContain('waits for the AI Office');
  });

  it('written while the other was signed keeps its words on the page, and in the next draft what was signed', async () => {
    const save = await openAction(alex);
    locationOf(await signWith(kim, root, SELF));
    const late = await save('Alex comes a moment too late.');
    expect(late.status).toBe(409);
    expect(late.body).toContain('Alex comes a moment too late.');
    expect([await pendingState(), await versionText(2)]).toEqual(['submitted', await draftText()]);
  });
});
