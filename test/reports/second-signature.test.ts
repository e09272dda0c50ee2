import { beforeEach, describe, expect, it } from 'vitest';
import { coreCommitments } from '../../functions/catalogue/catalogue.ts';
import { mailEntity } from '../../functions/mail/model.ts';
import { fromItem, load } from '../../functions/platform/store/entity.ts';
import { pledgeHead } from '../../functions/pledges/head.ts';
import { openReview, publish } from '../../functions/pledges/review.ts';
import { settle } from '../../functions/pledges/settle.ts';
import { approve } from '../../functions/pledges/signature.ts';
import { reportRoutes } from '../../functions/reports/pages/routes.ts';
import { openReportReview, returnReport } from '../../functions/reports/review.ts';
import { saveReportSection } from '../../functions/reports/save-section.ts';
import { confirmReport } from '../../functions/reports/second-signature.ts';
import { submitReport } from '../../functions/reports/submit.ts';
import { fieldOf, locationOf, person, visitorAt } from '../support/ask.ts';
import { awaitingSignature, must } from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';
import { asPerson } from '../support/signed-in.ts';
import { values } from './report-values.ts';

let ports: TestPorts;
let organisationId: string;
let kim: string;
let alva: string;
let bo: string;
let root: string;

const at = (personId: string) =>
  visitorAt(reportRoutes, { ports, visitor: person(personId, `${personId}@nordlys.example`) });
const report = async () => (await load(ports.pact, pledgeHead, organisationId))?.reports['1'];
const mails = () => ports.sent.items().map((item) => fromItem(mailEntity, item));
const settled = () =>
  settle({ ...ports, workflows: { startReportYear: async () => undefined } }, organisationId);
const history = async () =>
  (await load(ports.pact, pledgeHead, organisationId))?.history.slice(-2).map(({ what }) => what);

const write = async (
  done = 'A strategy was written and adopted by the board.',
  seenRev = 0,
): Promise<void> => {
  const who = { organisationId, personId: kim, cycle: '1' };
  for (const commitment of coreCommitments)
    must(await saveReportSection(ports, { ...who, commitment, seenRev, values: values({ done }) }));
};

/** Kim declares the report complete and asks for a second signature. */
const declare = async (signatory: string) => {
  const shown = fieldOf(await at(kim).get(`${root}/check`), 'shown');
  return at(kim).post(`${root}/check`, { shown, complete: 'yes', signatory });
};

beforeEach(async () => {
  ports = testPorts();
  const asked = await awaitingSignature(ports);
  ({ organisationId, personId: kim, alva, bo } = asked);
  for (const personId of [alva, bo])
    must(await approve(ports, { organisationId, personId, sha256: asked.sha256 }));
  must(await openReview(ports, { organisationId, staff: 'rita' }));
  must(await publish(ports, { organisationId, staff: 'rita' }));
  root = `/en/my/${organisationId}/report/1`;
  await write();
});

