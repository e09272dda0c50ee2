import { beforeEach, describe, expect, it } from 'vitest';
import { amend } from '../../functions/pledges/amend.ts';
import { correctName } from '../../functions/pledges/correct-name.ts';
import { discard } from '../../functions/pledges/discard.ts';
import { withdraw } from '../../functions/pledges/public-text.ts';
import { recall } from '../../functions/pledges/recall.ts';
import { decline, openReview } from '../../functions/pledges/review.ts';
import { revise } from '../../functions/pledges/revise.ts';
import { changeText, sign } from '../support/amended.ts';
import { headOf } from '../support/colleagues.ts';
import { awaitingSignature, must, publishedPledge, signedPledge, type Written } from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';

const LATER = '2026-11-22T09:01:00.000Z';

let ports: TestPorts;

const wrong = (found: string) => ({ ok: false, refusal: { why: 'wrong-state', found } });
const invalid = (name: string) => ({ ok: false, refusal: { why: 'invalid', fields: { name } } });
const last = async ({ organisationId }: Written) => (await headOf(ports, organisationId)).history.at(-1);

beforeEach(() => {
  ports = testPorts();
});

describe('a text that was sent', () => {
  it('is taken back while somebody has still to sign, and is a draft since then', async () => {
    const asked = await awaitingSignature(ports);
    ports.clock.set(LATER);
    expect(must(await recall(ports, asked)).pending).toMatchObject({
      state: 'draft',
      since: LATER,
      version: 1,
    });
    expect(await last(asked)).toMatchObject({ what: 'recalled', version: 1, who: asked.personId });
    expect(await recall(ports, asked)).toEqual(wrong('draft'));
  });

  it('is taken back once all have signed, and no more once a review has begun', async () => {
    const pledge = await signedPledge(ports);
    expect(must(await recall(ports, pledge)).pending?.state).toBe('draft');
    await sign(ports, pledge);
    must(await openReview(ports, { organisationId: pledge.organisationId, staff: 'rita' }));
    expect(await recall(ports, pledge)).toEqual(wrong('in-review'));
  });

  it('that was declined is taken up again with its reasons, and nothing else is', async () => {
    const pledge = await signedPledge(ports);
    expect(await revise(ports, pledge)).toEqual(wrong('submitted'));
    const review = { organisationId: pledge.organisationId, staff: 'rita' };
    must(await openReview(ports, review));
    must(await decline(ports, { ...review, reasons: 'Not authentic.' }));
    ports.clock.set(LATER);
    const { pending } = must(await revise(ports, pledge));
    expect(pending).toMatchObject({ state: 'draft', since: LATER, reasons: 'Not authentic.' });
    expect(await last(pledge)).toMatchObject({ what: 'revised', who: pledge.personId });
  });
});

describe('changes of a public pledge', () => {
  it('are given up before they are sent and after, and the history says which version', async () => {
    const pledge = await publishedPledge(ports);
    must(await amend(ports, pledge));
    expect(must(await discard(ports, pledge)).pending).toBeUndefined();
    expect(await last(pledge)).toEqual(expect.not.objectContaining({ version: expect.anything() }));
    must(await amend(ports, pledge));
    await changeText(ports, pledge, 'Other words');
    await sign(ports, pledge);
    expect(await discard(ports, pledge)).toEqual(wrong('submitted'));
    const review = { organisationId: pledge.organisationId, staff: 'rita' };
    must(await openReview(ports, review));
    must(await decline(ports, { ...review, reasons: 'Not authentic.' }));
    must(await discard(ports, pledge));
    expect(await last(pledge)).toMatchObject({ what: 'amendment-discarded', version: 2 });
    expect(await discard(ports, pledge)).toEqual(wrong('published'));
  });
});

describe('a slip in a public name', () => {
  const correct = ({ organisationId }: Written, name: string) =>
    correctName(ports, { organisationId, staff: 'rita', name });

  it('is corrected by staff; the spelling before stays among the former names', async () => {
    const pledge = await publishedPledge(ports);
    expect(must(await correct(pledge, ' Nordlys  Analyse AB '))).toMatchObject({
      name: 'Nordlys Analyse AB',
      card: { name: 'Nordlys Analyse AB', formerNames: ['Nordlys Analys AB'] },
    });
    expect(await last(pledge)).toMatchObject({ what: 'name-corrected', version: 1, who: 'staff:rita' });
    expect(must(await correct(pledge, 'Nordlys Analys AB')).card?.formerNames).toEqual([
      'Nordlys Analyse AB',
    ]);
    expect(must(await correct(pledge, 'Nordlys AB')).card?.formerNames).toEqual([
      'Nordlys Analyse AB',
      'Nordlys Analys AB',
    ]);
  });

  it('is refused without a name, with one too long, and with the same one', async () => {
    const pledge = await publishedPledge(ports);
    expect(await correct(pledge, '  ')).toEqual(invalid('missing'));
    expect(await correct(pledge, 'x'.repeat(201))).toEqual(invalid('long'));
    expect(await correct(pledge, 'Nordlys Analys AB')).toEqual(invalid('same'));
    expect((await correct(pledge, 'x'.repeat(200))).ok).toBe(true);
  });

  it('is none where nothing is public', async () => {
    expect(await correct(await signedPledge(ports), 'Nordlys AB')).toEqual(wrong('submitted'));
    const pledge = await publishedPledge(ports, 'bo@havet.example');
    must(await withdraw(ports, pledge));
    expect(await correct(pledge, 'Nordlys AB')).toEqual(wrong('withdrawn'));
  });
});
