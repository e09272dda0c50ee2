/** An answer over HTTP, with its body as text. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: string;
  readonly location: string | undefined;
}

export interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: RequestInit['body'];
}

export type Typed = Readonly<Record<string, string | readonly string[]>>;

const TOKEN = /name="csrf" value="([^"]*)"/;

const formBody = (typed: Typed): URLSearchParams =>
  new URLSearchParams(
    Object.entries(typed).flatMap(([name, value]) =>
      [value].flat().map((one): [string, string] => [name, one]),
    ),
  );

/** A browser without a window: it keeps cookies apart by site, and its forms carry the token of the last page it saw. */
export const stackBrowser = (site: string) => {
  const jars = new Map<string, Map<string, string>>();
  let token = '';
  const jarOf = (url: URL): Map<string, string> => {
    const jar = jars.get(url.host) ?? new Map<string, string>();
    jars.set(url.host, jar);
    return jar;
  };
  const keep = (jar: Map<string, string>, headers: Headers): void => {
    for (const cookie of headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      const at = pair.indexOf('=');
      if (/max-age=0|1970/i.test(cookie)) jar.delete(pair.slice(0, at));
      else jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
  };
  const send = async (address: string, { method = 'GET', headers = {}, body }: Sent = {}): Promise<Reply> => {
    const url = new URL(address, site);
    const jar = jarOf(url);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, {
      method,
      headers: { ...(cookie === '' ? {} : { cookie }), ...headers },
      redirect: 'manual',
      ...(body === undefined ? {} : { body }),
    });
    keep(jar, response.headers);
    const text = await response.text();
    token = TOKEN.exec(text)?.[1] ?? token;
    const location = response.headers.get('location') ?? undefined;
    return { status: response.status, headers: response.headers, body: text, location };
  };
  /** Sends a form as it stands on the page seen last. */
  const post = (address: string, typed: Typed = {}): Promise<Reply> =>
    send(address, { method: 'POST', body: formBody({ csrf: token, ...typed }) });
  const follow = async (reply: Reply): Promise<Reply> =>
    reply.location === undefined ? reply : follow(await send(reply.location));
  return {
    send,
    post,
    /** Goes on to where an answer leads, to the page at the end. */
    follow,
    get: (address: string): Promise<Reply> => send(address),
    cookies: (): Map<string, string> => jarOf(new URL(site)),
    token: (): string => token,
  };
};
export type StackBrowser = ReturnType<typeof stackBrowser>;

/** Signs a member of staff in at the local issuer; the page they land on. */
export const signInStaff = async (browser: StackBrowser, account: string): Promise<Reply> => {
  let reply = await browser.get('/office/sign-in/start');
  let at = reply.location ?? '';
  while (!at.includes('/interaction/')) {
    reply = await browser.get(at);
    at = new URL(reply.location ?? '', at).href;
  }
  const chosen = await browser.send(at, { method: 'POST', body: new URLSearchParams({ account }) });
  let next = chosen.location;
  while (next !== undefined) {
    at = new URL(next, at).href;
    reply = await browser.get(at);
    next = reply.location;
  }
  return reply;
};
