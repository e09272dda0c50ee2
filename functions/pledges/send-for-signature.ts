import { ensurePerson } from '../access/ensure-person.ts';
import { countLetters, type Letters } from '../access/letter-limit.ts';
import type { OfficialText } from '../catalogue/official/model.ts';
import { approvedText } from '../catalogue/official/read-text.ts';
import { projectMembers } from '../organisations/people/project-member.ts';
import { withSignatories } from '../organisations/people/roster.ts';
import type { Language } from '../platform/i18n/languages.ts';
import type { SitePorts } from '../platform/ports.ts';
import { done, type Result, refused } from '../platform/result.ts';
import { load } from '../platform/store/entity.ts';
import { freeze, putVersion } from '../platform/store/immutable-version.ts';
import { brusselsDay, type Instant, toInstant } from '../platform/time.ts';
import { closingDate } from './closing-date.ts';
import { chosenCommitments, droppedWithReasons, missingOf } from './completeness.ts';
import { type Decision, decide, type Refusal } from './decide.ts';
import { type Draft, draftEntity } from './draft.ts';
import { type PledgeHead, pledgeHead, type Signature } from './head.ts';
import { penOf } from './pen.ts';
import { pendingFor } from './pending-text.ts';
import { addSignatory, type NamedSignatory } from './signing.ts';
import { type PledgeText, putDownText, versionEntity } from './version.ts';

export type Signing =
  | { readonly how: 'self'; readonly name: string; readonly position: string }
  | {
      readonly how: 'others';
      readonly signatories: readonly {
        readonly name: string;
        readonly position: string;
        readonly email: string;
      }[];
    };

export interface SignatureRequest {
  readonly organisationId: string;
  readonly personId: string;
  readonly language: Language;
  readonly signing: Signing;
  /** The draft's revision that the sender checked: a draft changed since is not signed. */
  readonly seenRev?: number;
  /** The SHA-256 of the official text that the sender saw, empty for a paraphrase: another one is not signed. */
  readonly seenText?: string;
}

/** The approved text in the language of whoever sends: what is signed. */
type Official = OfficialText | undefined;

const whyNot = async (
  ports: SitePorts,
  { head, draft, now, official }: { head: PledgeHead; draft: Draft; now: Instant; official: Official },
): Promise<Refusal | undefined> => {
  const pending = pendingFor(head, 'send-for-signature');
  if (!pending.ok) return pending.refusal;
  if (penOf(head) !== 'organisation') return { why: 'wrong-state', found: pending.value.state };
  if (ports.signingText === 'official' && official === undefined) return { why: 'text-not-official' };
  const closing = await closingDate(ports);
  if (brusselsDay(now) > closing) return { why: 'closed', since: closing };
  const missing = missingOf(draft, brusselsDay(now));
  return missing.length === 0
    ? undefined
    : { why: 'incomplete', missing: missing.map((m) => JSON.stringify(m)) };
};

const signatoriesOf = async (ports: SitePorts, request: SignatureRequest): Promise<NamedSignatory[]> => {
  const { signing, personId, language } = request;
  if (signing.how === 'self') return [{ personId, name: signing.name, position: signing.position }];
  const named = [];
  for (const { name, position, email } of signing.signatories) {
    named.push({ personId: (await ensurePerson(ports, { email, language })).personId, name, position });
  }
  return named;
};

const textFrom = (draft: Draft, official: Official, signers: readonly string[]): PledgeText => {
  if (draft.organisation === undefined)
    throw new Error(`Draft of ${draft.organisationId} has no organisation`);
  const dropped = droppedWithReasons(draft);
  return {
    catalogue: draft.catalogue,
    ...(official === undefined
      ? { textStatus: 'paraphrase' }
      : {
          textStatus: 'official',
          officialText: { language: official.language, sha256: official.sha256 },
        }),
    organisation: draft.organisation.values,
    commitments: chosenCommitments(draft).map((id) => ({ id, actions: draft.actions[id]?.values ?? [] })),
    ...(dropped.length === 0 ? {} : { dropped: [...dropped] }),
    signers: [...signers],
  };
};

/** The reference that people quote: year of sending, the organisation's id, the version. */
const referenceOf = (organisationId: string, version: number, now: Instant): string =>
  `AIP-${brusselsDay(now).slice(0, 4)}-${organisationId.slice(0, 8).toUpperCase()}-${version}`;

