import fc from 'fast-check';
import { expect, it } from 'vitest';
import { ensurePerson } from '../../functions/access/ensure-person.ts';
import { removeMember } from '../../functions/organisations/people/change-member.ts';
import { erasePerson } from '../../functions/persons/erase.ts';
import { load, loadAll } from '../../functions/platform/store/entity.ts';
import { amend, renew } from '../../functions/pledges/amend.ts';
import { discard } from '../../functions/pledges/discard.ts';
import { draftEntity } from '../../functions/pledges/draft.ts';
import { organisationPartition, pledgeHead } from '../../functions/pledges/head.ts';
import { historyVerifies } from '../../functions/pledges/history.ts';
import { wholeHistory } from '../../functions/pledges/history-part.ts';
import { restore, withdraw, withhold } from '../../functions/pledges/public-text.ts';
import { decline, openReview, publish, returnPledge } from '../../functions/pledges/review.ts';
import { revise } from '../../functions/pledges/revise.ts';
import { saveSection } from '../../functions/pledges/save-section.ts';
import { sendForSignature } from '../../functions/pledges/send-for-signature.ts';
import { approve, lapse, sendBack } from '../../functions/pledges/signature.ts';
import { textOf, versionEntity } from '../../functions/pledges/version.ts';
import { readVersions } from '../../functions/register/read-versions.ts';
import { reportTextOf, reportVersionEntity } from '../../functions/reports/report.ts';
import { saveReportSection } from '../../functions/reports/save-section.ts';
import { confirmReport, takeReportBack } from '../../functions/reports/second-signature.ts';
import { submitReport } from '../../functions/reports/submit.ts';
import { values } from '../reports/report-values.ts';
import { colleague } from '../support/colleagues.ts';
import { publishedPledge, type Written } from '../support/pledge.ts';
import { DAY_MS, type TestPorts, testPorts } from '../support/ports.ts';

const CORE = ['CORE-1', 'CORE-2', 'CORE-3'];
const reasons = 'For a reason.';
const review = ({ organisationId }: Written) => ({ organisationId, staff: 'rita', reasons });
const self = { how: 'self', name: 'Kim Berg', position: 'Head of AI' } as const;
const others = {
  how: 'others',
  signatories: [{ name: 'Alva Lind', position: 'CEO', email: 'alva@nordlys.example' }],
} as const;

const cycleOf = async (ports: TestPorts, { organisationId }: Written): Promise<string> =>
  Object.keys((await load(ports.pact, pledgeHead, organisationId))?.reports ?? {}).at(-1) ?? '1';

const write = async (ports: TestPorts, pledge: Written): Promise<void> => {
  const draft = await load(ports.pact, draftEntity, pledge.organisationId);
  const saved = draft?.actions['CORE-1'];
  const text = `Written on day ${Math.floor(ports.clock.now() / DAY_MS)}`;
  const section = { name: 'actions', commitment: 'CORE-1', values: saved?.values ?? [] } as const;
  const changed = { ...section, values: section.values.map((action) => ({ ...action, text })) };
  await saveSection(ports, { ...pledge, seenRev: saved?.rev ?? 0, section: changed });
};

const fillReport = async (ports: TestPorts, pledge: Written) => {
  const who = { ...pledge, cycle: await cycleOf(ports, pledge) };
  for (const commitment of CORE)
    await saveReportSection(ports, { ...who, commitment, seenRev: 0, values: values() });
  return who;
};

const lapseNow = async (ports: TestPorts, { organisationId }: Written) => {
  const version = (await load(ports.pact, pledgeHead, organisationId))?.pending?.version ?? 0;
  return lapse(ports, { organisationId, version });
};

/** Whoever acts approves what lies there, asked or not. */
const approveNow = async (ports: TestPorts, pledge: Written) => {
  const head = await load(ports.pact, pledgeHead, pledge.organisationId);
  return approve(ports, { ...pledge, sha256: head?.pending?.sha256 ?? '' });
};

/** The one who is asked approves, who is another person once the first was erased. */
const approveAsked = async (ports: TestPorts, { organisationId }: Written) => {
  const head = await load(ports.pact, pledgeHead, organisationId);
  const asked = head?.pending?.signatures.find(({ status }) => status === 'asked')?.personId;
  return asked === undefined ? undefined : approveNow(ports, { organisationId, personId: asked });
};

const confirmNow = async (ports: TestPorts, pledge: Written) => {
  const cycle = await cycleOf(ports, pledge);
  const head = await load(ports.pact, pledgeHead, pledge.organisationId);
  return confirmReport(ports, {
    ...pledge,
    cycle,
    sha256: head?.reports[cycle]?.confirming?.sha256 ?? '',
  });
};

/** `pledge.personId` is whoever acts. */
type Command = (ports: TestPorts, pledge: Written, cast: Cast) => Promise<unknown>;

