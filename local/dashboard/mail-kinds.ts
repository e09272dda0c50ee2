import type { Specimen } from '../mails/entry.ts';
import { moment, table } from './format.ts';
import { html } from './html.ts';
import { dashboardPage } from './layout.ts';
import { markupAnswer } from './mail.ts';
import { notFound } from './not-found.ts';
import { type Answering, type DashboardRequest, htmlAnswer } from './request.ts';

/** Every kind of mail in every language. */
export const mailKindsPage: Answering = async ({ services }) => {
  const [kinds, languages] = [await services.specimens.kinds(), await services.specimens.languages()];
  const missing = kinds.filter(({ count }) => count === 0).length;
  return htmlAnswer(
    dashboardPage(
      services,
      'Kinds of mail',
      html`<p>Each kind, written again in every language from the newest mail of it in this stack.</p>
${missing > 0 && html`<p class="quiet">${missing} of ${kinds.length} kinds were not written here yet; after <code>npm run seed</code> there are more.</p>`}
${table({
  label: 'Kinds of mail',
  columns: ['Kind', 'Written', 'Last', 'Read it'],
  rows: kinds,
  cells: ({ kind, count, last, writable }) => [
    kind,
    count,
    last === undefined ? 'never' : moment(Date.parse(last)),
    !writable
      ? count === 0
        ? ''
        : 'what it spoke of is gone'
      : languages.map(
          (language) =>
            html`<a href="/_local/mails/${kind}/${language}" aria-label="${kind}, ${language}">${language}</a> `,
        ),
  ],
  none: '',
})}`,
    ),
  );
};

const find = ({ services, parts }: DashboardRequest): Promise<Specimen | undefined> =>
  services.specimens.of(parts[0] ?? '', parts[1] ?? '');

/** One kind in one language: HTML and text side by side. */
export const mailKindPage: Answering = async (request) => {
  const specimen = await find(request);
  if (specimen === undefined) return notFound(request);
  const [kind = '', language = ''] = request.parts;
  const { mail, organisation, subject, text, outdated } = specimen;
  const languages = await request.services.specimens.languages();
  const others = languages.filter((each) => each !== language);
  return htmlAnswer(
    dashboardPage(
      request.services,
      `${kind}, ${language}`,
      html`<p>${organisation === undefined ? '' : html`Of ${organisation}. `}First written ${moment(Date.parse(mail.createdAt))}.
${others.map((each) => html`<a href="/_local/mails/${kind}/${each}">In ${each}</a> `)}<a href="/_local/mails">All kinds</a></p>
${outdated && html`<p class="quiet">What it speaks of has moved on since it was sent: some of its words may be missing, or be about what came after.</p>`}
<p>Subject: <strong lang="${language}">${subject}</strong></p>
<div class="sides">
<section aria-labelledby="as-html"><h2 id="as-html">HTML</h2>
<iframe title="The mail as HTML" sandbox="allow-popups allow-popups-to-escape-sandbox" src="/_local/mails/${kind}/${language}/html"></iframe></section>
<section aria-labelledby="as-text"><h2 id="as-text">Text</h2><pre tabindex="0" lang="${language}">${text}</pre></section>
</div>`,
    ),
  );
};

export const mailKindMarkup: Answering = async (request) => {
  const specimen = await find(request);
  return specimen === undefined ? notFound(request) : markupAnswer(specimen.html);
};
