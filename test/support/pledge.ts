import { ensurePerson } from '../../functions/access/ensure-person.ts';
import { coreCommitments } from '../../functions/catalogue/catalogue.ts';
import type { OrganisationProfile } from '../../functions/organisations/profile.ts';
import type { Result } from '../../functions/platform/result.ts';
import { addDays, brusselsDay, toInstant } from '../../functions/platform/time.ts';
import type { PledgeHead } from '../../functions/pledges/head.ts';
import { openReview, publish } from '../../functions/pledges/review.ts';
import { type Section, saveSection } from '../../functions/pledges/save-section.ts';
import { sendForSignature } from '../../functions/pledges/send-for-signature.ts';
import { startPledge } from '../../functions/pledges/start-pledge.ts';
import type { TestPorts } from './ports.ts';

/** The value of a result that must be good; the refusal otherwise becomes the test's failure. */
export const must = <T, R>(result: Result<T, R>): T => {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.refusal)}`);
  return result.value;
};

export const profile = (changes: Partial<OrganisationProfile> = {}): OrganisationProfile => ({
  legalName: 'Nordlys Analys AB',
  country: 'SE',
  sizeBand: 'small',
  sector: 'software',
  roles: ['provider', 'deployer'],
  ...changes,
});

const sectionsFor = (ports: TestPorts, email: string): readonly Section[] => {
  const today = brusselsDay(toInstant(ports.clock.now()));
  return [
    { name: 'organisation', values: profile() },
    { name: 'contact', values: { name: 'Kim Berg', position: 'Head of AI', email, language: 'sv' } },
    { name: 'commitments', values: [...coreCommitments] },
    ...coreCommitments.map((commitment) => ({
      name: 'actions' as const,
      commitment,
      values: [
        {
          id: `a-${commitment}`,
          text: 'Write it down and do it',
          status: 'planned' as const,
          target: addDays(today, 200),
        },
      ],
    })),
  ];
};

export interface Written {
  readonly organisationId: string;
  readonly personId: string;
}

/** Fills in everything of a draft that was begun. */
export const fillDraft = async (
  ports: TestPorts,
  { organisationId, personId }: Written,
  email = 'kim@nordlys.example',
): Promise<void> => {
  for (const section of sectionsFor(ports, email)) {
    must(await saveSection(ports, { organisationId, personId, seenRev: 0, section }));
  }
};

/** A draft with everything filled in. */
export const completeDraft = async (ports: TestPorts, email = 'kim@nordlys.example'): Promise<Written> => {
  const { personId } = await ensurePerson(ports, { email, language: 'sv' });
  const { organisationId } = must(await startPledge(ports, { personId, language: 'sv', after: 0 }));
  await fillDraft(ports, { organisationId, personId }, email);
  return { organisationId, personId };
};

/** A pledge that its submitter has signed. */
export const signedPledge = async (ports: TestPorts, email?: string): Promise<Written> => {
  const written = await completeDraft(ports, email);
  const signing = { how: 'self', name: 'Kim Berg', position: 'Head of AI' } as const;
  must(await sendForSignature(ports, { ...written, language: 'sv', signing }));
  return written;
};

/** A published pledge; its head as written. */
export const publishedPledge = async (
  ports: TestPorts,
  email?: string,
): Promise<Written & { readonly head: PledgeHead }> => {
  const written = await signedPledge(ports, email);
  const review = { organisationId: written.organisationId, staff: 'rita' };
  must(await openReview(ports, review));
  return { ...written, head: must(await publish(ports, review)) };
};

/** How two others are asked to sign. */
export const others = {
  how: 'others',
  signatories: [
    { name: 'Alva Lind', position: 'CEO', email: 'alva@nordlys.example' },
    { name: 'Bo Ek', position: 'CFO', email: 'bo@nordlys.example' },
  ],
} as const;

/** A pledge that waits for two signatories, Alva and Bo. */
export const awaitingSignature = async (ports: TestPorts) => {
  const written = await completeDraft(ports);
  const head = must(await sendForSignature(ports, { ...written, language: 'en', signing: others }));
  const [alva, bo] = head.pending?.signatures.map((signature) => signature.personId) ?? [];
  const sha256 = head.pending?.sha256;
  if (alva === undefined || bo === undefined || sha256 === undefined)
    throw new Error('two signatories were asked');
  return { ...written, alva, bo, sha256 };
};
