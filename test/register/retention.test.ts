import { describe, expect, it } from 'vitest';
import { ensurePerson } from '../../functions/access/ensure-person.ts';
import { requestCode } from '../../functions/access/request-code.ts';
import { openSession } from '../../functions/access/session.ts';
import { keepStaffName } from '../../functions/access/staff/names.ts';
import { orderMail } from '../../functions/mail/order-mail.ts';
import type { Item } from '../../functions/platform/store/table.ts';
import { toInstant, toMs } from '../../functions/platform/time.ts';
import { settle } from '../../functions/pledges/settle.ts';
import { keepImport } from '../../functions/register/import/import.ts';
import { keptUntil, retention } from '../../functions/register/retention.ts';
import { completeDraft, must, publishedPledge } from '../support/pledge.ts';
import { DAY_MS, type TestPorts, testPorts } from '../support/ports.ts';
import { round } from '../support/round.ts';

type What = (typeof retention)[number]['what'];

/** What DynamoDB would still have: its time to live has not passed. */
const alive = (ports: TestPorts, table: 'pact' | 'sent'): readonly Item[] =>
  ports[table].items().filter(({ ttl }) => ttl === undefined || Number(ttl) * 1000 > ports.clock.now());

const has = (table: 'pact' | 'sent', word: string) => (ports: TestPorts) =>
  JSON.stringify(alive(ports, table)).includes(word);

const receipt = { kind: 'receipt', recipient: { to: 'person', personId: 'kim' }, occasion: 'rev-1' } as const;

interface Kept {
  readonly begin: (ports: TestPorts) => Promise<unknown>;
  readonly isThere: (ports: TestPorts) => boolean;
  /** Less is kept than is said: it is gone before. */
  readonly early?: true;
}

/** For every rule: something that it is about, and how to see whether it is there still. */
const KEPT: Readonly<Record<What, Kept>> = {
  'abandoned-draft': { begin: (ports) => completeDraft(ports), isThere: has('pact', 'Nordlys Analys') },
  'person-without-role': {
    begin: (ports) => ensurePerson(ports, { email: 'kim@x.example', language: 'en' }),
    isThere: has('pact', 'kim@x.example'),
  },
  'mail-content': {
    begin: (ports) => orderMail(ports, receipt),
    isThere: (ports) => ports.sent.items().some((mail) => 'text' in mail || 'html' in mail || 'to' in mail),
    early: true,
  },
  'mail-status': { begin: (ports) => orderMail(ports, receipt), isThere: has('sent', 'MAIL#') },
  'sign-in-traces': {
    begin: async (ports) => {
      await openSession(ports, { kind: 'person', personId: 'kim' });
      must(await requestCode(ports, { email: 'a@b.example', browser: 'b', language: 'en', next: '/en' }));
    },
    isThere: (ports) => has('pact', 'SESSION#')(ports) || has('pact', 'a@b.example')(ports),
    early: true,
  },
  'staff-names': {
    begin: (ports) => keepStaffName(ports, { subject: 'rita', name: 'Rita Reviewer' }),
    isThere: has('pact', 'Rita Reviewer'),
  },
  'imported-list': {
    begin: (ports) =>
      keepImport(ports, {
        rows: [{ line: 1, name: 'Ada AB' }],
        source: 'a list',
        attribution: 'somebody',
        staff: 'rita',
      }),
    isThere: has('pact', 'IMPORT#'),
  },
  'public-pledges-and-reports': {
    begin: (ports) => publishedPledge(ports),
    isThere: has('pact', '"state":"published"'),
  },
};

/** A round each day up to an instant, and what follows settled. */
const liveTo = async (ports: TestPorts, until: number): Promise<void> => {
  while (ports.clock.now() < until) {
    ports.clock.advance(Math.min(DAY_MS, until - ports.clock.now()));
    await round(ports);
    const heads = ports.pact.items().filter(({ type }) => type === 'pledge-head');
    for (const { organisationId } of heads)
      await settle(
        { ...ports, workflows: { startReportYear: async () => undefined } },
        String(organisationId),
      );
  }
};

describe('every rule of retention.json is carried out', () => {
  it.each(retention.map((rule) => [rule.what, rule] as const))('%s', async (what, rule) => {
    const ports = testPorts();
    const { begin, isThere, early } = KEPT[what];
    await begin(ports);
    const end =
      'stays' in rule
        ? ports.clock.now() + 1095 * DAY_MS
        : toMs(keptUntil(what, toInstant(ports.clock.now())));
    await liveTo(ports, end - 60_000);
    expect(isThere(ports)).toBe(early === undefined);
    await liveTo(ports, end + DAY_MS);
    expect(isThere(ports)).toBe('stays' in rule);
  });
});
