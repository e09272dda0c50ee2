import { randomUUID } from 'node:crypto';
import { done, type Result, refused } from '../../functions/platform/result.ts';
import type { Faults } from '../faults.ts';
import type { AwsCall, StackContext } from '../service.ts';
import type { XmlError } from './answers.ts';
import { fateOf } from './fates.ts';
import { identityFor } from './identities.ts';
import type { AcceptedMail } from './model.ts';
import { parseMail } from './read.ts';
import { type RawEmail, readRawEmail } from './request.ts';

const TAG = /^[A-Za-z0-9_-]{1,256}$/;

const refusal = (code: string, message: string) => refused<XmlError>({ code, message });

const badTag = ({ tags }: RawEmail): string | undefined =>
  Object.entries(tags)
    .flat()
    .find((part) => !TAG.test(part));

/** Milliseconds in hexadecimal and a random part, as SES's own ids look. */
const messageId = (now: number): string => `${now.toString(16).padStart(16, '0')}-${randomUUID()}-000000`;

/** Takes a message as SES does: from a verified identity, by a configuration set, both allowed to the caller. */
export const accept = async (
  context: StackContext,
  faults: Faults,
  { input, caller }: AwsCall,
): Promise<Result<AcceptedMail, XmlError>> => {
  const { assembly, permissions, clock } = context;
  const request = readRawEmail(input);
  if (request === undefined) return refusal('ValidationError', 'The message holds no data.');
  const email = await parseMail(request.raw);
  const from = (email.from?.address ?? request.source ?? '').toLowerCase();
  const identity = identityFor(assembly, from);
  const configurationSet = request.configurationSet ?? identity?.configurationSet;
  const tag = badTag(request);
  if (tag !== undefined)
    return refusal('InvalidParameterValue', `Invalid message tag <${tag}>: only letters, digits, - and _.`);
  if (identity === undefined)
    return refusal(
      'MessageRejected',
      `Email address is not verified. The following identities failed the check in region ${assembly.region.toUpperCase()}: ${from}`,
    );
  permissions.require(caller, 'ses:SendRawEmail', identity.arn, { 'ses:FromAddress': from });
  if (configurationSet !== undefined) {
    const set = assembly.byKind('AWS::SES::ConfigurationSet').find(({ ref }) => ref === configurationSet);
    if (set === undefined)
      return refusal(
        'ConfigurationSetDoesNotExist',
        `Configuration set <${configurationSet}> does not exist.`,
      );
    permissions.require(caller, 'ses:SendRawEmail', set.arn, { 'ses:FromAddress': from });
  }
  const addressed = [...(email.to ?? []), ...(email.cc ?? [])].flatMap(({ address }) => address ?? []);
  const destinations = request.destinations.length > 0 ? request.destinations : addressed;
  if (destinations.length === 0) return refusal('InvalidParameterValue', 'Missing required header: To.');
  const now = Math.floor(clock.now());
  return done({
    id: messageId(now),
    at: now,
    source: request.source ?? from,
    destinations,
    ...(configurationSet === undefined ? {} : { configurationSet }),
    tags: request.tags,
    subject: email.subject ?? '',
    raw: request.raw,
    fates: destinations.map((address) => ({ address, fate: fateOf(address, faults) })),
  });
};
