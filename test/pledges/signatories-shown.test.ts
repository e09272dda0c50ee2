import { beforeEach, describe, expect, it } from 'vitest';
import { type Member, memberEntity } from '../../functions/access/model.ts';
import { load, save } from '../../functions/platform/store/entity.ts';
import { setShown, shownSignatories } from '../../functions/pledges/shown-signatories.ts';
import { approve } from '../../functions/pledges/signature.ts';
import { signersOf } from '../../functions/pledges/signed-by.ts';
import { textOf, versionEntity } from '../../functions/pledges/version.ts';
import { headOf } from '../support/colleagues.ts';
import { beforeWrites } from '../support/meanwhile.ts';
import { awaitingSignature, must } from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';

const NOW = '2026-11-22T09:00:00.000Z';
const alvas = { name: 'Alva Lind', position: 'CEO' };
const bos = { name: 'Bo Ek', position: 'CFO' };

let ports: TestPorts;
let asked: Awaited<ReturnType<typeof awaitingSignature>>;

const member = async (personId: string): Promise<Member> => {
  const found = await load(ports.pact, memberEntity, asked.organisationId, personId);
  if (found === undefined) throw new Error('the member is there');
  return found;
};
const version = async () => {
  const found = await load(ports.pact, versionEntity, asked.organisationId, 1);
  if (found === undefined) throw new Error('it was put down');
  return found;
};
const show = (personId: string, shown: boolean, through = ports) =>
  setShown(through, { organisationId: asked.organisationId, personId, shown });
const shown = async () => shownSignatories(ports, asked.organisationId, textOf(await version()).signers);
const signers = async () => signersOf(ports, await headOf(ports, asked.organisationId), await version());

beforeEach(async () => {
  ports = testPorts();
  asked = await awaitingSignature(ports);
});

describe('a signatory in public', () => {
  it('is named only by choice, under the words signed with, and not once that is taken back', async () => {
    expect(await shown()).toEqual([]);
    await show(asked.bo, true);
    expect(await shown()).toEqual([bos]);
    await show(asked.alva, true);
    expect(await shown()).toEqual([alvas, bos]);
    await show(asked.bo, false);
    expect(await shown()).toEqual([alvas]);
  });

  it('has a choice that is written once, and from then on', async () => {
    await show(asked.bo, true);
    const { rev, shownSince } = await member(asked.bo);
    expect(shownSince).toBe(NOW);
    ports.clock.advance(1000);
    await show(asked.bo, true);
    expect(await member(asked.bo)).toMatchObject({ rev, shownSince });
  });

  it('has a choice that holds although somebody writes the member in the same moment', async () => {
    const racing = beforeWrites(ports, { type: memberEntity.type }, async () =>
      save(ports.pact, memberEntity, await member(asked.bo)),
    );
    await show(asked.bo, true, racing);
    expect((await member(asked.bo)).shownSince).toBe(NOW);
  });

  it('is nobody who is no member', async () => {
    const before = ports.pact.items().length;
    await show('stranger', true);
    expect(ports.pact.items()).toHaveLength(before);
  });
});

describe('who signed a text', () => {
  it('is named to the organisation with when each approved it', async () => {
    const { organisationId, bo: personId, sha256 } = asked;
    expect(await signers()).toEqual([alvas, bos]);
    must(await approve(ports, { organisationId, personId, sha256 }));
    expect(await signers()).toEqual([alvas, { ...bos, at: NOW }]);
  });

  it('is nobody any more whose words were erased', async () => {
    const { organisationId, bo, sha256 } = asked;
    must(await approve(ports, { organisationId, personId: bo, sha256 }));
    await ports.pact.remove(memberEntity.key(organisationId, bo), { rev: (await member(bo)).rev });
    expect(await signers()).toEqual([alvas, {}]);
  });

  it('approved that version and no other', async () => {
    const { organisationId, bo, sha256 } = asked;
    must(await approve(ports, { organisationId, personId: bo, sha256 }));
    const other = { ...(await version()), number: 2 };
    expect(await signersOf(ports, await headOf(ports, organisationId), other)).toEqual([alvas, bos]);
  });
});
