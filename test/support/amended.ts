import { load } from '../../functions/platform/store/entity.ts';
import { amend } from '../../functions/pledges/amend.ts';
import { draftEntity } from '../../functions/pledges/draft.ts';
import type { PledgeHead } from '../../functions/pledges/head.ts';
import { openReview, publish } from '../../functions/pledges/review.ts';
import { saveSection } from '../../functions/pledges/save-section.ts';
import { sendForSignature } from '../../functions/pledges/send-for-signature.ts';
import { completeDraft, must, profile, type Written } from './pledge.ts';
import type { TestPorts } from './ports.ts';

/** Signs whatever the draft says, by own authority. */
export const sign = async (ports: TestPorts, { organisationId, personId }: Written): Promise<PledgeHead> => {
  const signing = { how: 'self', name: 'Kim Berg', position: 'Head of AI' } as const;
  return must(await sendForSignature(ports, { organisationId, personId, language: 'sv', signing }));
};

const draftOf = async (ports: TestPorts, organisationId: string) => {
  const draft = await load(ports.pact, draftEntity, organisationId);
  if (draft === undefined) throw new Error('the draft is there');
  return draft;
};

/** A complete draft with commitments beside the core ones, each with one action. */
export const pledgeWith = async (ports: TestPorts, commitments: readonly string[]): Promise<Written> => {
  const written = await completeDraft(ports);
  const { commitments: chosen, actions } = await draftOf(ports, written.organisationId);
  const values = [...(chosen?.values ?? []), ...commitments];
  const seenRev = chosen?.rev ?? 0;
  must(await saveSection(ports, { ...written, seenRev, section: { name: 'commitments', values } }));
  const action = actions['CORE-1']?.values[0];
  if (action === undefined) throw new Error('the core commitments have an action');
  for (const commitment of commitments) {
    const section = { name: 'actions', commitment, values: [{ ...action, id: `a-${commitment}` }] } as const;
    must(await saveSection(ports, { ...written, seenRev: 0, section }));
  }
  return written;
};

/** Gives the one action of CORE-1 another text. */
export const changeText = async (ports: TestPorts, written: Written, text: string): Promise<void> => {
  const saved = (await draftOf(ports, written.organisationId)).actions['CORE-1'];
  const values = saved?.values.map((action) => ({ ...action, text })) ?? [];
  const { organisationId, personId } = written;
  const section = { name: 'actions', commitment: 'CORE-1', values } as const;
  must(await saveSection(ports, { organisationId, personId, seenRev: saved?.rev ?? 0, section }));
};

/** Gives another register number. */
export const changeRegisterNumber = async (
  ports: TestPorts,
  written: Written,
  registerNumber: string,
): Promise<void> => {
  const { organisation } = await draftOf(ports, written.organisationId);
  const section = { name: 'organisation', values: profile({ registerNumber }) } as const;
  must(await saveSection(ports, { ...written, seenRev: organisation?.rev ?? 0, section }));
};

/** A public pledge, changed in one action, signed and published again. */
export const amendedPledge = async (
  ports: TestPorts,
  written: Written,
  text = 'Write it down, do it, and tell everybody',
): Promise<PledgeHead> => {
  const review = { organisationId: written.organisationId, staff: 'rita' };
  must(await amend(ports, written));
  await changeText(ports, written, text);
  await sign(ports, written);
  must(await openReview(ports, review));
  return must(await publish(ports, review));
};
