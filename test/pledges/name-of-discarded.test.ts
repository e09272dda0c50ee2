import { beforeEach, expect, it } from 'vitest';
import { load } from '../../functions/platform/store/entity.ts';
import { abandon } from '../../functions/pledges/abandon.ts';
import { amend } from '../../functions/pledges/amend.ts';
import { discard } from '../../functions/pledges/discard.ts';
import { draftEntity } from '../../functions/pledges/draft.ts';
import { withdraw } from '../../functions/pledges/public-text.ts';
import { recall } from '../../functions/pledges/recall.ts';
import { saveSection } from '../../functions/pledges/save-section.ts';
import { mergePledge, unmergePledge } from '../../functions/register/merge-pledge.ts';
import { sign } from '../support/amended.ts';
import { headOf } from '../support/colleagues.ts';
import { must, profile, publishedPledge, type Written } from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';

const PUBLIC = 'Nordlys Analys AB';

let ports: TestPorts;
let pledge: Written;
/** A change of the public pledge that gives another name, signed and taken back again. */
beforeEach(async () => {
  ports = testPorts();
  pledge = await publishedPledge(ports);
  must(await amend(ports, pledge));
  const seenRev = (await load(ports.pact, draftEntity, pledge.organisationId))?.organisation?.rev ?? 0;
  const section = { name: 'organisation', values: profile({ legalName: 'Polstjärnan AB' }) } as const;
  must(await saveSection(ports, { ...pledge, seenRev, section }));
  await sign(ports, pledge);
  must(await recall(ports, pledge));
});

const merged = async () => {
  const { organisationId } = pledge;
  const { organisationId: into } = await publishedPledge(ports, 'bo@havet.example');
  must(await mergePledge(ports, { organisationId, into, staff: 'rita' }));
  must(await unmergePledge(ports, { organisationId, staff: 'rita' }));
};

it.each([
  ['discarded', () => discard(ports, pledge)],
  [
    'given up by time',
    async () => {
      const { organisationId } = pledge;
      return abandon(ports, { organisationId, seenRev: (await headOf(ports, organisationId)).rev });
    },
  ],
  ['ended by a withdrawal', () => withdraw(ports, pledge)],
  ['ended by a merger that was taken back', merged],
])('a name that was to change is the public one again where the change is %s', async (_, end) => {
  expect((await headOf(ports, pledge.organisationId)).name).toBe('Polstjärnan AB');
  await end();
  const head = await headOf(ports, pledge.organisationId);
  expect([head.pending, head.name]).toEqual([undefined, PUBLIC]);
});
