/** One answer of the site, redirects not followed. */
export interface Answer {
  readonly status: number;
  /** Where a redirect leads, as a whole address. */
  readonly location: string | undefined;
  readonly type: string;
  readonly body: string;
  header(name: string): string;
}

export interface Browser {
  /** Where the site is, without a slash at the end. */
  readonly site: string;
  get(path: string): Promise<Answer>;
  /** Sends a form as a page of the site would. */
  post(path: string, fields: Readonly<Record<string, string>>): Promise<Answer>;
}

const PATIENCE_MS = 15_000;

const answerOf = async (response: Response): Promise<Answer> => {
  const location = response.headers.get('location');
  return {
    status: response.status,
    location: location === null ? undefined : new URL(location, response.url).href,
    type: response.headers.get('content-type') ?? '',
    body: await response.text(),
    header: (name) => response.headers.get(name) ?? '',
  };
};

/** A browser as far as a site can tell: it keeps cookies and follows nothing by itself. */
export const openBrowser = (site: string): Browser => {
  const jar = new Map<string, string>();
  const ask = async (path: string, init: RequestInit): Promise<Answer> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(new URL(path, site), {
      ...init,
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE_MS),
      headers: { ...init.headers, ...(cookie === '' ? {} : { cookie }), 'accept-language': 'en' },
    });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    return answerOf(response);
  };
  return {
    site,
    get: (path) => ask(path, {}),
    post: (path, fields) =>
      ask(path, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', origin: new URL(site).origin },
        body: new URLSearchParams(fields).toString(),
      }),
  };
};
