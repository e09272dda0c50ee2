import type { StoredMail } from '../ses/model.ts';
import { type ReadMail, readMail } from '../ses/read.ts';
import { moment, table } from './format.ts';
import { type Html, html } from './html.ts';
import { mailJson } from './inbox.ts';
import { dashboardPage } from './layout.ts';
import { notFound } from './not-found.ts';
import {
  type Answering,
  type DashboardAnswer,
  type DashboardRequest,
  htmlAnswer,
  jsonAnswer,
} from './request.ts';

const find = ({ services, parts }: DashboardRequest): StoredMail | undefined =>
  services.ses.mails().find(({ id }) => id === parts[0]);

const attachmentList = (id: string, { attachments }: ReadMail): Html | false =>
  attachments.length > 0 &&
  html`<h2>Attachments</h2><ul>${attachments.map(
    ({ name, type }, at) =>
      html`<li><a href="/_local/inbox/${id}/attachments/${at}">${name}</a> <small>${type}</small></li>`,
  )}</ul>`;

const bodies = (id: string, { html: markup, text }: ReadMail): Html => html`<div class="sides">
<section aria-labelledby="as-html"><h2 id="as-html">HTML</h2>
${
  markup === ''
    ? html`<p class="quiet">None.</p>`
    : html`<iframe title="The mail as HTML" sandbox="allow-popups allow-popups-to-escape-sandbox" src="/_local/inbox/${id}/html"></iframe>`
}</section>
<section aria-labelledby="as-text"><h2 id="as-text">Text</h2><pre tabindex="0">${text}</pre></section>
</div>`;

/** One mail: HTML and text side by side, and all that is known of it. */
export const mailPage: Answering = async (request) => {
  const mail = find(request);
  if (mail === undefined) return notFound(request);
  const read = await readMail(mail);
  const main = html`<p>To ${mail.destinations.join(', ')}, from ${read.from}, ${moment(mail.at)} <small>Brussels</small></p>
${bodies(mail.id, read)}
${attachmentList(mail.id, read)}
<h2>Events</h2>
${table({ label: 'Events', columns: ['When', 'Event'], rows: mail.events, cells: ({ at, type }) => [moment(at), type], none: 'None yet.' })}
<h2>Tags</h2>
${table({ label: 'Tags', columns: ['Tag', 'Value'], rows: Object.entries(mail.tags), cells: (tag) => tag, none: 'None.' })}
<h2>Headers</h2>
${table({ label: 'Headers', columns: ['Header', 'Value'], rows: read.headers, cells: ({ name, value }) => [name, value], none: 'None.' })}`;
  return htmlAnswer(
    dashboardPage(request.services, mail.subject === '' ? '(no subject)' : mail.subject, main),
  );
};

export const mailAsJson: Answering = async (request) => {
  const mail = find(request);
  return mail === undefined
    ? jsonAnswer({ message: 'No such mail.' }, 404)
    : jsonAnswer(await mailJson(mail));
};

/** The mail's own markup, for the frame: nothing in it runs or is fetched, its links open beside it. */
export const markupAnswer = (markup: string): DashboardAnswer => {
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy':
      "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'",
  };
  const base = '<base target="_blank">';
  const body = /<head[^>]*>/i.test(markup)
    ? markup.replace(/<head[^>]*>/i, (head) => head + base)
    : base + markup;
  return { status: 200, headers, body };
};

export const mailMarkup: Answering = async (request) => {
  const mail = find(request);
  return mail === undefined ? notFound(request) : markupAnswer((await readMail(mail)).html);
};

export const mailAttachment: Answering = async (request) => {
  const mail = find(request);
  const attachment = mail && (await readMail(mail)).attachments[Number(request.parts[1])];
  if (attachment === undefined) return notFound(request);
  const headers = {
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(attachment.name)}`,
  };
  return { status: 200, headers, body: attachment.content };
};
