import { beforeEach, describe, expect, it } from 'vitest';
import { load } from '../../functions/platform/store/entity.ts';
import { amend } from '../../functions/pledges/amend.ts';
import { correctName } from '../../functions/pledges/correct-name.ts';
import { draftEntity } from '../../functions/pledges/draft.ts';
import { openReview, publish } from '../../functions/pledges/review.ts';
import { saveSection } from '../../functions/pledges/save-section.ts';
import { changeText, sign } from '../support/amended.ts';
import { must, profile, publishedPledge, type Written } from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';

const SLIP = 'Nordlys Analys AB';
const RIGHT = 'Nordljus Analys AB';

let ports: TestPorts;
let pledge: Written;
beforeEach(async () => {
  ports = testPorts();
  pledge = await publishedPledge(ports);
});

const correct = async (name: string) =>
  must(await correctName(ports, { organisationId: pledge.organisationId, staff: 'rita', name }));

const rename = async (legalName: string): Promise<void> => {
  const seenRev = (await load(ports.pact, draftEntity, pledge.organisationId))?.organisation?.rev ?? 0;
  const section = { name: 'organisation', values: profile({ legalName }) } as const;
  must(await saveSection(ports, { ...pledge, seenRev, section }));
};

const published = async () => {
  const review = { organisationId: pledge.organisationId, staff: 'rita' };
  must(await openReview(ports, review));
  return must(await publish(ports, review));
};

describe('an amendment under way while staff correct a slip in the name', () => {
  it.each(['signed', 'written'])('and %s before, brings the slip back to nobody', async (when) => {
    must(await amend(ports, pledge));
    await changeText(ports, pledge, 'Write it down, do it, and tell everybody');
    if (when === 'signed') await sign(ports, pledge);
    await correct(RIGHT);
    if (when === 'written') await sign(ports, pledge);
    const head = await published();
    expect(head).toMatchObject({ name: RIGHT, card: { name: RIGHT, formerNames: [SLIP] } });
  });

  it('brings about the name that the organisation has given itself in it', async () => {
    must(await amend(ports, pledge));
    await rename('Polstjärnan AB');
    await sign(ports, pledge);
    await correct(RIGHT);
    expect((await published()).card).toMatchObject({ name: 'Polstjärnan AB', formerNames: [SLIP, RIGHT] });
  });

  it('brings back a former name that the organisation takes up again after the correction', async () => {
    await correct(RIGHT);
    must(await amend(ports, pledge));
    await rename(SLIP);
    await sign(ports, pledge);
    expect((await published()).card).toMatchObject({ name: SLIP, formerNames: [RIGHT] });
  });
});
