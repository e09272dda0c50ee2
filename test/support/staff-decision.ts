import type { Fields } from './ask.ts';
import type { Page, SiteClient } from './site-client.ts';

/** Where a page leads that asks before a decision; undefined where the page decides itself. */
export const askedAt = ({ body }: Pick<Page, 'body'>, action: string): string | undefined =>
  new RegExp(`href="(${action}\\?seen=[^"]*)"`).exec(body)?.[1];

/** What the form at `action`, or the link to the page that asks first, says that the page shows. */
export const seenOn = (page: Pick<Page, 'body'>, action: string): string => {
  const asked = askedAt(page, action);
  if (asked !== undefined) return new URL(asked, 'http://127.0.0.1').searchParams.get('seen') ?? '';
  const form = page.body.split('<form').find((part) => part.includes(`action="${action}"`));
  const seen = /name="seen" value="([^"]*)"/.exec(form ?? '')?.[1];
  if (seen === undefined) throw new Error(`No decision is offered at ${action}`);
  return seen;
};

/** Opens the page of a pledge or a report and decides there, as a person would. */
export const decideOn = async (
  client: SiteClient,
  page: string,
  { decision, ...fields }: { readonly decision: string } & Fields,
): Promise<Page> => {
  const action = `${page}/${decision}`;
  const opened = await client.get(page);
  const asked = askedAt(opened, action);
  const form = asked === undefined ? opened : await client.get(asked);
  return client.post(action, { seen: seenOn(form, action), ...fields });
};
