import { ensurePerson } from '../../functions/access/ensure-person.ts';
import { coreCommitments, inCatalogueOrder } from '../../functions/catalogue/catalogue.ts';
import type { SitePorts } from '../../functions/platform/ports.ts';
import { load } from '../../functions/platform/store/entity.ts';
import { addDays, brusselsDay, toInstant } from '../../functions/platform/time.ts';
import type { Action } from '../../functions/pledges/draft.ts';
import { pledgeHead } from '../../functions/pledges/head.ts';
import { withdraw, withhold } from '../../functions/pledges/public-text.ts';
import { decline, openReview, publish, returnPledge } from '../../functions/pledges/review.ts';
import { type Section, saveSection } from '../../functions/pledges/save-section.ts';
import { sendForSignature } from '../../functions/pledges/send-for-signature.ts';
import { approve } from '../../functions/pledges/signature.ts';
import { startPledge } from '../../functions/pledges/start-pledge.ts';
import actions from './actions.json' with { type: 'json' };
import { laterDeeds } from './later-deeds.ts';
import { must } from './must.ts';
import { reportDeeds } from './report-deeds.ts';
import type { Deed, Scenario } from './scenario.ts';

const STAFF = 'demo-staff';

/** The organisation a scenario has become. */
export interface Life {
  readonly ports: SitePorts;
  readonly scenario: Scenario;
  readonly personId: string;
  readonly organisationId: string;
}

const textFor = (commitment: string, language: string): string => {
  const known: Readonly<Record<string, readonly string[]>> = actions;
  const texts = known[commitment] ?? [];
  return (
    (language === 'sv' ? texts[1] : undefined) ?? texts[0] ?? 'Work on this commitment and report on it.'
  );
};

const SEEDED: readonly Action['status'][] = ['planned', 'under-way', 'in-place'];

const actionFor = ({ scenario, ports }: Life, commitment: string, at: number): Action => {
  const today = brusselsDay(toInstant(ports.clock.now()));
  const status = SEEDED[at % SEEDED.length] ?? 'planned';
  const begun = status === 'planned' ? {} : { start: addDays(today, status === 'in-place' ? -60 : -10) };
  const dates = status === 'in-place' ? begun : { ...begun, target: addDays(today, 150 + 40 * at) };
  return { id: `seed-${commitment}`, text: textFor(commitment, scenario.contact.language), status, ...dates };
};

const fillIn = async (life: Life): Promise<void> => {
  const { ports, scenario, organisationId, personId } = life;
  const chosen = inCatalogueOrder([...coreCommitments, ...scenario.commitments]);
  const sections: readonly Section[] = [
    { name: 'organisation', values: scenario.profile },
    { name: 'contact', values: scenario.contact },
    { name: 'commitments', values: chosen },
    ...chosen.map((commitment, at) => ({
      name: 'actions' as const,
      commitment,
      values: [actionFor(life, commitment, at)],
    })),
  ];
  for (const section of sections) {
    must(await saveSection(ports, { organisationId, personId, seenRev: 0, section }));
  }
};

const approveAll = async ({ ports, organisationId }: Life): Promise<void> => {
  const pending = (await load(ports.pact, pledgeHead, organisationId))?.pending;
  for (const { personId } of pending?.signatures ?? []) {
    must(await approve(ports, { organisationId, personId, sha256: pending?.sha256 ?? '' }));
  }
};

const send = ({ ports, scenario, organisationId, personId }: Life, deed: 'sign' | 'ask') => {
  const { name, position, language } = scenario.contact;
  const signing =
    deed === 'sign'
      ? { how: 'self' as const, name, position }
      : { how: 'others' as const, signatories: scenario.signatories };
  return sendForSignature(ports, { organisationId, personId, language, signing });
};

const pledgeDeeds = {
  draft: fillIn,
  sign: async (life: Life) => must(await send(life, 'sign')),
  ask: async (life: Life) => must(await send(life, 'ask')),
  approve: approveAll,
  review: async ({ ports, organisationId }: Life) =>
    must(await openReview(ports, { organisationId, staff: STAFF })),
  publish: async ({ ports, organisationId }: Life) =>
    must(await publish(ports, { organisationId, staff: STAFF })),
  return: async ({ ports, organisationId }: Life) =>
    must(
      await returnPledge(ports, {
        organisationId,
        staff: STAFF,
        reasons: 'The target date of the second action is missing a year. Please say whether it is 2027.',
      }),
    ),
  decline: async ({ ports, organisationId }: Life) =>
    must(
      await decline(ports, {
        organisationId,
        staff: STAFF,
        reasons: 'We could not find an organisation of this name under the address given.',
      }),
    ),
  withhold: async ({ ports, organisationId }: Life) =>
    must(
      await withhold(ports, {
        organisationId,
        staff: STAFF,
        reasons: 'A question about the signature is open.',
      }),
    ),
  withdraw: async ({ ports, organisationId, personId }: Life) =>
    must(
      await withdraw(ports, {
        organisationId,
        personId,
        reasons: 'The company has stopped using AI systems.',
      }),
    ),
} satisfies Partial<Record<Deed, (life: Life) => Promise<unknown>>>;

const allDeeds: Readonly<Record<Deed, (life: Life) => Promise<unknown>>> = {
  ...pledgeDeeds,
  ...laterDeeds(STAFF),
  ...reportDeeds(STAFF),
};

export const carryOut = (life: Life, deed: Deed): Promise<unknown> => allDeeds[deed](life);

/** The person and the organisation of a scenario; the same again when they exist. */
export const beginLife = async (ports: SitePorts, scenario: Scenario): Promise<Life> => {
  const { email, language } = scenario.contact;
  const { personId } = await ensurePerson(ports, { email, language });
  const { organisationId } = must(await startPledge(ports, { personId, language, after: 0, madeUp: true }));
  return { ports, scenario, personId, organisationId };
};
