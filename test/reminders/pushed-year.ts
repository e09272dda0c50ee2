import { load, save } from '../../functions/platform/store/entity.ts';
import { toInstant } from '../../functions/platform/time.ts';
import { pledgeHead } from '../../functions/pledges/head.ts';
import { type Reporting, reporting } from '../reports/report-values.ts';
import { storedMails } from '../support/stored-mails.ts';
import { machines } from './machines.ts';
import { stepsIn } from './run-step.ts';

const HOUR = 3_600_000;

/** The stream has been heard, and nothing was made of it. */
export const hear = async ({ ports, organisationId }: Reporting): Promise<void> => {
  const head = await load(ports.pact, pledgeHead, organisationId);
  if (head?.nudge === undefined) return;
  const { nudge: _, ...settled } = head;
  await save(ports.pact, pledgeHead, settled);
};

/** A published pledge whose stream has been heard, its year laid out. */
export const year = async () => {
  const found = await reporting();
  await hear(found);
  const workflows = machines(found.ports);
  await workflows.layOut(found.organisationId);
  return { found, workflows };
};

export type Year = Awaited<ReturnType<typeof year>>;

/** Hourly rounds, from due moment to due moment, until `to`. */
export const push = async ({ found, workflows }: Year, to: string): Promise<void> => {
  for (;;) {
    const open = (await stepsIn(found.ports, found.organisationId)).filter(
      (step) => step.outcome === undefined,
    );
    const next = open.map((step) => step.at).sort()[0];
    if (next === undefined || next > to) break;
    const now = Math.max(Date.parse(next), found.ports.clock.now());
    found.ports.clock.set(toInstant(Math.ceil(now / HOUR) * HOUR));
    await workflows.round();
    await hear(found);
  }
  found.ports.clock.set(to);
};

/** The hour and the kind of each mail, in their order. */
export const mailsOf = ({ ports }: Reporting): string[] =>
  [...storedMails(ports)]
    .sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
    .map((mail) => `${mail.createdAt.slice(0, 13)} ${mail.kind}`);

export const stateOf = async ({ ports, organisationId }: Reporting) =>
  (await load(ports.pact, pledgeHead, organisationId))?.reports['1']?.state;
