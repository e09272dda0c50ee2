import * as z from 'zod/mini';
import { traceIndexKey } from '../access/address.ts';
import { personEntity } from '../access/model.ts';
import { sha256 } from '../platform/ids.ts';
import type { Ports } from '../platform/ports.ts';
import { create, defineEntity, load, save } from '../platform/store/entity.ts';
import { toInstant } from '../platform/time.ts';
import { MAIL_KINDS, type MailKind } from './model.ts';

/** As long as the status of a mail is kept. */
const LINK_DAYS = 730;
const DAY_MS = 86_400_000;

/** The link in one mail by which its kind is stopped. The token stands in the mail alone; here is its hash. */
export const stopLinkEntity = defineEntity({
  type: 'mail-stop-link',
  shape: 1,
  schema: z.object({
    rev: z.int(),
    tokenHash: z.string(),
    personId: z.string(),
    kind: z.enum(MAIL_KINDS),
    expiresAt: z.iso.datetime(),
  }),
  key: (token: string) => ({ pk: `MAILSTOP#${sha256(token)}`, sk: 'MAILSTOP' }),
  keyOf: ({ tokenHash }) => ({ pk: `MAILSTOP#${tokenHash}`, sk: 'MAILSTOP' }),
  indexes: ({ expiresAt, personId }) => ({
    ttl: Math.floor(Date.parse(expiresAt) / 1000),
    contactPk: traceIndexKey(personId),
  }),
});

/** The kinds of mail that a person does not want. */
export const stoppedEntity = defineEntity({
  type: 'mail-stopped',
  shape: 1,
  schema: z.object({ rev: z.int(), personId: z.string(), kinds: z.array(z.enum(MAIL_KINDS)) }),
  key: (personId: string) => ({ pk: `PERSON#${personId}`, sk: 'MAILSTOPPED' }),
  keyOf: ({ personId }) => ({ pk: `PERSON#${personId}`, sk: 'MAILSTOPPED' }),
});

export const stoppedKinds = async (
  ports: Pick<Ports, 'pact'>,
  personId: string,
): Promise<readonly MailKind[]> => (await load(ports.pact, stoppedEntity, personId))?.kinds ?? [];

/** Makes the link of one mail. Answers its token. */
export const makeStopLink = async (
  ports: Pick<Ports, 'pact' | 'clock' | 'ids'>,
  { personId, kind }: { readonly personId: string; readonly kind: MailKind },
): Promise<string> => {
  const token = ports.ids.secret();
  const expiresAt = toInstant(ports.clock.now() + LINK_DAYS * DAY_MS);
  await create(ports.pact, stopLinkEntity, { rev: 1, tokenHash: sha256(token), personId, kind, expiresAt });
  return token;
};

export interface StopState {
  readonly kind: MailKind;
  readonly stopped: boolean;
}

const readLink = async (ports: Pick<Ports, 'pact' | 'clock'>, token: string) => {
  const link = await load(ports.pact, stopLinkEntity, token);
  return link !== undefined && link.expiresAt > toInstant(ports.clock.now()) ? link : undefined;
};

/** What a link is about; undefined where it is none of ours or too old. */
export const readStop = async (
  ports: Pick<Ports, 'pact' | 'clock'>,
  token: string,
): Promise<StopState | undefined> => {
  const link = await readLink(ports, token);
  if (link === undefined) return undefined;
  const kinds = await stoppedKinds(ports, link.personId);
  return { kind: link.kind, stopped: kinds.includes(link.kind) };
};

/**
 * Stops the mails that a link is about, or has them sent again; doing it twice changes nothing. Undefined as in
 * `readStop`; of a person who has been erased nothing is kept.
 */
export const setStop = async (
  ports: Pick<Ports, 'pact' | 'clock'>,
  { token, stopped }: { readonly token: string; readonly stopped: boolean },
): Promise<StopState | undefined> => {
  const link = await readLink(ports, token);
  if (link === undefined) return undefined;
  const { personId, kind } = link;
  const state = { kind, stopped };
  if ((await load(ports.pact, personEntity, personId)) === undefined) return state;
  for (;;) {
    const found = await load(ports.pact, stoppedEntity, personId);
    const others = (found?.kinds ?? []).filter((known) => known !== kind);
    const kinds = stopped ? [...others, kind] : others;
    const written =
      found === undefined
        ? await create(ports.pact, stoppedEntity, { rev: 1, personId, kinds })
        : await save(ports.pact, stoppedEntity, { ...found, kinds });
    if (written === 'done') return state;
  }
};
