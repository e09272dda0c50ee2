import { expect, it } from 'vitest';
import { load } from '../../../functions/platform/store/entity.ts';
import { differenceOf } from '../../../functions/pledges/difference.ts';
import { draftEntity } from '../../../functions/pledges/draft.ts';
import { openReview, publish } from '../../../functions/pledges/review.ts';
import { textOf, versionEntity } from '../../../functions/pledges/version.ts';
import { fieldOf } from '../../support/ask.ts';
import { must } from '../../support/pledge.ts';
import { asNobody } from '../../support/signed-in.ts';
import { siteOver } from '../../support/sites.ts';
import { ACTION } from './form-walk.ts';
import { filled, idIn, SELF, signWith } from './signing-walk.ts';

type Walk = Awaited<ReturnType<typeof filled>>;

const SWEDISH = 'Utse en ansvarig för varje system i drift.';

const languageOf = async ({ ports, root }: Walk) => {
  const draft = await load(ports.pact, draftEntity, idIn(root));
  return draft?.actions['CORE-1']?.values[0]?.language;
};

/** Saves the action of CORE-1 on the form in a language. */
const saveIn = async (walk: Walk, language: 'en' | 'sv', text: string): Promise<void> => {
  const { ports, kim, root } = walk;
  const id = (await load(ports.pact, draftEntity, idIn(root)))?.actions['CORE-1']?.values[0]?.id ?? '';
  const address = `${root.replace('/en/', `/${language}/`)}/commitments/CORE-1/actions/${id}`;
  const page = await kim.get(address);
  const [seenRev, seen] = [fieldOf(page, 'seenRev'), fieldOf(page, 'seen')];
  expect((await kim.post(address, { ...ACTION, text, seenRev, seen })).status).toBe(303);
};

it('an action has the language of the form it was written in, until its words change', async () => {
  const walk = await filled();
  expect(await languageOf(walk)).toBe('en');
  await saveIn(walk, 'sv', SWEDISH);
  expect(await languageOf(walk)).toBe('sv');
  await saveIn(walk, 'en', SWEDISH);
  expect(await languageOf(walk)).toBe('sv');
  await saveIn(walk, 'en', 'Name an owner for each AI system.');
  expect(await languageOf(walk)).toBe('en');
});

it('what was written in Swedish is Swedish on an English page', async () => {
  const walk = await filled();
  await saveIn(walk, 'sv', SWEDISH);
  await signWith(walk.kim, walk.root, SELF);
  const review = { organisationId: idIn(walk.root), staff: 'rita' };
  must(await openReview(walk.ports, review));
  must(await publish(walk.ports, review));
  const { body } = await asNobody(siteOver(walk.ports)).get(`/en/register/${review.organisationId}`);
  expect(body).toMatch(new RegExp(`lang="sv">\\s*${SWEDISH}`, 'u'));
});

it('the language alone is no change of a pledge', async () => {
  const walk = await filled();
  await signWith(walk.kim, walk.root, SELF);
  const version = await load(walk.ports.pact, versionEntity, idIn(walk.root), 1);
  if (version === undefined) throw new Error('there is a version');
  const text = textOf(version);
  const commitments = text.commitments.map(({ id, actions }) => ({
    id,
    actions: actions.map(({ language: _, ...action }) => action),
  }));
  const { commitments: changes } = differenceOf({ ...text, commitments }, text);
  expect(changes.filter(({ change }) => change !== 'same')).toEqual([]);
});
