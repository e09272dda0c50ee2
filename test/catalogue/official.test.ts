import { describe, expect, it } from 'vitest';
import { currentCatalogue } from '../../functions/catalogue/catalogue.ts';
import {
  approveOfficialText,
  loadOfficialText,
  revokeOfficialText,
} from '../../functions/catalogue/official/load-text.ts';
import {
  hashOfTexts,
  textHistoryVerifies,
  textStandingEntity,
} from '../../functions/catalogue/official/model.ts';
import { approvedText } from '../../functions/catalogue/official/read-text.ts';
import { load } from '../../functions/platform/store/entity.ts';
import { openReview, publish } from '../../functions/pledges/review.ts';
import { sendForSignature } from '../../functions/pledges/send-for-signature.ts';
import { textOf, versionEntity } from '../../functions/pledges/version.ts';
import { completeDraft, must } from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';
import { asNobody, asPerson, asStaff } from '../support/signed-in.ts';
import { siteOver } from '../support/sites.ts';
import { approvedWording, wording } from './official-texts.ts';

const { catalogue: version } = currentCatalogue();
const TEXTS = wording('Official wording of');
const EN = { version, language: 'en' } as const;

const loaded = async (ports: TestPorts, texts = TEXTS) => {
  must(await loadOfficialText(ports, { ...EN, texts, staff: 'erik' }));
  return hashOfTexts(texts);
};

const approved = (ports: TestPorts, texts = TEXTS) => approvedWording(ports, texts);

const signing = { how: 'self', name: 'Kim Berg', position: 'Head of AI' } as const;
const strictly = (ports: TestPorts): TestPorts => ({ ...ports, signingText: 'official' });

describe('an official text', () => {
  it('counts only once somebody else than its loader has approved it', async () => {
    const ports = testPorts();
    const sha256 = await loaded(ports);
    expect(await approvedText(ports, EN)).toBeUndefined();
    expect(await approveOfficialText(ports, { ...EN, sha256, staff: 'erik' })).toMatchObject({
      refusal: 'own-text',
    });
    must(await approveOfficialText(ports, { ...EN, sha256, staff: 'ada' }));
    expect((await approvedText(ports, EN))?.texts).toEqual(TEXTS);
    expect(await approvedText(ports, { version, language: 'sv' })).toBeUndefined();
  });

  it('is approved as it was read: another text loaded meanwhile is refused', async () => {
    const ports = testPorts();
    const seen = await loaded(ports);
    await loaded(ports, wording('Other wording of'));
    expect(await approveOfficialText(ports, { ...EN, sha256: seen, staff: 'ada' })).toMatchObject({
      refusal: 'changed-meanwhile',
    });
  });

  it('stays in use while a newer one waits, and is never changed', async () => {
    const ports = testPorts();
    await approved(ports);
    await loaded(ports, wording('Newer wording of'));
    expect((await approvedText(ports, EN))?.texts['CORE-1']).toBe('Official wording of CORE-1');
    expect(ports.pact.items().filter(({ type }) => type === 'official-text')).toHaveLength(2);
  });

  it('has to be whole', async () => {
    const ports = testPorts();
    const { 'CORE-1': _, ...rest } = TEXTS;
    for (const texts of [rest, { ...TEXTS, 'CORE-1': '' }, { ...TEXTS, 'MADE-UP': 'x' }, {}])
      expect(await loadOfficialText(ports, { ...EN, texts, staff: 'erik' })).toMatchObject({
        refusal: 'incomplete',
      });
    expect(ports.pact.items()).toEqual([]);
  });

  it('can be taken back, and its history tells who did what', async () => {
    const ports = testPorts();
    const sha256 = await approved(ports);
    must(await revokeOfficialText(ports, { ...EN, sha256, staff: 'ada' }));
    expect(await approvedText(ports, EN)).toBeUndefined();
    const { history = [] } = (await load(ports.pact, textStandingEntity, version, 'en')) ?? {};
    expect(history.map(({ what, who }) => [what, who])).toEqual([
      ['loaded', 'staff:erik'],
      ['approved', 'staff:ada'],
      ['revoked', 'staff:ada'],
    ]);
    expect(textHistoryVerifies(history)).toBe(true);
    expect(textHistoryVerifies(history.map((link) => ({ ...link, who: 'staff:eve' })))).toBe(false);
  });

  it('of two approved at once by two administrators is approved once', async () => {
    const ports = testPorts();
    const sha256 = await loaded(ports);
    await Promise.all(['ada', 'bo'].map((staff) => approveOfficialText(ports, { ...EN, sha256, staff })));
    const standing = await load(ports.pact, textStandingEntity, version, 'en');
    expect(standing?.history.filter(({ what }) => what === 'approved')).toHaveLength(1);
  });
});

