import { describe, expect, it } from 'vitest';
import { ensurePerson } from '../../functions/access/ensure-person.ts';
import { coreCommitments } from '../../functions/catalogue/catalogue.ts';
import { sendForSignature } from '../../functions/pledges/send-for-signature.ts';
import { saveReportSection } from '../../functions/reports/save-section.ts';
import { submitReport } from '../../functions/reports/submit.ts';
import { values } from '../reports/report-values.ts';
import { amendedPledge } from '../support/amended.ts';
import { completeDraft, must, publishedPledge, type Written } from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';
import { asNobody, asPerson, asStaff } from '../support/signed-in.ts';
import { siteClient } from '../support/site-client.ts';
import { apiOver, siteOver } from '../support/sites.ts';
import { approvedWording, wording } from './official-texts.ts';

const OLD = wording('First wording of');
const NEW = wording('Second wording of');
const TRIAL = 'it binds nobody';

/** The body of every page that shows the text of a public pledge, by who reads it. */
const everyPage = async (ports: TestPorts, { organisationId, personId }: Written, language = 'en') => {
  const anybody = asNobody(siteOver(ports));
  const own = await asPerson(ports, personId);
  const staff = await asStaff(ports);
  const address = `/${language}/register/${organisationId}`;
  const [organisation, version, print, report, commitment, office] = await Promise.all([
    anybody.get(address),
    anybody.get(`${address}/versions/1`),
    own.get(`/${language}/my/${organisationId}/print`),
    own.get(`/${language}/my/${organisationId}/report/1`),
    own.get(`/${language}/my/${organisationId}/report/1/CORE-1`),
    staff.get(`/office/pledges/${organisationId}`),
  ]);
  return Object.entries({ organisation, version, print, report, commitment, office }).map(
    ([page, { body }]) => ({ page, body }),
  );
};

/** A report that waits for staff, on the pledge as it is public. */
const reported = async (ports: TestPorts, { organisationId, personId }: Written): Promise<void> => {
  const who = { organisationId, personId, cycle: '1' };
  for (const commitment of coreCommitments)
    must(await saveReportSection(ports, { ...who, commitment, seenRev: 0, values: values() }));
  must(await submitReport(ports, who));
};

const withOfficial = async (ports: TestPorts): Promise<Written> => {
  // The builders sign in Swedish.
  await approvedWording(ports, OLD, 'sv');
  return publishedPledge(ports);
};

describe('a pledge signed under an official text', () => {
  it.each([
    'en',
    'sv',
  ])('is shown in the words that were signed, whatever was approved since (%s)', async (language) => {
    const ports = testPorts();
    const written = await withOfficial(ports);
    await approvedWording(ports, NEW, 'sv');
    await approvedWording(ports, NEW, 'en');
    for (const { page, body } of await everyPage(ports, written, language)) {
      expect(body, page).toContain('First wording of CORE-1');
      expect(body, page).not.toContain('Second wording');
      expect(body, page).not.toContain(TRIAL);
    }
  });

  it('says in which language it was signed where the page is in another, and marks those words', async () => {
    const ports = testPorts();
    const { organisationId } = await withOfficial(ports);
    const anybody = asNobody(siteOver(ports));
    const english = (await anybody.get(`/en/register/${organisationId}`)).body;
    expect(english).toContain('<span lang="sv">First wording of CORE-1</span>');
    expect(english).toContain('The commitments stand here in Swedish');
    const swedish = (await anybody.get(`/sv/register/${organisationId}`)).body;
    expect(swedish).not.toContain('lang="sv">First wording');
    expect(swedish).not.toContain('Åtagandena står här på');
  });

  it('is reported on, and its report read by staff, in the same words', async () => {
    const ports = testPorts();
    const written = await withOfficial(ports);
    await reported(ports, written);
    await amendedAfter(ports, written);
    const own = await asPerson(ports, written.personId);
    const staff = await asStaff(ports);
    const { organisationId } = written;
    for (const { body } of [
      await own.get(`/sv/my/${organisationId}/report/1`),
      await staff.get(`/office/pledges/${organisationId}/reports/1`),
    ]) {
      expect(body).toContain('First wording of CORE-1');
      expect(body).not.toContain('Second wording');
    }
  });

  it('and amended under a newer one shows what changed of the wording itself', async () => {
    const ports = testPorts();
    const written = await withOfficial(ports);
    await amendedAfter(ports, written);
    const anybody = asNobody(siteOver(ports));
    const address = `/en/register/${written.organisationId}/versions`;
    const second = (await anybody.get(`${address}/2`)).body;
    expect(second).toContain('Second wording of CORE-1');
    expect(second).toContain('Commitments in other words');
    expect(second).toMatch(/<del>.*First.*<\/del>/);
    const first = (await anybody.get(`${address}/1`)).body;
    expect(first).toContain('First wording of CORE-1');
    expect(first).not.toContain('Second wording');
  });

  it('names in the open data which text it was', async () => {
    const ports = testPorts();
    const sha256 = await approvedWording(ports, OLD, 'sv');
    const { organisationId } = await publishedPledge(ports);
    const api = siteClient(apiOver(ports));
    const whole = JSON.parse((await api.get(`/api/v1/organisations/${organisationId}.json`)).body);
    expect(whole.pledge).toMatchObject({ textStatus: 'official', officialText: { language: 'sv', sha256 } });
    const version = JSON.parse(
      (await api.get(`/api/v1/organisations/${organisationId}/versions/1.json`)).body,
    );
    expect(version).toMatchObject({ textStatus: 'official', officialText: { language: 'sv', sha256 } });
  });
});

const amendedAfter = async (ports: TestPorts, written: Written): Promise<void> => {
  await approvedWording(ports, NEW, 'sv');
  await amendedPledge(ports, written);
};

describe('a pledge signed as a trial', () => {
  it('stays one: its own words and the notice that it binds nobody, after an official text was approved', async () => {
    const ports = testPorts();
    const written = await publishedPledge(ports);
    for (const language of ['en', 'sv'] as const) await approvedWording(ports, NEW, language);
    for (const { page, body } of await everyPage(ports, written)) {
      expect(body, page).not.toContain('Second wording');
      expect(body, page).toContain('AI governance strategy');
      expect(body, page).toContain(TRIAL);
    }
  });

  it('is put beside the official text that an amendment would sign, before it is signed', async () => {
    const ports = testPorts();
    const written = await publishedPledge(ports);
    const own = await asPerson(ports, written.personId);
    await approvedWording(ports, NEW, 'en');
    await own.post(`/en/my/${written.organisationId}/amend`, {});
    const { body } = await own.get(`/en/my/${written.organisationId}/changes`);
    expect(body).toContain('Commitments in other words');
    expect(body).toMatch(/<ins>.*Second.*<\/ins>/);
  });
});

describe('a signatory', () => {
  it('is told that a trial is a trial although an official text was approved meanwhile', async () => {
    const ports = testPorts();
    const written = await completeDraft(ports);
    const { personId } = await ensurePerson(ports, { email: 'alva@nordlys.example', language: 'sv' });
    const signatories = [{ name: 'Alva', position: 'CEO', email: 'alva@nordlys.example' }];
    must(
      await sendForSignature(ports, { ...written, language: 'en', signing: { how: 'others', signatories } }),
    );
    await approvedWording(ports, NEW, 'en');
    const alva = await asPerson(ports, personId);
    const { body } = await alva.get(`/en/my/${written.organisationId}/text`);
    expect(body).toContain(TRIAL);
    expect(body).not.toContain('Second wording');
  });
});
