import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { csrfToken } from '../../functions/platform/http/csrf.ts';
import { type Fields, formOf } from './ask.ts';
import { type EventParts, gatewayEvent } from './event.ts';

export interface Page {
  readonly status: number;
  readonly body: string;
  readonly location: string | undefined;
  readonly header: (name: string) => string | undefined;
  readonly setCookies: readonly string[];
}

type Handle = (event: APIGatewayProxyEvent) => Promise<APIGatewayProxyResult>;

const pageOf = ({ statusCode, body, multiValueHeaders }: APIGatewayProxyResult): Page => {
  const header = (name: string): string | undefined => multiValueHeaders?.[name]?.map(String).join(', ');
  return {
    status: statusCode,
    body,
    location: header('location'),
    header,
    setCookies: (multiValueHeaders?.['set-cookie'] ?? []).map(String),
  };
};

/** A browser as far as a site can tell: it keeps cookies, and its forms carry its token. */
export const siteClient = (handle: Handle) => {
  const jar = new Map<string, string>();
  const keep = (cookies: readonly string[]): void => {
    for (const cookie of cookies) {
      const [pair = ''] = cookie.split(';');
      const [name = '', value = ''] = pair.split('=');
      if (/Max-Age=0/.test(cookie)) jar.delete(name);
      else jar.set(name, value);
    }
  };
  const send = async (address: string, parts: EventParts = {}): Promise<Page> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = { ...(cookie === '' ? {} : { Cookie: [cookie] }), ...parts.headers };
    const page = pageOf(await handle(gatewayEvent(address, { ...parts, headers })));
    keep(page.setCookies);
    return page;
  };
  const token = (): string => csrfToken(jar.get('pact-4000-browser') ?? '');
  return {
    jar,
    send,
    token,
    get: (address: string): Promise<Page> => send(address),
    post: (address: string, fields: Fields = {}): Promise<Page> =>
      send(address, {
        method: 'POST',
        headers: { 'Content-Type': ['application/x-www-form-urlencoded'] },
        body: formOf({ csrf: token(), ...fields }).toString(),
      }),
  };
};
export type SiteClient = ReturnType<typeof siteClient>;
