import { memberEntity } from '../../functions/access/model.ts';
import type { Answer, Ask, MemberRole, Visitor } from '../../functions/platform/http/ask.ts';
import { matchRoute, type Route } from '../../functions/platform/http/router.ts';
import { isLanguage } from '../../functions/platform/i18n/languages.ts';
import { translator } from '../../functions/platform/i18n/translate.ts';
import type { Ports } from '../../functions/platform/ports.ts';
import { load } from '../../functions/platform/store/entity.ts';
import { toInstant } from '../../functions/platform/time.ts';

export type Fields = Readonly<Record<string, string | readonly string[]>>;

/** Form fields as a browser sends them; a list is a field that is sent several times. */
export const formOf = (fields: Fields): URLSearchParams =>
  new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) =>
      [value].flat().map((one): [string, string] => [name, one]),
    ),
  );

export const person = (personId: string, email: string): Visitor => ({ kind: 'person', personId, email });

/** A request as it reaches a door, with what a test changes. */
const sampleAsk = (address: string, changes: Partial<Ask> = {}): Ask => {
  const url = new URL(address, 'http://127.0.0.1');
  const tag = url.pathname.split('/')[1] ?? '';
  const language = isLanguage(tag) ? tag : 'en';
  return {
    method: 'GET',
    path: url.pathname,
    params: {},
    query: url.searchParams,
    form: new URLSearchParams(),
    cookies: new Map(),
    language,
    t: translator(language),
    now: '2026-11-22T09:00:00.000Z',
    requestId: 'request-1',
    visitor: { kind: 'nobody' },
    roles: [],
    browser: 'b'.repeat(43),
    site: { url: 'http://127.0.0.1', official: false, officeMail: 'office@example.org', stage: 'local' },
    ...changes,
  };
};

const rolesOf = async (
  ports: Pick<Ports, 'pact'>,
  { organisation }: Ask['params'],
  visitor: Visitor,
): Promise<readonly MemberRole[]> => {
  if (visitor.kind !== 'person' || organisation === undefined) return [];
  return (await load(ports.pact, memberEntity, organisation, visitor.personId))?.roles ?? [];
};

/** One visitor at the doors of a route table: who may come in is for the gate, and not looked at here. */
export const visitorAt = <P extends Pick<Ports, 'pact' | 'clock'>>(
  routes: readonly Route<P>[],
  { ports, visitor }: { readonly ports: P; readonly visitor: Visitor },
) => {
  const request = async (address: string, changes: Partial<Ask>): Promise<Answer> => {
    const ask = sampleAsk(address, { visitor, now: toInstant(ports.clock.now()), ...changes });
    const match = matchRoute(routes, ask.method, ask.path);
    if (match.found !== 'route') throw new Error(`${ask.method} ${address}: ${match.found}`);
    const roles = await rolesOf(ports, match.params, visitor);
    return match.route.door({ ...ask, params: match.params, roles }, ports);
  };
  return {
    get: (address: string): Promise<Answer> => request(address, {}),
    post: (address: string, fields: Fields = {}): Promise<Answer> =>
      request(address, { method: 'POST', form: formOf(fields) }),
  };
};

/** Where an answer leads; the body becomes the failure where it leads nowhere. */
export const locationOf = (answer: Answer): string => {
  const { location } = answer.headers;
  if (location === undefined) throw new Error(`${answer.status}: ${answer.body.replace(/<[^>]*>/g, ' ')}`);
  return location;
};

/** The value of a hidden or text field on a page. */
export const fieldOf = (answer: Answer, name: string): string => {
  const input =
    new RegExp(`<input(?:[^>"]|"[^"]*")* name="${name}"(?:[^>"]|"[^"]*")*>`).exec(answer.body)?.[0] ?? '';
  return /value="([^"]*)"/.exec(input)?.[1] ?? '';
};
