import fc from 'fast-check';
import { expect, it } from 'vitest';
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
import { lapse } from '../../functions/pledges/signature.ts';
import { textOf, versionEntity } from '../../functions/pledges/version.ts';
import { readVersions } from '../../functions/register/read-versions.ts';
import { reportTextOf, reportVersionEntity } from '../../functions/reports/report.ts';
import { saveReportSection } from '../../functions/reports/save-section.ts';
import { submitReport } from '../../functions/reports/submit.ts';
import { values } from '../reports/report-values.ts';
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

const report = async (ports: TestPorts, pledge: Written): Promise<void> => {
  const who = { ...pledge, cycle: await cycleOf(ports, pledge) };
  for (const commitment of CORE)
    await saveReportSection(ports, { ...who, commitment, seenRev: 0, values: values() });
  await submitReport(ports, who);
};

const lapseNow = async (ports: TestPorts, { organisationId }: Written) => {
  const version = (await load(ports.pact, pledgeHead, organisationId))?.pending?.version ?? 0;
  return lapse(ports, { organisationId, version });
};

type Command = (ports: TestPorts, pledge: Written) => Promise<unknown>;

/** Every command about a public pledge and its texts; those that its state does not allow are refused. */
const COMMANDS: Readonly<Record<string, Command>> = {
  amend,
  renew,
  discard,
  write,
  report,
  sign: (ports, pledge) => sendForSignature(ports, { ...pledge, language: 'en', signing: self }),
  ask: (ports, pledge) => sendForSignature(ports, { ...pledge, language: 'en', signing: others }),
  lapse: lapseNow,
  open: (ports, pledge) => openReview(ports, review(pledge)),
  publish: (ports, pledge) => publish(ports, review(pledge)),
  return: (ports, pledge) => returnPledge(ports, review(pledge)),
  decline: (ports, pledge) => decline(ports, review(pledge)),
  revise,
  withhold: (ports, pledge) => withhold(ports, review(pledge)),
  restore: (ports, pledge) => restore(ports, review(pledge)),
  withdraw,
};

/** Commands as they come, among whole amendments, so that several versions are reached. */
const AMENDMENT = ['amend', 'write', 'sign', 'open', 'publish'];
const AGAIN = ['withdraw', 'renew', 'write', 'sign', 'open', 'publish'];
const commands = fc
  .array(
    fc.oneof(
      fc.constantFrom(...Object.keys(COMMANDS)).map((name) => [name]),
      fc.constant(AMENDMENT),
      fc.constant(AGAIN),
    ),
    { minLength: 3, maxLength: 14 },
  )
  .map((parts) => parts.flat());

const check = async (ports: TestPorts, { organisationId }: Written): Promise<void> => {
  const head = await load(ports.pact, pledgeHead, organisationId);
  if (head?.current === undefined) throw new Error('what has been public is never forgotten');
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
  expect(stored && textOf(stored).signers.length).toBe(1);
  expect(stored?.sha256).toBe(head.current.sha256);

  const pk = organisationPartition(organisationId);
  for (const put of await loadAll(ports.pact, reportVersionEntity, { pk, prefix: 'REPORT#' }))
    expect(published).toContain(reportTextOf(put).pledgeVersion);
};

it('leaves one current version, signed, and reports on public versions only, whatever people do', () =>
  fc.assert(
    fc.asyncProperty(commands, async (names) => {
      const ports = testPorts();
      const pledge = await publishedPledge(ports);
      for (const name of names) {
        ports.clock.advance(DAY_MS);
        await COMMANDS[name]?.(ports, pledge);
        await check(ports, pledge);
      }
    }),
    { numRuns: 60 },
  ));

it('moves no due date by an amendment, in any order of commands without a withdrawal', () =>
  fc.assert(
    fc.asyncProperty(commands, async (names) => {
      const ports = testPorts();
      const pledge = await publishedPledge(ports);
      for (const name of names.filter((one) => one !== 'withdraw')) {
        ports.clock.advance(DAY_MS);
        await COMMANDS[name]?.(ports, pledge);
      }
      const head = await load(ports.pact, pledgeHead, pledge.organisationId);
      expect(head?.reports['1']?.due).toBe(pledge.head.reports['1']?.due);
      expect(head?.current?.publishedAt).toBe(pledge.head.current?.publishedAt);
    }),
    { numRuns: 30 },
  ));
