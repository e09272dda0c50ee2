import type { StoredMail } from '../ses/model.ts';
import { readMail } from '../ses/read.ts';
import { moment, table } from './format.ts';
import { html } from './html.ts';
import { dashboardPage } from './layout.ts';
import { pageOf } from './paging.ts';
import { type Answering, htmlAnswer, jsonAnswer } from './request.ts';
import type { DashboardServices } from './services.ts';

/** Newest first; `to` narrows it to addresses that hold it. */
const asked = ({ ses }: DashboardServices, query: URLSearchParams): readonly StoredMail[] => {
  const to = (query.get('to') ?? '').trim().toLowerCase();
  return ses
    .mails()
    .filter(({ destinations }) => destinations.some((address) => address.toLowerCase().includes(to)))
    .reverse();
};

const statusOf = ({ events }: StoredMail): string =>
  events.length === 0 ? 'accepted' : events.map(({ type }) => type.toLowerCase()).join(', ');

export const inboxPage: Answering = ({ services, query }) => {
  const { items, links } = pageOf(asked(services, query), query);
  return htmlAnswer(
    dashboardPage(
      services,
      'Inbox',
      html`<form class="row" method="get">
<div><label for="to">Sent to</label><input id="to" name="to" value="${query.get('to') ?? ''}"></div>
<button type="submit">Search</button>
</form>
${links}
${table({
  label: 'Mails',
  columns: ['When', 'To', 'Subject', 'Events'],
  rows: items,
  cells: (mail) => [
    moment(mail.at),
    mail.destinations.join(', '),
    html`<a href="/_local/inbox/${mail.id}">${mail.subject === '' ? '(no subject)' : mail.subject}</a>`,
    statusOf(mail),
  ],
  none: 'No mail.',
})}`,
    ),
  );
};

/** A mail as scripts and tests read it. */
export const mailJson = async (mail: StoredMail) => {
  const { from, html: markup, text, headers, attachments } = await readMail(mail);
  return {
    id: mail.id,
    from,
    to: mail.destinations.join(', '),
    subject: mail.subject,
    at: new Date(mail.at).toISOString(),
    text,
    html: markup,
    /** By name in lower case. */
    headers: Object.fromEntries(headers.map(({ name, value }) => [name.toLowerCase(), value])),
    tags: mail.tags,
    attachments: attachments.map(({ name, type }) => ({ name, type })),
    events: mail.events.map(({ type, at }) => ({ type, at: new Date(at).toISOString() })),
  };
};

/** `limit` mails at most, 200 unless told. */
export const inboxJson: Answering = async ({ services, query }) => {
  const limit = Number(query.get('limit') ?? '200');
  return jsonAnswer(await Promise.all(asked(services, query).slice(0, limit).map(mailJson)));
};
