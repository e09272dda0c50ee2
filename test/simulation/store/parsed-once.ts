import * as z from 'zod/mini';
import {
  addressEntity,
  challengeEntity,
  memberEntity,
  personEntity,
  sessionEntity,
} from '../../../functions/access/model.ts';
import { mailEntity } from '../../../functions/mail/model.ts';
import { erasedEntity } from '../../../functions/persons/tombstone.ts';
import { draftEntity } from '../../../functions/pledges/draft.ts';
import { pledgeHead } from '../../../functions/pledges/head.ts';
import { versionEntity } from '../../../functions/pledges/version.ts';
import { stepEntity } from '../../../functions/reminders/step.ts';
import { reportDraftEntity, reportVersionEntity } from '../../../functions/reports/report.ts';
import { frozen } from './frozen.ts';
import { type Known, knownOf } from './kept.ts';

type Fields = Readonly<Record<string, unknown>>;
type Parsers = readonly (readonly [name: string, parser: z.core.$ZodType])[];

/** What parses each attribute of an item; undefined where the schema does more than that. */
const parsersOf = (schema: z.ZodMiniType): Parsers | undefined =>
  schema instanceof z.ZodMiniObject && (schema.def.checks?.length ?? 0) === 0
    ? Object.entries(schema.shape)
    : undefined;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;
const hasChecks = (schema: z.core.$ZodType): boolean => (schema._zod.def.checks?.length ?? 0) > 0;

/** Thrown where something does not fit: then the item is parsed as a whole, and says so itself. */
const MISFIT = new Error('It does not fit');

const parsedPlainly = (schema: z.core.$ZodType, value: unknown): unknown => {
  const parsed = z.safeParse(schema, value);
  if (!parsed.success) throw MISFIT;
  return parsed.data;
};

/**
 * Parses a value where `before` came out of an earlier parse by the same schema. What came out goes in again unchanged, so
 * of a list (a history) and of what stands under keys (reports, people) only what is new is parsed.
 */
const parsedLike = (schema: z.core.$ZodType, value: unknown, before: unknown): unknown => {
  if (value === before) return before;
  if (schema instanceof z.ZodMiniOptional)
    return value === undefined ? undefined : parsedLike(schema.def.innerType, value, before);
  if (
    schema instanceof z.ZodMiniArray &&
    !hasChecks(schema) &&
    Array.isArray(value) &&
    Array.isArray(before)
  ) {
    const { element } = schema.def;
    return value.map((part: unknown, at) => parsedLike(element, part, before[at]));
  }
  if (!(schema instanceof z.ZodMiniRecord) || hasChecks(schema) || !isFields(value) || !isFields(before))
    return parsedPlainly(schema, value);
  const names = Object.keys(value);
  if (names.some((name) => !Object.hasOwn(before, name))) return parsedPlainly(schema, value);
  const { valueType } = schema.def;
  return Object.fromEntries(names.map((name) => [name, parsedLike(valueType, value[name], before[name])]));
};

/**
 * Parses an item of which an earlier revision was parsed: an attribute that has not changed since parses to the same
 * again.
 */
const parsedAfter = (item: Fields, from: NonNullable<Known['from']>, parsers: Parsers): Fields => {
  const { item: earlier, parsed } = from;
  const data: Record<string, unknown> = { ...parsed.data };
  let gone = false;
  for (const [name, parser] of parsers) {
    const value = item[name];
    if (value === earlier[name]) continue;
    data[name] = parsedLike(parser, value, data[name]);
    gone ||= data[name] === undefined;
  }
  return gone ? Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined)) : data;
};

const afterEarlier = (
  item: Fields,
  { from }: Known,
  { schema, parsers }: { readonly schema: object; readonly parsers: Parsers | undefined },
): Fields | undefined => {
  if (parsers === undefined || from?.parsed.schema !== schema) return undefined;
  try {
    return parsedAfter(item, from, parsers);
  } catch (error) {
    if (error !== MISFIT) throw error;
    return undefined;
  }
};

/** The attributes that a schema names, as they were written: what is written came out of the same schema, or fits its type. */
const asItStands = (item: Fields, parsers: Parsers | undefined): Fields | undefined => {
  if (parsers === undefined) return undefined;
  const data: Record<string, unknown> = {};
  for (const [name] of parsers) if (item[name] !== undefined) data[name] = item[name];
  return data;
};

/**
 * Has each guarded item that a table keeps parsed once, however often it is read, and of its next revision only what
 * changed: the simulation reads the same item some ten times. Whatever no table keeps is parsed each time.
 */
const parseOnce = (schema: z.ZodMiniType<object>): void => {
  const parse = schema.safeParse;
  const parsers = parsersOf(schema);
  schema.safeParse = (item, params) => {
    const known = isFields(item) ? knownOf(item) : undefined;
    if (known === undefined || !isFields(item)) return parse(item, params);
    const { parsed } = known;
    if (parsed?.schema === schema) return { success: true, data: parsed.data };
    const remember = (data: Fields): void =>
      known.remember({ schema, data: known.isGuarded ? frozen(data) : data });
    const data = known.isGuarded ? afterEarlier(item, known, { schema, parsers }) : asItStands(item, parsers);
    if (data !== undefined) {
      remember(data);
      return { success: true, data };
    }
    const whole = parse(item);
    if (whole.success && isFields(whole.data)) remember(whole.data);
    return whole;
  };
};

for (const { schema } of [
  addressEntity,
  challengeEntity,
  draftEntity,
  erasedEntity,
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
