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

interface Parsing<T> {
  safeParse: (item: unknown) => { readonly success: boolean; readonly data?: T };
}

/**
 * Has each stored item parsed once, however often it is read: the simulation reads the same frozen item some ten times,
 * and the same item parses to the same value. What is not frozen may change, and is parsed each time.
 */
const parseOnce = <T>(schema: Parsing<T>): void => {
  const parse = schema.safeParse;
  const known = new WeakMap<object, ReturnType<typeof parse>>();
  schema.safeParse = (item) => {
    if (typeof item !== 'object' || item === null || !Object.isFrozen(item)) return parse(item);
    const there = known.get(item);
    if (there !== undefined) return there;
    const parsed = parse(item);
    if (parsed.success) frozen(parsed.data);
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
  parseOnce<unknown>(schema);
