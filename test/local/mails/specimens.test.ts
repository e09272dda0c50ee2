import { describe, expect, it } from 'vitest';
import { personEntity } from '../../../functions/access/model.ts';
import { MAIL_KINDS, mailEntity } from '../../../functions/mail/model.ts';
import { LANGUAGES } from '../../../functions/platform/i18n/languages.ts';
import { create, save } from '../../../functions/platform/store/entity.ts';
import { draftEntity } from '../../../functions/pledges/draft.ts';
import { pledgeHead } from '../../../functions/pledges/head.ts';
import { claimEntity } from '../../../functions/register/claims/model.ts';
import { stepEntity } from '../../../functions/reminders/step.ts';
import { specimenOf } from '../../../local/mails/entry.ts';
import { NOW } from '../../mail/parts.ts';
import { factsFor, site } from '../../mail/samples.ts';
import { memoryTable } from '../../support/memory-table.ts';

/** Tables in which a mail of the kind was written, and what it speaks of. */
const givenMail = async (kind: (typeof MAIL_KINDS)[number]) => {
  const { mail, head, parent, into, claim, person, steps, draft } = factsFor(kind, 'en');
  const ports = { pact: memoryTable(), sent: memoryTable(), clock: { now: () => Date.parse(NOW) } };
  await create(ports.sent, mailEntity, { ...mail, rev: 1 });
  if (head !== undefined) await create(ports.pact, pledgeHead, { ...head, rev: 1 });
  const [other, otherId] = [
    parent ?? into,
    head?.parent?.id ?? head?.merged?.into ?? head?.history.at(-1)?.about,
  ];
  if (other !== undefined && otherId !== undefined)
    await create(ports.pact, pledgeHead, { ...other, organisationId: otherId, rev: 1 });
  if (claim !== undefined) await create(ports.pact, claimEntity, { ...claim, rev: 1 });
  if (draft !== undefined) await create(ports.pact, draftEntity, { ...draft, rev: 1 });
  if (person !== undefined) await create(ports.pact, personEntity, person);
  for (const step of steps) await create(ports.pact, stepEntity, step);
  return { ports, sent: ports.sent.items() };
};

describe.each(MAIL_KINDS)('a mail of the kind %s', (kind) => {
  it('is written again in every language, HTML and text, from what the tables hold', async () => {
    const { ports, sent } = await givenMail(kind);
    const texts = new Set<string>();
    for (const language of LANGUAGES) {
      const specimen = await specimenOf(ports, site, { kind, language, sent });
      expect(specimen?.html).toContain(`lang="${language}"`);
      expect(specimen?.subject).not.toBe('');
      texts.add(specimen?.text ?? '');
    }
    expect(texts.size).toBe(LANGUAGES.length);
  });
});

it('says of a mail whether what it speaks of has moved on since', async () => {
  const { ports, sent } = await givenMail('returned');
  const outdated = async () =>
    (await specimenOf(ports, site, { kind: 'returned', language: 'en', sent }))?.outdated;
  expect(await outdated()).toBe(false);
  const { head } = factsFor('declined', 'en');
  if (head === undefined) throw new Error('there is a head');
  await save(ports.pact, pledgeHead, { ...head, rev: 1 });
  expect(await outdated()).toBe(true);
});

it('is undefined for a kind of which nothing was ever written', async () => {
  const { ports, sent } = await givenMail('published');
  expect(await specimenOf(ports, site, { kind: 'declined', language: 'en', sent })).toBeUndefined();
  expect(await specimenOf(ports, site, { kind: 'nonsense', language: 'en', sent })).toBeUndefined();
});
