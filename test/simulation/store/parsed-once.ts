import * as z from 'zod/mini';
import {
  addressEntity,
  challengeEntity,
  memberEntity,
  personEntity,
  sessionEntity,
} from '../../../functions/access/model.ts';
import { mailEntity } from '../../../functions/mail/model.ts';
import { draftEntity } from '../../../functions/pledges/draft.ts';
import { pledgeHead } from '../../../functions/pledges/head.ts';
import { versionEntity } from '../../../functions/pledges/version.ts';
import { stepEntity } from '../../../functions/reminders/step.ts';
import { reportDraftEntity, reportVersionEntity } from '../../../functions/reports/report.ts';
import { frozen } from './frozen.ts';

type Fields = Readonly<Record<string, unknown>>;
interface Parsed {
  readonly item: Fields;
  readonly data: Fields;
}
type Parsers = readonly (readonly [string, z.core.$ZodType])[];

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

/** Items remembered by key, of each kind; more are forgotten together. */
const MOST = 20_000;

/** What parses each attribute of an item; nothing where the schema does more than that. */
const parsersOf = (schema: z.ZodMiniType): Parsers =>
  schema instanceof z.ZodMiniObject && (schema.def.checks?.length ?? 0) === 0
    ? Object.entries(schema.shape)
    : [];

/**
 * Parses an item where an earlier one of its key was parsed: an attribute that is the very same as before, or the very
 * one that came out of that parse, parses to the same again. Undefined where something does not fit.
 */
const parsedAfter = (before: Parsed, item: Fields, parsers: Parsers): Fields | undefined => {
  const data: Record<string, unknown> = {};
  for (const [name, parser] of parsers) {
    const [value, there] = [item[name], before.data[name]];
    if (value === there || value === before.item[name]) {
      if (there !== undefined) data[name] = there;
      continue;
    }
    const parsed = z.safeParse(parser, value);
    if (!parsed.success) return undefined;
    if (parsed.data !== undefined) data[name] = parsed.data;
  }
  return frozen(data);
};

/**
 * Has each stored item parsed once, however often it is read, and of its next revision only what changed: the simulation
 * reads the same frozen item some ten times. What is not frozen may change, and is parsed each time.
 */
const parseOnce = (schema: z.ZodMiniType<object>): void => {
  const parse = schema.safeParse;
  const parsers = parsersOf(schema);
  const known = new WeakMap<object, ReturnType<typeof parse>>();
  const latest = new Map<string, Parsed>();
  const parseNext = (item: Fields): ReturnType<typeof parse> => {
    const id = `${String(item['pk'])} ${String(item['sk'])}`;
    const before = latest.get(id);
    const data = before === undefined ? undefined : parsedAfter(before, item, parsers);
    const parsed = data === undefined ? parse(item) : { success: true as const, data };
    if (!parsed.success) return parsed;
    if (latest.size >= MOST) latest.clear();
    const value: object = frozen(parsed.data);
    if (parsers.length > 0 && isFields(value)) latest.set(id, { item, data: value });
    return parsed;
  };
  schema.safeParse = (item, params) => {
    if (!isFields(item) || !Object.isFrozen(item)) return parse(item, params);
    const there = known.get(item);
    if (there !== undefined) return there;
    const parsed = parseNext(item);
    known.set(item, parsed);
    return parsed;
  };
};

for (const { schema } of [
  addressEntity,
  challengeEntity,
  draftEntity,
  mailEntity,
  memberEntity,
  personEntity,
  pledgeHead,
  reportDraftEntity,
  reportVersionEntity,
  sessionEntity,
  stepEntity,
  versionEntity,
])
  parseOnce(schema);
