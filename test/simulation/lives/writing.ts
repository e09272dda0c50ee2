import { coreCommitments } from '../../../functions/catalogue/catalogue.ts';
import { addDays, brusselsDay, type Day, toInstant } from '../../../functions/platform/time.ts';
import { type Section, saveSection } from '../../../functions/pledges/save-section.ts';
import { type Signing, sendForSignature } from '../../../functions/pledges/send-for-signature.ts';
import { saveReportSection } from '../../../functions/reports/save-section.ts';
import { submitReport } from '../../../functions/reports/submit.ts';
import { fieldsIn } from '../checks/reading.ts';
import { personOf } from './acting.ts';
import { address, attempt, decideTo, type Life, personName } from './life.ts';
import { answerReport, secondSigner } from './second-signature.ts';

export interface Pledge {
  readonly organisationId: string;
  readonly personId: string;
}

const sectionsOf = (number: number, today: Day, contact: ReturnType<typeof personOf>): readonly Section[] => [
  {
    name: 'organisation',
    values: {
      legalName: `Organisation ${number} AB`,
      country: 'SE',
      sizeBand: 'small',
      sector: 'software',
      roles: ['provider'],
    },
  },
  {
    name: 'contact',
    values: {
      ...contact,
      position: 'Head of AI',
      language: 'sv',
    },
  },
  { name: 'commitments', values: [...coreCommitments] },
  ...coreCommitments.map((commitment) => ({
    name: 'actions' as const,
    commitment,
    values: [
      { id: commitment, text: 'Write it down', status: 'planned' as const, target: addDays(today, 300) },
    ],
  })),
];

/** The revision of a section that the form shows. */
const shownRev = (draft: unknown, section: Section): number => {
  const fields = fieldsIn(draft);
  const own =
    section.name === 'actions' ? fieldsIn(fields['actions'])[section.commitment] : fields[section.name];
  return Number(fieldsIn(own)['rev'] ?? 0);
};

/** Opens the form: what was written on it is there. */
const open = ({ world, owner, mayAct }: Life, { organisationId }: Pledge): void => {
  const { checks } = world;
  if (checks !== undefined && mayAct?.() !== false)
    checks.words.check(organisationId, owner, (whose) => checks.tellOf(whose));
};

/** Fills in some sections of the form, or all. */
export const write = async (life: Life, pledge: Pledge, from = 0, to = 99): Promise<void> => {
  const { world, owner } = life;
  open(life, pledge);
  const today = brusselsDay(toInstant(world.now));
  for (const section of sectionsOf(owner.number, today, personOf(life, pledge.personId)).slice(from, to)) {
    const draft = world.pact.peek({ pk: `ORG#${pledge.organisationId}`, sk: 'DRAFT' });
    const saved = await attempt(life, `saving ${section.name}`, (ports) =>
      saveSection(ports, { ...pledge, seenRev: shownRev(draft, section), section }),
    );
    if (saved?.ok === true)
      world.checks?.words.saved(pledge.organisationId, {
        section: section.name,
        commitment: section.name === 'actions' ? section.commitment : undefined,
        personId: pledge.personId,
      });
  }
};

/** Whether others sign; decided once by each organisation. */
const signingOf = (life: Life, { personId }: Pledge): Signing => {
  const { owner } = life;
  const others = owner.number % 5;
  if (others > 1) return { how: 'self', name: personOf(life, personId).name, position: 'Head of AI' };
  const named = ['alva', 'bo'].slice(0, others + 1);
  return {
    how: 'others',
    signatories: named.map((who) => ({
      name: personName(who),
      position: 'Board',
      email: address(owner.number, who),
    })),
  };
};

export const send = (life: Life, pledge: Pledge): Promise<boolean> => {
  open(life, pledge);
  return decideTo(life, 'sending for signature', (ports) =>
    sendForSignature(ports, { ...pledge, language: 'en', signing: signingOf(life, pledge) }),
  );
};

/** Writes and submits the report of a cycle. */
export const report = async (life: Life, pledge: Pledge, cycle: string): Promise<boolean> => {
  for (const commitment of coreCommitments) {
    const draft = life.world.pact.peek({ pk: `ORG#${pledge.organisationId}`, sk: `REPORT#${cycle}#DRAFT` });
    const seenRev = Number(fieldsIn(fieldsIn(draft?.['sections'])[commitment])['rev'] ?? 0);
    const values = { progress: 'under-way' as const, done: 'A strategy was written and adopted.' };
    await attempt(life, 'saving the report', (ports) =>
      saveReportSection(ports, { ...pledge, cycle, commitment, seenRev, values }),
    );
  }
  const signatory = secondSigner(life, pledge);
  const declared = await decideTo(life, 'submitting the report', (ports) =>
    submitReport(ports, { ...pledge, cycle, signatory }),
  );
  if (declared && signatory !== undefined) answerReport(life, pledge, cycle, signatory);
  return declared;
};
