import { describe, expect, it } from 'vitest';
import { renderMail } from '../../../functions/mail/compose.ts';
import { readFacts } from '../../../functions/mail/facts.ts';
import { mailEntity } from '../../../functions/mail/model.ts';
import { fromItem, load } from '../../../functions/platform/store/entity.ts';
import { claimEntity } from '../../../functions/register/claims/model.ts';
import { reactToClaim } from '../../../functions/register/claims/react.ts';
import { refuseClaim, settleClaim } from '../../../functions/register/claims/settle-claim.ts';
import { must } from '../../support/pledge.ts';
import { type TestPorts, testPorts } from '../../support/ports.ts';
import { round } from '../../support/round.ts';
import { asPerson } from '../../support/signed-in.ts';
import { claim, list, pledgeOf } from './claiming.ts';

/** The round finds what no stream has told of. */
const decided = async (ports: TestPorts, refuse: boolean) => {
  const listedId = await list(ports, 'Nordlys');
  const { personId, claimed } = await claim(ports, listedId, 'kim@nordlys.example');
  const pledgeId = pledgeOf(claimed);
  const by = 'staff:rita';
  must(
    refuse
      ? await refuseClaim(ports, { pledgeId, by, reasons: 'The register number is another one.' })
      : await settleClaim(ports, { pledgeId, by }),
  );
  ports.clock.advance(3_600_000);
  await round(ports);
  const { nudge = '' } = (await load(ports.pact, claimEntity, pledgeId)) ?? {};
  const image = { type: { S: claimEntity.type }, pledgeId: { S: pledgeId }, nudge: { S: nudge } };
  for (let times = 0; times < 2; times += 1) await reactToClaim(ports)({ dynamodb: { NewImage: image } });
  return { personId, pledgeId, mails: ports.sent.items().filter(({ kind }) => kind === 'claim-decided') };
};

describe('a claimant', () => {
  it.each([
    [true, 'höll inte med', 'The register number is another one.'],
    [false, 'Posten är din', 'har godtagit'],
  ])('is told by mail what staff decided, once (refused: %s)', async (refuse, title, words) => {
    const ports = testPorts();
    const { personId, pledgeId, mails } = await decided(ports, refuse);
    expect(mails.map(({ recipient }) => recipient)).toEqual([{ to: 'person', personId }]);
    expect((await load(ports.pact, claimEntity, pledgeId))?.nudge).toBeUndefined();
    const [mail] = mails;
    if (mail === undefined) throw new Error('one mail');
    const facts = await readFacts(ports, fromItem(mailEntity, mail), 'office@x.example');
    const site = { url: 'https://x.example', official: false, officeMail: 'office@x.example' };
    const { text } = renderMail(facts, site);
    expect(text).toContain(title);
    expect(text).toContain(words);
    expect(text).toContain(`https://x.example/sv/my/${pledgeId}`);
  });

  it('reads on the pledge’s own page how it stands', async () => {
    const ports = testPorts();
    const { personId, pledgeId } = await decided(ports, true);
    const { body } = await (await asPerson(ports, personId)).get(`/en/my/${pledgeId}`);
    expect(body).toContain('did not agree that the entry of Nordlys is your organisation');
    expect(body).toContain('The register number is another one.');
  });

  it('whose address the list named is not written to about what she did herself', async () => {
    const ports = testPorts();
    const listedId = await list(ports, 'Nordlys', 'kim@nordlys.example');
    await claim(ports, listedId, 'kim@nordlys.example');
    ports.clock.advance(3_600_000);
    await round(ports);
    expect(ports.sent.items().filter(({ kind }) => kind === 'claim-decided')).toEqual([]);
  });
});
