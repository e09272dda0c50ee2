import { type Fields, formOf } from './ask.ts';

export interface VisitedPage {
  /** The address that the redirects ended at. */
  readonly url: string;
  readonly status: number;
  readonly body: string;
}

/** The hidden fields of a page's forms; of two with one name the first counts. */
const hiddenFields = ({ body }: VisitedPage): Readonly<Record<string, string>> => {
  const fields = [...body.matchAll(/<input\b[^>]*type="hidden"[^>]*>/g)].map(([input]): [string, string] => [
    /name="([^"]*)"/.exec(input)?.[1] ?? '',
    /value="([^"]*)"/.exec(input)?.[1] ?? '',
  ]);
  return Object.fromEntries(fields.toReversed());
};

/**
 * A browser without script at a running stack: follows redirects, keeps cookies (all ports of a host share them, as in a
 * real one), sends the hidden fields of a page along. A status that is not 200 throws.
 */
export const httpVisitor = (origin: string) => {
  const jar = new Map<string, string>();

  const keep = (response: Response): void => {
    for (const set of response.headers.getSetCookie()) {
      const [pair = ''] = set.split(';');
      const at = pair.indexOf('=');
      if (/max-age=0|expires=thu, 01 jan 1970/i.test(set)) jar.delete(pair.slice(0, at));
      else jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
  };

  const go = async (address: string, init: RequestInit = {}): Promise<VisitedPage> => {
    const url = new URL(address, origin).href;
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { ...init, redirect: 'manual', headers: { cookie } });
    keep(response);
    const location = response.headers.get('location');
    const body = await response.text();
    if (location !== null) return go(new URL(location, url).href);
    if (response.status === 200) return { url, status: response.status, body };
    throw new Error(`${init.method ?? 'GET'} ${url}: ${response.status} ${body.replaceAll(/<[^>]*>/g, ' ')}`);
  };

  return {
    jar,
    open: (address: string): Promise<VisitedPage> => go(address),
    /** Sends a form of a page, to the page's own address unless told. */
    submit: (page: VisitedPage, fields: Fields = {}, to = page.url): Promise<VisitedPage> =>
      go(to, { method: 'POST', body: formOf({ ...hiddenFields(page), ...fields }) }),
  };
};
export type HttpVisitor = ReturnType<typeof httpVisitor>;