interface Sent {
  readonly request: SignatureRequest;
  readonly number: number;
  readonly sha256: string;
  readonly name: string;
  readonly signatures: readonly Signature[];
}

const decisionOf = (
  { request, number, sha256, name, signatures }: Sent,
  { head, now }: { readonly head: PledgeHead; readonly now: Instant },
): Decision => {
  const self = request.signing.how === 'self';
  const asked = head.pending?.asked;
  const common = {
    ...(asked === undefined ? {} : { asked }),
    since: now,
    version: number,
    sha256,
    reference: referenceOf(request.organisationId, number, now),
    signatures: signatures.map((s) => (self ? { ...s, status: 'approved' as const, at: now } : s)),
  };
  const events = self
    ? (['sent-for-signature', 'approved', 'submitted'] as const)
    : (['sent-for-signature'] as const);
  return {
    change: {
      name,
      versions: number,
      people: withSignatories(
        head,
        signatures.map((s) => s.personId),
        now,
      ),
      pending: { state: self ? 'submitted' : 'awaiting-signature', ...common },
    },
    events: events.map((what) => ({ what, version: number })),
  };
};

interface Frozen {
  readonly request: SignatureRequest;
  readonly draft: Draft;
  readonly official: Official;
  readonly next: number;
  readonly now: Instant;
}

/** Puts the text of a frozen draft down as an immutable version, its signatories named by their hashes. */
const putDown = async (ports: SitePorts, { request, draft, official, next, now }: Frozen): Promise<Sent> => {
  const { organisationId } = request;
  const signatures: Signature[] = [];
  for (const signatory of await signatoriesOf(ports, request)) {
    const signer = await addSignatory(ports, { organisationId, version: next, signatory });
    signatures.push({ personId: signatory.personId, signer, status: 'asked' });
  }
  const text = textFrom(
    draft,
    official,
    signatures.map((s) => s.signer),
  );
  const put = putDownText(text, ports.ids.secret());
  const version = { rev: 1, organisationId, number: next, createdAt: now, ...put };
  const number = await putVersion(ports.pact, versionEntity, version);
  return { request, number, sha256: put.sha256, name: text.organisation.legalName, signatures };
};

/** Whether what the sender saw is what would be signed. */
const sawTheSame = ({ seenRev, seenText }: SignatureRequest, draft: Draft, official: Official): boolean => {
  const text = official?.sha256 ?? '';
  return (seenRev ?? draft.rev) === draft.rev && (seenText ?? text) === text;
};

const lettersOf = ({ personId, signing }: SignatureRequest): Letters => ({
  letter: 'signature',
  sender: personId,
  emails: signing.how === 'self' ? [] : signing.signatories.map(({ email }) => email),
});

/**
 * Freezes the draft, puts its text down, and sends that to its signatories; who declares own authority has signed at
 * once.
 */
export const sendForSignature = async (
  ports: SitePorts,
  request: SignatureRequest,
): Promise<Result<PledgeHead, Refusal>> => {
  const { organisationId, personId, language } = request;
  const draft = await load(ports.pact, draftEntity, organisationId);
  const head = await load(ports.pact, pledgeHead, organisationId);
  if (head === undefined || draft === undefined) return refused({ why: 'not-found' });
  const official = await approvedText(ports, { version: draft.catalogue, language });
  if (!sawTheSame(request, draft, official)) return refused({ why: 'changed-meanwhile' });
  const ms = ports.clock.now();
  const now = toInstant(ms);
  const refusal = await whyNot(ports, { head, draft, now, official });
  if (refusal !== undefined) return refused(refusal);
  const minutes = await countLetters(ports, lettersOf(request));
  if (minutes > 0) return refused({ why: 'too-often', minutes });
  const next = head.versions + 1;
  if ((await freeze(ports.pact, draftEntity, { draft, version: next, ms })) === 'refused') {
    return refused({ why: 'changed-meanwhile' });
  }
  const sent = await putDown(ports, { request, draft, official, next, now });
  const decided = await decide(ports, {
    organisationId,
    who: personId,
    rule: (found, at) => {
      const pending = pendingFor(found, 'send-for-signature');
      return pending.ok ? done(decisionOf(sent, { head: found, now: at })) : pending;
    },
  });
  if (decided.ok) await projectMembers(ports, decided.value);
  return decided;
};
