import { confirmReport, sendReportBack } from '../../../functions/reports/second-signature.ts';
import { fieldsIn, listIn, textIn } from '../checks/reading.ts';
import { isErased } from './acting.ts';
import { decideTo, type Life, someDays } from './life.ts';
import type { Pledge } from './writing.ts';

const headOf = ({ world }: Life, organisationId: string) =>
  fieldsIn(world.pact.peek({ pk: `ORG#${organisationId}`, sk: 'PLEDGE' }));

/** A signatory who is to confirm a report, where the organisation has one and wants it. */
export const secondSigner = (life: Life, pledge: Pledge): string | undefined => {
  if (!life.random.chance(0.4)) return undefined;
  const people = Object.entries(fieldsIn(headOf(life, pledge.organisationId)['people']));
  return people.find(
    ([id, entry]) => id !== pledge.personId && listIn(fieldsIn(entry)['roles']).includes('signatory'),
  )?.[0];
};

/** Some days later the signatory confirms what is shown then, sends it back, or lets it lie. */
export const answerReport = (
  life: Life,
  { organisationId }: Pledge,
  cycle: string,
  personId: string,
): void => {
  const { world, owner } = life;
  world.spawn(async (strand) => {
    const own = { world, owner, strand, random: owner.fork(), mayAct: () => !isErased(world, personId) };
    const kind = own.random.next();
    if (kind < 0.15) return;
    await someDays(own, 0, 20);
    const report = fieldsIn(fieldsIn(headOf(own, organisationId)['reports'])[cycle]);
    const sha256 = textIn(fieldsIn(report['confirming'])['sha256']);
    if (sha256 === undefined) return;
    const answer = { organisationId, personId, cycle };
    if (kind < 0.3)
      await decideTo(own, 'sending the report back', (ports) =>
        sendReportBack(ports, { ...answer, comment: 'A number is wrong.' }),
      );
    else await decideTo(own, 'confirming the report', (ports) => confirmReport(ports, { ...answer, sha256 }));
  });
};
