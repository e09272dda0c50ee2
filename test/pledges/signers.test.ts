import { beforeEach, describe, expect, it } from 'vitest';
import { type Member, memberEntity } from '../../functions/access/model.ts';
import { sha256 } from '../../functions/platform/ids.ts';
import { create, load, save } from '../../functions/platform/store/entity.ts';
import { addSignatory, isSigner, signedAs, signerWords } from '../../functions/pledges/signing.ts';
import { beforeWrites } from '../support/meanwhile.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';

const organisationId = 'organisation1';
const kim = { personId: 'kim', name: 'Kim Berg', position: 'Head of AI' };

let ports: TestPorts;

const add = (signatory = kim, version = 1) => addSignatory(ports, { organisationId, version, signatory });
const member = async (): Promise<Member> => {
  const found = await load(ports.pact, memberEntity, organisationId, 'kim');
  if (found === undefined) throw new Error('the member is there');
  return found;
};

beforeEach(() => {
  ports = testPorts();
});

describe('the hash of a signatory', () => {
  it('is the same where the same version is sent once more under the same words', async () => {
    const hash = await add();
    expect(await add()).toBe(hash);
    expect(signerWords(hash, await member())).toEqual({ name: 'Kim Berg', position: 'Head of AI' });
  });

  it('is another for another name, another position and another version', async () => {
    const hashes = [await add(), await add({ ...kim, name: 'Kim Berg-Lind' })];
    hashes.push(await add({ ...kim, name: 'Kim Berg-Lind', position: 'CEO' }), await add(kim, 2));
    expect(new Set(hashes).size).toBe(4);
  });

  it('lets nobody in, and leaves the roles of who is in already', async () => {
    await add();
    expect((await member()).roles).toEqual([]);
    const known: Member = { ...(await member()), roles: ['editor'] };
    await save(ports.pact, memberEntity, known);
    await add(kim, 2);
    expect(await member()).toMatchObject({ roles: ['editor'], since: known.since });
    expect(Object.keys((await member()).signed ?? {})).toEqual(['1', '2']);
  });

  it('stands for who signed before words were kept by version, and still does after signing again', async () => {
    const salt = 'old-salt';
    const hash = sha256(JSON.stringify([salt, 'Kim Berg', 'Head of AI']));
    const since = '2026-11-22T09:00:00.000Z';
    const { personId, name, position } = kim;
    const former: Member = { rev: 1, organisationId, personId, roles: [], name, position, salt, since };
    expect(signedAs(former)).toEqual({ '0': { salt, name, position } });
    expect(isSigner(hash, former)).toBe(true);
    for (const part of ['salt', 'name', 'position'] as const)
      expect(signedAs({ ...former, [part]: undefined })).toEqual({});
    await create(ports.pact, memberEntity, former);
    await add({ ...kim, name: 'Kim Berg-Lind' }, 2);
    expect(isSigner(hash, await member())).toBe(true);
  });

  it('is given to nobody where the member cannot be written', async () => {
    const racing = beforeWrites(ports, { type: memberEntity.type, times: 9 }, async () => {
      const found = await load(ports.pact, memberEntity, organisationId, 'kim');
      if (found === undefined) await add(kim, 5);
      else await save(ports.pact, memberEntity, found);
    });
    await expect(addSignatory(racing, { organisationId, version: 1, signatory: kim })).rejects.toThrow(
      'The member kim of organisation1 could not be written',
    );
  });
});