describe('where signing needs the official text', () => {
  it('it opens with the approval, in the language that was approved', async () => {
    const ports = strictly(testPorts());
    const written = await completeDraft(ports);
    const sign = (language: 'en' | 'sv') => sendForSignature(ports, { ...written, language, signing });
    expect(await sign('en')).toMatchObject({ refusal: { why: 'text-not-official' } });
    const sha256 = await approved(ports);
    expect(await sign('sv')).toMatchObject({ refusal: { why: 'text-not-official' } });
    const head = must(await sign('en'));
    const stored = await load(ports.pact, versionEntity, written.organisationId, head.versions);
    expect(stored === undefined ? undefined : textOf(stored)).toMatchObject({
      textStatus: 'official',
      officialText: { language: 'en', sha256 },
    });
  });

  it('who saw another text than the one approved by now signs nothing, and is told', async () => {
    const ports = testPorts();
    const written = await completeDraft(ports);
    const kim = await asPerson(ports, written.personId);
    const page = `/en/my/${written.organisationId}/sign`;
    const seen = (await kim.get(`${page}?how=self`)).body;
    const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(seen)?.[1] ?? '';
    expect(hidden('seenText')).toBe('');
    const sha256 = await approved(ports);
    const typed = { how: 'self', name: 'Kim Berg', position: 'CEO', declaration: 'yes' };
    const old = await kim.post(page, { ...typed, seenRev: hidden('seenRev'), seenText: '' });
    expect(old.status).toBe(409);
    expect(old.body).toContain(`name="seenText" value="${sha256}"`);
    expect(old.body).toContain('The official wording of the commitments has changed');
    expect(old.body).not.toContain('The answers have changed');
    const fresh = await kim.post(page, { ...typed, seenRev: hidden('seenRev'), seenText: sha256 });
    expect(fresh.location).toBe(`/en/my/${written.organisationId}/done`);
  });

  it('a signatory reads the very words that are signed, whatever was approved since', async () => {
    const ports = strictly(testPorts());
    const written = await completeDraft(ports);
    await approved(ports);
    const signatory = { name: 'Alva', position: 'CEO', email: 'alva@nordlys.example' };
    const others = { how: 'others', signatories: [signatory] } as const;
    const head = must(await sendForSignature(ports, { ...written, language: 'en', signing: others }));
    await approved(ports, wording('Newer wording of'));
    const alva = await asPerson(ports, head.pending?.signatures[0]?.personId ?? '');
    const { body } = await alva.get(`/sv/my/${written.organisationId}/text`);
    expect(body).toContain('Official wording of CORE-1');
    expect(body).not.toContain('Newer wording');
  });
});

describe('pages', () => {
  it('show the official text once it is approved, and the note on the paraphrase goes by itself', async () => {
    const ports = testPorts();
    const written = await completeDraft(ports);
    const kim = await asPerson(ports, written.personId);
    const page = `/en/my/${written.organisationId}/commitments`;
    const before = (await kim.get(page)).body;
    expect(before).toContain('what is signed here is a trial');
    const sha256 = await approved(ports);
    const after = (await kim.get(page)).body;
    expect(after).toContain('Official wording of CORE-1');
    expect(after).not.toContain('what is signed here is a trial');
    must(await sendForSignature(ports, { ...written, language: 'en', signing }));
    must(await openReview(ports, { organisationId: written.organisationId, staff: 'rita' }));
    must(await publish(ports, { organisationId: written.organisationId, staff: 'rita' }));
    const anybody = asNobody(siteOver(ports));
    const address = `register/${written.organisationId}`;
    expect((await anybody.get(`/en/${address}`)).body).toContain('Official wording of CORE-1');
    expect((await anybody.get(`/sv/${address}`)).body).toContain(
      '<span lang="en">Official wording of CORE-1',
    );
    must(await revokeOfficialText(ports, { ...EN, sha256, staff: 'ada' }));
    expect((await anybody.get(`/en/${address}`)).body).toContain('Official wording of CORE-1');
  });

  it('show what staff loaded as text, never as markup', async () => {
    const ports = testPorts();
    await approved(ports, wording('<script>alert(1)</script>'));
    const written = await completeDraft(ports);
    const kim = await asPerson(ports, written.personId);
    const { body } = await kim.get(`/en/my/${written.organisationId}/commitments`);
    expect(body).not.toContain('<script>alert');
  });
});

describe('staff', () => {
  const fields = Object.fromEntries(Object.entries(TEXTS).map(([id, text]) => [`text-${id}`, text]));
  const address = `/office/catalogue/${version}/en`;

  it('load a text, see how it would read, and have it approved by another administrator', async () => {
    const ports = testPorts();
    const rita = await asStaff(ports, ['editor']);
    expect((await rita.get('/office/catalogue')).body).toContain('Not loaded');
    expect((await rita.post(`${address}/load`, fields)).location).toBe(`${address}?done=loaded`);
    const { body } = await rita.get(address);
    expect(body).toContain('How it would read');
    expect(body).toContain('An administrator who did not load this text approves it');
    expect((await rita.post(`${address}/approve`, { sha256: hashOfTexts(TEXTS) })).status).toBe(403);
    const herself = await asStaff(ports, ['admin']);
    expect((await herself.post(`${address}/approve`, { sha256: hashOfTexts(TEXTS) })).status).toBe(409);
    must(await approveOfficialText(ports, { ...EN, sha256: hashOfTexts(TEXTS), staff: 'ada' }));
    expect((await rita.get('/office/catalogue')).body).toContain('Approved');
    expect((await rita.get(address)).body).toContain('In use: this text is shown and signed');
  });

  it('are told which text is missing, and nothing is kept', async () => {
    const ports = testPorts();
    const rita = await asStaff(ports, ['editor']);
    const page = await rita.post(`${address}/load`, {
      ...fields,
      'text-CORE-2': ' ',
      'text-CORE-3': 'x'.repeat(2001),
    });
    expect(page.status).toBe(422);
    expect(page.body).toContain('Enter the text of CORE-2');
    expect(page.body).toContain('The text of CORE-3 must be 2,000 characters or fewer');
    expect(page.body).toContain('Official wording of CORE-1');
    expect(await approvedText(ports, EN)).toBeUndefined();
  });

  it.each([
    '/office/catalogue/none/en',
    `/office/catalogue/${version}/xx`,
  ])('find nothing at %s', async (path) => {
    expect((await (await asStaff(testPorts(), ['admin'])).get(path)).status).toBe(404);
  });
});
