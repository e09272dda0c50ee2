import type { Language } from '../../functions/platform/i18n/languages.ts';
import type { Item } from '../../functions/platform/store/table.ts';
import type { ResolvedAssembly } from '../assembly/model.ts';
import { tableNames } from '../assembly/table-names.ts';
import { itemsOf } from '../backup/dump.ts';
import { plainItem } from '../dynamodb/attributes.ts';
import type { Database } from '../dynamodb/database.ts';
import { portsOf } from '../seed/run.ts';
import type { StackContext } from '../service.ts';
import type { Specimen } from './entry.ts';
import { mailRenderer } from './renderer.ts';

interface KindOfMail {
  readonly kind: string;
  /** How many of it this stack has written. */
  readonly count: number;
  /** When the last of them was, ISO 8601. */
  readonly last: string | undefined;
  /** Whether one of them can still be written. */
  readonly writable: boolean;
}

/** Every kind of mail, written again from what the stack holds. */
export interface Specimens {
  readonly languages: () => Promise<readonly string[]>;
  kinds(): Promise<readonly KindOfMail[]>;
  /** Undefined where there is no such kind or language, or nothing of it was ever written here. */
  of(kind: string, language: string): Promise<Specimen | undefined>;
}

const officeMailOf = (assembly: ResolvedAssembly): string => {
  for (const { properties } of assembly.byKind('AWS::Lambda::Function')) {
    const { Variables } = (properties['Environment'] ?? {}) as { Variables?: Record<string, string> };
    if (Variables?.['OFFICE_MAIL'] !== undefined) return Variables['OFFICE_MAIL'];
  }
  throw new Error('No function of the cloud assembly knows the office’s address.');
};

interface Reader {
  readonly ports: ReturnType<typeof portsOf>;
  readonly site: { readonly url: string; readonly official: boolean; readonly officeMail: string };
  sent(): Promise<readonly Item[]>;
}

const asItem = (item: Readonly<Record<string, unknown>>): Item => ({
  ...item,
  pk: String(item['pk']),
  sk: String(item['sk']),
  rev: Number(item['rev']),
});

/** Reads both tables as whoever sits at the machine. */
const readerOf = (
  { assembly, clock, addresses }: StackContext,
  database: Pick<Database, 'still'>,
): Reader => {
  const tables = tableNames(assembly);
  return {
    ports: portsOf({
      ...{ endpoint: addresses.endpoint, region: assembly.region, ...tables },
      now: clock.now.bind(clock),
    }),
    site: { url: addresses.site, official: false, officeMail: officeMailOf(assembly) },
    async sent() {
      const items = await database.still((engine) => itemsOf(engine, tables.sentTable));
      return items.map((item) => asItem(plainItem(item)));
    },
  };
};

/** Looks at the tables when it is asked: an assembly without them can be run all the same. */
export const createSpecimens = (context: StackContext, database: Pick<Database, 'still'>): Specimens => ({
  languages: async () => (await mailRenderer()).LANGUAGES,
  async kinds() {
    const { MAIL_KINDS, mailsOf, specimenOf } = await mailRenderer();
    const { ports, site, ...reader } = readerOf(context, database);
    const sent = await reader.sent();
    return Promise.all(
      MAIL_KINDS.map(async (kind) => {
        const mails = mailsOf(sent, kind);
        const specimen = await specimenOf(ports, site, { kind, language: 'en', sent });
        const { length: count } = mails;
        return { kind, count, last: mails[0]?.createdAt, writable: specimen !== undefined };
      }),
    );
  },
  async of(kind, wanted) {
    const { LANGUAGES, specimenOf } = await mailRenderer();
    const language: Language | undefined = LANGUAGES.find((each) => each === wanted);
    if (language === undefined) return undefined;
    const { ports, site, sent } = readerOf(context, database);
    return specimenOf(ports, site, { kind, language, sent: await sent() });
  },
});
