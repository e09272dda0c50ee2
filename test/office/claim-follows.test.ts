import { expect, it } from 'vitest';
import { claimFollows } from '../../functions/office/claim-follows.ts';
import { translator } from '../../functions/platform/i18n/translate.ts';
import { openReview, publish } from '../../functions/pledges/review.ts';
import { sendForSignature } from '../../functions/pledges/send-for-signature.ts';
import { refuseClaim, settleClaim } from '../../functions/register/claims/settle-claim.ts';
import { claim, list, pledgeOf } from '../register/claims/claiming.ts';
import { fillDraft, must, publishedPledge } from '../support/pledge.ts';
import { testPorts } from '../support/ports.ts';
import { asStaff } from '../support/signed-in.ts';
import { askedAt } from '../support/staff-decision.ts';

/** What the page says on which staff are asked whether they publish a pledge with which an entry was claimed. */
const askedToPublish = async (decide: 'agree' | 'refuse' | 'wait') => {
  const ports = testPorts();
  const { personId, claimed } = await claim(ports, await list(ports, 'Nordlys'), 'kim@nordlys.example');
  const organisationId = pledgeOf(claimed);
  const answer = { pledgeId: organisationId, by: 'staff:rita' };
  if (decide === 'agree') must(await settleClaim(ports, answer));
  if (decide === 'refuse') must(await refuseClaim(ports, { ...answer, reasons: 'Another one.' }));
  await fillDraft(ports, { organisationId, personId });
  const signing = { how: 'self', name: 'Kim Berg', position: 'Head of AI' } as const;
  must(await sendForSignature(ports, { organisationId, personId, language: 'sv', signing }));
  must(await openReview(ports, { organisationId, staff: 'rita' }));
  const rita = await asStaff(ports);
  const page = `/office/pledges/${organisationId}`;
  const { body } = await rita.get(askedAt(await rita.get(page), `${page}/publish`) ?? '');
  return { ports, organisationId, body };
};

const GIVES_WAY = 'The entry of Nordlys from before this register gives way to it.';
const WAITS = 'The claim to the entry of Nordlys is not decided yet';

it.each([
  ['agree', [true, false]],
  ['wait', [false, true]],
  ['refuse', [false, false]],
] as const)('staff who publish read what becomes of the entry that was claimed (%s)', async (decide, said) => {
  const { body } = await askedToPublish(decide);
  expect([GIVES_WAY, WAITS].map((words) => body.includes(words))).toEqual(said);
});

it('nothing is said of an entry once the pledge is public, or where none was claimed', async () => {
  const { ports, organisationId } = await askedToPublish('agree');
  const head = must(await publish(ports, { organisationId, staff: 'rita' }));
  expect(await claimFollows(ports, translator('en'), head)).toEqual([]);
  const other = await publishedPledge(testPorts());
  expect(await claimFollows(ports, translator('en'), { ...other.head, current: undefined })).toEqual([]);
});
