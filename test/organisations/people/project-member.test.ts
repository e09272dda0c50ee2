import { describe, expect, it } from 'vitest';
import { memberEntity } from '../../../functions/access/model.ts';
import { projectMembers } from '../../../functions/organisations/people/project-member.ts';
import { load, save } from '../../../functions/platform/store/entity.ts';
import { pledgeHead } from '../../../functions/pledges/head.ts';
import { colleague, headOf } from '../../support/colleagues.ts';
import { completeDraft } from '../../support/pledge.ts';
import { type TestPorts, testPorts } from '../../support/ports.ts';

/** An organisation with a contact and a colleague. */
const two = async () => {
  const ports = testPorts();
  const { organisationId, personId: who } = await completeDraft(ports);
  const alex = await colleague(ports, { organisationId, who, email: 'alex@nordlys.example' });
  return { ports, organisationId, alex };
};

/** Takes somebody off the roster and writes no item. */
const takeOff = async (ports: TestPorts, organisationId: string, personId: string): Promise<void> => {
  const head = await headOf(ports, organisationId);
  const { [personId]: _, ...people } = head.people ?? {};
  await save(ports.pact, pledgeHead, { ...head, people });
};

describe('the items of an organisation’s people', () => {
  it('are read once, with the head, where they say what the roster says', async () => {
    const { ports, organisationId } = await two();
    const read: string[] = [];
    const pact: TestPorts['pact'] = {
      ...ports.pact,
      get: (key) => {
        read.push(key.sk);
        return ports.pact.get(key);
      },
      partition: (pk, prefix) => {
        read.push(prefix ?? pk);
        return ports.pact.partition(pk, prefix);
      },
    };
    await projectMembers({ ...ports, pact }, { organisationId });
    expect(read).toEqual(['MEMBER#', 'PLEDGE']);
  });

  it('are put right where somebody left while they were being read', async () => {
    const { ports, organisationId, alex } = await two();
    const pact: TestPorts['pact'] = {
      ...ports.pact,
      partition: async (pk, prefix) => {
        const items = await ports.pact.partition(pk, prefix);
        await takeOff(ports, organisationId, alex);
        return items;
      },
    };
    await projectMembers({ ...ports, pact }, { organisationId });
    expect(await load(ports.pact, memberEntity, organisationId, alex)).toMatchObject({
      state: 'left',
      roles: [],
    });
  });
});
