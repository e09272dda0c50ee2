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

interface Parsed {
  readonly item: object;
  readonly data: object;
}

/** Items remembered by key, of each kind; more are forgotten together. */
const MOST = 20_000;

/** What parses one attribute of an item, as the whole schema would; nothing where the schema does more than that. */
const parsersOf = (schema: z.ZodMiniType): ReadonlyMap<string, z.ZodMiniType<object>> => {
  if (!(schema instanceof z.ZodMiniObject) || (schema.def.checks?.length ?? 0) > 0) return new Map();
  return new Map(Object.keys(schema.shape).map((name) => [name, z.pick(schema, { [name]: true })]));
};

const at = (value: object, name: string): unknown => Reflect.get(value, name);

/**
 * Parses an item where an earlier one of its key was parsed: an attribute that is the very same as before, or the very
 * one that came out of that parse, parses to the same again. Undefined where something does not fit.
 */
const parsedAfter = (
  before: Parsed,
  item: object,
  parsers: ReadonlyMap<string, z.ZodMiniType<object>>,
): object | undefined => {
  const data: Record<string, unknown> = {};
  for (const [name, parser] of parsers) {
    const [value, there] = [at(item, name), at(before.data, name)];
    if (value !== undefined && (value === there || value === at(before.item, name))) data[name] = there;
    else if (value !== undefined || at(before.item, name) !== undefined) {
      const parsed = parser.safeParse(item);
      if (!parsed.success) return undefined;
      Object.assign(data, parsed.data);
    }
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
  const parseNext = (item: object): ReturnType<typeof parse> => {
    const id = `${String(at(item, 'pk'))} ${String(at(item, 'sk'))}`;
    const before = latest.get(id);
    const data = before === undefined ? undefined : parsedAfter(before, item, parsers);
    const parsed = data === undefined ? parse(item) : { success: true as const, data };
    if (!parsed.success) return parsed;
    if (latest.size >= MOST) latest.clear();
    if (parsers.size > 0) latest.set(id, { item, data: frozen(parsed.data) });
    return parsed;
  };
  schema.safeParse = (item, params) => {
    if (typeof item !== 'object' || item === null || !Object.isFrozen(item)) return parse(item, params);
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
