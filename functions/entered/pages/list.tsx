import { Told } from '../../office/pages/told.tsx';
import { Page, renderPage } from '../../platform/html/page.tsx';
import { Inset, TaskList, type TaskRow } from '../../platform/html/parts.tsx';
import { type View, viewOf } from '../../platform/html/view.ts';
import { html } from '../../platform/http/answer.ts';
import type { Answer, Ask } from '../../platform/http/ask.ts';
import { formatDay } from '../../platform/i18n/translate.ts';
import type { Ports } from '../../platform/ports.ts';
import type { PledgeHead } from '../../pledges/head.ts';
import { nameOf } from '../../pledges/pages/names.ts';
import { enteredPaths } from '../../pledges/pages/paths.ts';
import { penOf } from '../../pledges/pen.ts';
import { readEntered } from '../read-entered.ts';

const rowOf = (view: View, head: PledgeHead): TaskRow => {
  const waits = penOf(head) === 'nobody';
  return {
    id: head.organisationId,
    title: nameOf(view, head.name),
    href: enteredPaths(head.organisationId).root,
    hint: view.t('entered.letterOf', { day: formatDay(view.language, head.entered?.letterOn ?? '') }),
    status: view.t(waits ? 'entered.waits' : 'entered.writing'),
    colour: waits ? 'yellow' : 'blue',
  };
};

/** What the office entered from letters and nobody has confirmed yet. */
export const showEnteredList = async (ask: Ask, ports: Ports): Promise<Answer> => {
  const heads = await readEntered(ports);
  const view = viewOf(ask);
  const { t } = view;
  return html(
    renderPage(
      <Page view={view} title={t('entered.title')} back="/office/listed">
        <Told view={view} {...(ask.query.get('done') === 'deleted' ? { done: t('entered.deleted') } : {})} />
        <h1 class="govuk-heading-l">{t('entered.title')}</h1>
        <p class="govuk-body">{t('entered.text')}</p>
        <p class="govuk-body">
          <a class="govuk-link" href="/office/entered/new">
            {t('entered.newTitle')}
          </a>
        </p>
        {heads.length === 0 ? (
          <Inset>{t('entered.none')}</Inset>
        ) : (
          <TaskList tasks={heads.map((head) => rowOf(view, head))} />
        )}
      </Page>,
    ),
  );
};
