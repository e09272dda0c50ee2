import { Page, renderPage } from '../../platform/html/page.tsx';
import { type View, viewOf } from '../../platform/html/view.ts';
import { html } from '../../platform/http/answer.ts';
import type { Answer, Ask } from '../../platform/http/ask.ts';
import { typedLine } from '../../platform/http/typed-text.ts';
import type { Ports } from '../../platform/ports.ts';
import { readOpenClaims } from '../../register/claims/settle-claim.ts';
import type { RegisterEntry } from '../../register/entry.ts';
import { isIn } from '../is-in.ts';
import { searchListed } from './read-listed.ts';

const SHOWN = 250;
const LONGEST_SEARCH = 200;

const Search = ({ view, q }: { readonly view: View; readonly q: string }) => (
  <form method="get" action="/office/listed" novalidate>
    <div class="govuk-form-group">
      <label class="govuk-label" for="q">
        {view.t('import.search')}
      </label>
      <input class="govuk-input govuk-input--width-20" id="q" name="q" type="search" value={q} dir="auto" />
    </div>
    <button type="submit" class="govuk-button govuk-button--secondary">
      {view.t('import.searchButton')}
    </button>
  </form>
);

const Links = ({ view, claims }: { readonly view: View; readonly claims: number }) => (
  <ul class="govuk-list">
    {isIn(view, 'editor', 'admin') ? (
      <>
        <li>
          <a class="govuk-link" href="/office/import">
            {view.t('import.title')}
          </a>
        </li>
        <li>
          <a class="govuk-link" href="/office/entered">
            {view.t('import.enteredLink')}
          </a>
        </li>
      </>
    ) : null}
    <li>
      <a class="govuk-link" href="/office/claims">
        {view.t('office.claimsWait', { count: claims })}
      </a>
    </li>
  </ul>
);

interface EntriesProps {
  readonly view: View;
  readonly q: string;
  readonly entries: readonly RegisterEntry[];
}

const Entries = ({ view, q, entries }: EntriesProps) => (
  <>
    <p class="govuk-body">
      {entries.length === 0
        ? view.t(q === '' ? 'import.noneYet' : 'import.none')
        : view.t('import.count', { count: entries.length })}
      {entries.length > SHOWN ? ` ${view.t('import.shownFirst', { count: SHOWN })}` : ''}
    </p>
    <ul class="govuk-list">
      {entries.slice(0, SHOWN).map(({ id, name }) => (
        <li key={id}>
          <a class="govuk-link" href={`/office/listed/${encodeURIComponent(id)}`}>
            <bdi>{name}</bdi>
          </a>
        </li>
      ))}
    </ul>
  </>
);

export const showListed = async (ask: Ask, ports: Ports): Promise<Answer> => {
  const q = typedLine(ask.query.get('q')).slice(0, LONGEST_SEARCH);
  const [entries, claims] = await Promise.all([searchListed(ports, q), readOpenClaims(ports)]);
  const view = viewOf(ask);
  return html(
    renderPage(
      <Page view={view} title={view.t('import.listedTitle')}>
        <h1 class="govuk-heading-l">{view.t('import.listedTitle')}</h1>
        <p class="govuk-body">{view.t('import.listedText')}</p>
        <Links view={view} claims={claims.length} />
        <Search view={view} q={q} />
        <Entries view={view} q={q} entries={entries} />
      </Page>,
    ),
  );
};
