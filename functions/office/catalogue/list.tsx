import { type Catalogue, catalogueVersions } from '../../catalogue/catalogue.ts';
import { type TextStanding, textStandingEntity } from '../../catalogue/official/model.ts';
import { Page, renderPage } from '../../platform/html/page.tsx';
import { TaskList, type TaskRow } from '../../platform/html/parts.tsx';
import { type View, viewOf } from '../../platform/html/view.ts';
import { html } from '../../platform/http/answer.ts';
import type { Answer, Ask } from '../../platform/http/ask.ts';
import { LANGUAGES, type Language } from '../../platform/i18n/languages.ts';
import { languageName } from '../../platform/i18n/translate.ts';
import { load } from '../../platform/store/entity.ts';
import type { OfficePorts } from '../ports.ts';

type Standing = 'none' | 'loaded' | 'approved';

/** How far a text has come: a text that was loaded after the approved one waits again. */
const standingOf = (found: TextStanding | undefined): Standing => {
  if (found === undefined) return 'none';
  return found.approved?.sha256 === found.loaded.sha256 ? 'approved' : 'loaded';
};

const COLOUR = { none: 'grey', loaded: 'yellow', approved: 'green' } as const satisfies Record<
  Standing,
  string
>;

const rowOf = async (
  { view, ports }: { readonly view: View; readonly ports: OfficePorts },
  { catalogue }: Catalogue,
  language: Language,
): Promise<TaskRow> => {
  const standing = standingOf(await load(ports.pact, textStandingEntity, catalogue, language));
  return {
    id: `${catalogue}-${language}`,
    title: languageName(view.language, language),
    href: `/office/catalogue/${catalogue}/${language}`,
    status: view.t(`official.standing.${standing}`),
    colour: COLOUR[standing],
  };
};

/** Every version of the catalogue and how far its official text has come in each language. */
export const showCatalogues = async (ask: Ask, ports: OfficePorts): Promise<Answer> => {
  const view = viewOf(ask);
  const { t } = view;
  const versions = await Promise.all(
    catalogueVersions().map(async (version) => ({
      version,
      rows: await Promise.all(LANGUAGES.map((language) => rowOf({ view, ports }, version, language))),
    })),
  );
  return html(
    renderPage(
      <Page view={view} title={t('official.title')} back="/office/settings">
        <h1 class="govuk-heading-l">{t('official.title')}</h1>
        <p class="govuk-body">{t('official.intro')}</p>
        {versions.map(({ version, rows }) => (
          <section key={version.catalogue} aria-labelledby={`v-${version.catalogue}`}>
            <h2 class="govuk-heading-m" id={`v-${version.catalogue}`}>
              {t('official.version', { version: version.catalogue, count: version.commitments.length })}
            </h2>
            <TaskList tasks={rows} />
          </section>
        ))}
      </Page>,
    ),
  );
};
