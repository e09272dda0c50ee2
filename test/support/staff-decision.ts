import type { Fields } from './ask.ts';
import type { Page, SiteClient } from './site-client.ts';

/** What the form at `action` on a page says that it shows. */
export const seenOn = ({ body }: Pick<Page, 'body'>, action: string): string => {
  const form = body.split('<form').find((part) => part.includes(`action="${action}"`));
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
  return client.post(action, { seen: seenOn(await client.get(page), action), ...fields });
};