/** Every command about a public pledge and its texts; those that its state does not allow are refused. */
const COMMANDS: Readonly<Record<string, Command>> = {
  amend,
  renew,
  discard,
  write,
  report: async (ports, pledge) => submitReport(ports, await fillReport(ports, pledge)),
  reportBySecond: async (ports, pledge, { signatory }) =>
    submitReport(ports, { ...(await fillReport(ports, pledge)), signatory }),
  confirm: confirmNow,
  takeReportBack: async (ports, pledge) =>
    takeReportBack(ports, { ...pledge, cycle: await cycleOf(ports, pledge) }),
  sign: (ports, pledge) => sendForSignature(ports, { ...pledge, language: 'en', signing: self }),
  ask: (ports, pledge) => sendForSignature(ports, { ...pledge, language: 'en', signing: others }),
  approve: approveNow,
  approveAsked,
  sendBack: (ports, pledge) => sendBack(ports, { ...pledge, comment: 'Not like this.' }),
  lapse: lapseNow,
  remove: (ports, { organisationId }, { contact, signatory }) =>
    removeMember(ports, { organisationId, who: contact, personId: signatory }),
  erase: (ports, _, { signatory }) => erasePerson(ports, { personId: signatory, by: signatory }),
  open: (ports, pledge) => openReview(ports, review(pledge)),
  publish: (ports, pledge) => publish(ports, review(pledge)),
  return: (ports, pledge) => returnPledge(ports, review(pledge)),
  decline: (ports, pledge) => decline(ports, review(pledge)),
  revise,
  withhold: (ports, pledge) => withhold(ports, review(pledge)),
  restore: (ports, pledge) => restore(ports, review(pledge)),
  withdraw,
};

/** Commands as they come and by whom they come, among whole amendments, so that several versions are reached. */
const AMENDMENT = ['amend', 'write', 'sign', 'open', 'publish'];
const JOINT = ['amend', 'write', 'ask', 'approve', 'approveAsked', 'open', 'publish'];
const AGAIN = ['withdraw', 'renew', 'write', 'sign', 'open', 'publish'];
const SECOND = ['reportBySecond', 'confirm'];
const byAny = (names: readonly string[]) =>
  fc.tuple(...names.map((name) => fc.record({ name: fc.constant(name), actor: fc.nat({ max: 2 }) })));
const commands = fc
  .array(
    fc.oneof(
      fc.constantFrom(...Object.keys(COMMANDS)).chain((name) => byAny([name])),
      ...[AMENDMENT, JOINT, AGAIN, SECOND].map(byAny),
    ),
    { minLength: 3, maxLength: 14 },
  )
  .map((parts) => parts.flat());
type Commands = readonly { readonly name: string; readonly actor: number }[];

interface Cast {
  readonly contact: string;
  /** A colleague, who may be asked to sign. */
  readonly signatory: string;
  /** Of no part in the organisation: whatever a page would let nobody do, the rules alone must bear. */
  readonly stranger: string;
}

/** A public pledge with its people, and what the commands make of it. */
const play = async (
  steps: Commands,
  look: (ports: TestPorts, pledge: Written) => Promise<void> = async () => undefined,
) => {
  const ports = testPorts();
  const pledge = await publishedPledge(ports);
  const { organisationId, personId: contact } = pledge;
  const email = 'alva@nordlys.example';
  const signatory = await colleague(ports, { organisationId, who: contact, email, roles: ['signatory'] });
  const { personId: stranger } = await ensurePerson(ports, { email: 'eve@example.eu', language: 'en' });
  const cast = { contact, signatory, stranger };
  for (const { name, actor } of steps) {
    ports.clock.advance(DAY_MS);
    const personId = [contact, signatory, stranger][actor] ?? contact;
    await COMMANDS[name]?.(ports, { organisationId, personId }, cast);
    await look(ports, pledge);
  }
  return { ports, pledge };
};

const check = async (ports: TestPorts, { organisationId }: Written): Promise<void> => {
  const head = await load(ports.pact, pledgeHead, organisationId);
  if (head?.current === undefined) throw new Error('what has been public is never forgotten');
  const pk = organisationPartition(organisationId);
  const history = await wholeHistory(ports.pact, head);
  expect(historyVerifies(history)).toBe(true);
  const published = history.filter(({ what }) => what === 'published').map(({ version }) => version);
  expect(new Set(published).size).toBe(published.length);
  const submitted = history.filter(({ what }) => what === 'submitted').map(({ version }) => version);
  expect(submitted).toEqual(expect.arrayContaining(published));

  const versions = (await readVersions(ports, organisationId))?.versions ?? [];
  const standing = versions.filter(({ ended }) => ended === undefined);
  expect(standing.map(({ number }) => number)).toEqual(
    head.current.state === 'withdrawn' ? [] : [head.current.version],
  );
  const stored = await load(ports.pact, versionEntity, organisationId, head.current.version);
  expect(stored?.sha256).toBe(head.current.sha256);
  const approvals = history.filter(({ what }) => what === 'approved');
  for (const version of await loadAll(ports.pact, versionEntity, { pk, prefix: 'VERSION#' })) {
    if (!published.includes(version.number)) continue;
    const { signers } = textOf(version);
    const approvers = approvals.filter((link) => link.version === version.number).map(({ who }) => who);
    expect(signers.length).toBeGreaterThan(0);
    expect(new Set(approvers).size, `version ${version.number}`).toBe(signers.length);
  }

  for (const put of await loadAll(ports.pact, reportVersionEntity, { pk, prefix: 'REPORT#' }))
    expect(published).toContain(reportTextOf(put).pledgeVersion);
};

it('leaves one current version, signed by whom it names, and reports on public versions only, whoever does what', () =>
  fc.assert(
    fc.asyncProperty(commands, async (steps) => {
      await play(steps, check);
    }),
    { numRuns: 40 },
  ));

it('moves no due date by an amendment, in any order of commands without a withdrawal', () =>
  fc.assert(
    fc.asyncProperty(commands, async (steps) => {
      const { ports, pledge } = await play(steps.filter(({ name }) => name !== 'withdraw'));
      const head = await load(ports.pact, pledgeHead, pledge.organisationId);
      expect(head?.reports['1']?.due).toBe(pledge.head.reports['1']?.due);
      expect(head?.current?.publishedAt).toBe(pledge.head.current?.publishedAt);
    }),
    { numRuns: 30 },
  ));