describe('a report with a second signature', () => {
  it('says while it waits who was asked, and is read by colleagues as it was declared', async () => {
    expect((await at(kim).get(root)).body).not.toContain('Alva Lind');
    await declare(alva);
    const { body } = await at(kim).get(root);
    expect(body).toContain('Asked to confirm it: <bdi>Alva Lind</bdi>');
    expect(body).toContain('A strategy was written and adopted by the board.');
    expect(body).not.toContain('You can start now');
  });

  it('does not ask for changes while the answers to the AI Office’s questions wait to be confirmed', async () => {
    const review = { organisationId, cycle: '1', staff: 'rita' };
    must(await submitReport(ports, { organisationId, personId: kim, cycle: '1' }));
    must(await openReportReview(ports, review));
    must(await returnReport(ports, { ...review, reasons: 'Say who.' }));
    expect((await at(kim).get(root)).body).toContain('Change what is needed and submit it again.');
    await declare(alva);
    const { body } = await at(kim).get(root);
    expect(body).toContain('your organisation has answered them');
    expect(body).not.toContain('Change what is needed');
  });

  it('waits for the signatory, who confirms exactly that text, and is then submitted', async () => {
    expect((await at(kim).get(`${root}/check`)).body).toContain('Yes, ask Alva Lind by mail');
    expect(locationOf(await declare(alva))).toBe(root);
    expect(await report()).toMatchObject({ state: 'scheduled', confirming: { personId: alva, version: 1 } });
    const page = await at(alva).get(`${root}/sign`);
    expect(page.body).toContain('A strategy was written and adopted by the board.');
    const sha256 = fieldOf(page, 'sha256');
    const confirmed = await at(alva).post(`${root}/sign`, { do: 'confirm', sha256, declaration: 'yes' });
    expect(confirmed.status).toBe(303);
    expect(await report()).toMatchObject({ state: 'submitted', version: 1, sha256 });
    expect((await report())?.confirming).toBeUndefined();
    expect(await history()).toEqual(['report-approved', 'report-submitted']);
    expect((await at(alva).post(`${root}/sign`, { do: 'confirm', sha256, declaration: 'yes' })).status).toBe(
      409,
    );
  });

  it('is asked for by mail, and offered to the same person next time', async () => {
    await declare(alva);
    await settled();
    expect(mails()).toContainEqual(
      expect.objectContaining({
        kind: 'report-signature-request',
        recipient: { to: 'person', personId: alva },
        cycle: '1',
      }),
    );
    await at(kim).post(`${root}/take-back`);
    const { body } = await at(kim).get(`${root}/check`);
    expect(new RegExp(`<input[^>]*value="${alva}"[^>]*>`).exec(body)?.[0]).toContain('checked');
  });

  it('can be changed by nobody while it waits, until it is taken back', async () => {
    await declare(alva);
    const who = { organisationId, personId: kim, cycle: '1' };
    const save = { ...who, commitment: 'CORE-1', seenRev: 1, values: values() };
    expect((await saveReportSection(ports, save)).ok).toBe(false);
    expect(await submitReport(ports, who)).toEqual({
      ok: false,
      refusal: { why: 'wrong-state', found: 'scheduled' },
    });
    expect((await at(kim).get(root)).body).toContain('waiting for the second signature');
    await at(kim).post(`${root}/take-back`);
    expect((await saveReportSection(ports, save)).ok).toBe(true);
  });

  it('comes back with a comment, and may be confirmed after it was changed', async () => {
    await declare(alva);
    const empty = await at(alva).post(`${root}/sign`, { do: 'send-back', comment: ' ' });
    expect(empty.status).toBe(422);
    await at(alva).post(`${root}/sign`, { do: 'send-back', comment: 'Name the board <meeting>.' });
    await settled();
    expect(mails().map(({ kind }) => kind)).toContain('report-sent-back');
    expect((await at(kim).get(root)).body).toContain('Name the board &lt;meeting>.');
    await write('The board adopted it on 1 March.', 1);
    await declare(alva);
    const sha256 = fieldOf(await at(alva).get(`${root}/sign`), 'sha256');
    await at(alva).post(`${root}/sign`, { do: 'confirm', sha256, declaration: 'yes' });
    expect(await report()).toMatchObject({ state: 'submitted', version: 2 });
    expect((await report())?.sentBack).toBeUndefined();
  });

  it('is confirmed by no other person, for no other text, and not without the declaration', async () => {
    await declare(alva);
    const { sha256 = '' } = (await report())?.confirming ?? {};
    const cycle = '1';
    const asBo = await confirmReport(ports, { organisationId, personId: bo, cycle, sha256 });
    expect(asBo).toEqual({ ok: false, refusal: { why: 'not-a-signatory' } });
    expect((await at(bo).get(`${root}/sign`)).body).toContain('No report waits for your signature');
    const other = await at(alva).post(`${root}/sign`, {
      do: 'confirm',
      sha256: 'f'.repeat(64),
      declaration: 'yes',
    });
    expect(other.status).toBe(409);
    expect((await at(alva).post(`${root}/sign`, { do: 'confirm', sha256 })).status).toBe(422);
    expect((await report())?.state).toBe('scheduled');
  });

  it('is asked of nobody who is no signatory, nor of who declares it complete', async () => {
    for (const signatory of ['nobody-known', kim]) {
      expect((await declare(signatory)).status).toBe(409);
      expect((await report())?.confirming).toBeUndefined();
    }
  });

  it('is the gate’s to keep: only signatories come to the page', async () => {
    await declare(alva);
    expect((await (await asPerson(ports, kim)).get(`${root}/sign`)).status).toBe(403);
    expect((await (await asPerson(ports, alva)).get(`${root}/sign`)).status).toBe(200);
  });
});
