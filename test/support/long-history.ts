import { done } from '../../functions/platform/result.ts';
import { load, save } from '../../functions/platform/store/entity.ts';
import { decide } from '../../functions/pledges/decide.ts';
import { pledgeHead } from '../../functions/pledges/head.ts';
import { must } from './pledge.ts';
import type { TestPorts } from './ports.ts';

/** What follows from it is not looked at here. */
const settleAtOnce = async ({ pact }: TestPorts, organisationId: string): Promise<void> => {
  const head = await load(pact, pledgeHead, organisationId);
  if (head !== undefined) await save(pact, pledgeHead, { ...head, settled: head.rev, nudge: undefined });
};

/** Lets so many things more happen to a pledge, each settled. */
export const goOn = async (ports: TestPorts, organisationId: string, times: number): Promise<void> => {
  for (let count = 0; count < times; count += 1) {
    await settleAtOnce(ports, organisationId);
    const what = count % 2 === 0 ? 'withheld' : 'restored';
    const rule = () => done({ change: {}, events: [{ what, version: 1 }] } as const);
    must(await decide(ports, { organisationId, who: 'staff:rita', rule }));
  }
};
