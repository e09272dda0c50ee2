import { beforeEach, describe, expect, it } from 'vitest';
import { issueCodes } from '../../../functions/access/issue-codes.ts';
import { requestCode } from '../../../functions/access/request-code.ts';
import { coreCommitments } from '../../../functions/catalogue/catalogue.ts';
import { openReview, publish } from '../../../functions/pledges/review.ts';
import { approve, lapse } from '../../../functions/pledges/signature.ts';
import { saveReportSection } from '../../../functions/reports/save-section.ts';
import { submitReport } from '../../../functions/reports/submit.ts';
import { values } from '../../reports/report-values.ts';
import { headOf } from '../../support/colleagues.ts';
import { awaitingSignature, must, publishedPledge } from '../../support/pledge.ts';
import { type TestPorts, testPorts } from '../../support/ports.ts';
import { asNobody, asPerson } from '../../support/signed-in.ts';
import { type Page, type SiteClient, siteClient } from '../../support/site-client.ts';
import { siteOver } from '../../support/sites.ts';

type Asked = Awaited<ReturnType<typeof awaitingSignature>>;

let ports: TestPorts;
let asked: Asked;
let text: string;
let alva: SiteClient;

/** Every link is opened, and what it leads to, as a mail scanner does. */
const scan = async (address: string): Promise<void> => {
  const scanner = asNobody(siteOver(ports));
  for (let times = 0; times < 50; times += 1) {
    const page = await scanner.get(address);
    if (page.location !== undefined) await scanner.get(page.location);
  }
};
const stored = (): string =>
  JSON.stringify(ports.pact.items().filter(({ type }) => type !== 'session' && type !== 'code-limit'));
const shaOf = ({ body }: Page): string => /name="sha256" value="([0-9a-f]{64})"/.exec(body)?.[1] ?? '';

beforeEach(async () => {
  ports = testPorts();
  asked = await awaitingSignature(ports);
  text = `/en/my/${asked.organisationId}/text`;
  alva = await asPerson(ports, asked.alva);
});

describe('the link of a request to sign', () => {
  it('opened fifty times by a scanner still works for the signatory', async () => {
    const before = stored();
    await scan(text);
    expect(stored()).toBe(before);
    const page = await alva.get(text);
    const answer = { do: 'approve', declaration: 'yes', sha256: shaOf(page) };
    expect((await alva.post(text, answer)).location).toBe(text);
    const { pending } = await headOf(ports, asked.organisationId);
    expect(pending?.signatures.map(({ status }) => status)).toEqual(['approved', 'asked']);
  });

  it('used says so, with what was answered and the way to the pledge', async () => {
    must(await approve(ports, { ...asked, personId: asked.alva }));
    const { body } = await alva.get(text);
    for (const words of ['You have approved the text', `href="/en/my/${asked.organisationId}"`])
      expect(body).toContain(words);
  });

  it('expired says so, with the way to the pledge', async () => {
    must(await lapse(ports, { organisationId: asked.organisationId, version: 1 }));
    const { status, body } = await alva.get(text);
    expect(status).toBe(200);
    for (const words of ['Nothing waits for your signature', `href="/en/my/${asked.organisationId}"`])
      expect(body).toContain(words);
  });

  it('of somebody else says under which address one is signed in, offers another, and tells nothing', async () => {
    const { personId } = await publishedPledge(ports, 'lee@sydlys.example');
    const lee = await asPerson(ports, personId);
    const foreign = await lee.get(text);
    expect(foreign.status).toBe(404);
    expect(foreign.body).toContain('You are signed in as lee@sydlys.example');
    expect(foreign.body).toContain(`href="/en/sign-in?next=${encodeURIComponent(text)}"`);
    const made = await lee.get('/en/my/0123456789abcdef/text');
    const same = (page: Page): string => page.body.replaceAll(asked.organisationId, '0123456789abcdef');
    expect(same(made)).toBe(same(foreign));
    expect((await lee.get('/en/nothing')).body).not.toContain('lee@sydlys.example');
  });
});

describe('the link of a request to confirm a report', () => {
  it('opened fifty times by a scanner still works for the signatory', async () => {
    const { organisationId, personId, sha256 } = asked;
    for (const signatory of [asked.alva, asked.bo])
      must(await approve(ports, { organisationId, personId: signatory, sha256 }));
    must(await openReview(ports, { organisationId, staff: 'rita' }));
    must(await publish(ports, { organisationId, staff: 'rita' }));
    const who = { organisationId, personId, cycle: '1' };
    for (const commitment of coreCommitments)
      must(await saveReportSection(ports, { ...who, commitment, seenRev: 0, values: values() }));
    must(await submitReport(ports, { ...who, signatory: asked.alva }));
    const address = `/en/my/${organisationId}/report/1/sign`;
    const before = stored();
    await scan(address);
    expect(stored()).toBe(before);
    const answer = { do: 'confirm', declaration: 'yes', sha256: shaOf(await alva.get(address)) };
    expect((await alva.post(address, answer)).location).toBe(address);
    expect((await headOf(ports, organisationId)).reports['1']?.state).toBe('submitted');
  });
});

describe('the link of a code', () => {
  it('opened fifty times by a scanner still works in the browser that asked for it', async () => {
    const kim = siteClient(siteOver(ports));
    await kim.get('/en/sign-in');
    const browser = kim.jar.get('pact-4000-browser') ?? '';
    const code = { email: 'kim@nordlys.example', browser, language: 'en', next: text } as const;
    const { challengeId } = must(await requestCode(ports, code));
    const issued = await issueCodes(ports, { challengeId, mailId: 'mail1' });
    const address = `/en/sign-in/link/${challengeId}/${issued?.linkToken}`;
    await scan(address);
    const page = await kim.get(address);
    expect([page.status, page.body.includes('kim@nordlys.example')]).toEqual([200, true]);
    expect((await kim.post(address)).location).toBe(text);
    expect(kim.jar.has('pact-4000-session')).toBe(true);
  });
});
