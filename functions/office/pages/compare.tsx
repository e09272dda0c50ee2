import { Page, renderPage } from '../../platform/html/page.tsx';
import { viewOf } from '../../platform/html/view.ts';
import { html } from '../../platform/http/answer.ts';
import type { Answer, Ask } from '../../platform/http/ask.ts';
import { faultPage } from '../../platform/http/fault-pages.tsx';
import type { Translator } from '../../platform/i18n/translate.ts';
import type { OfficePorts } from '../ports.ts';
import { readSide, type Side, Sides } from './sides.tsx';

const Open = ({ t, side }: { readonly t: Translator; readonly side: Side }) => (
  <p class="govuk-body">
    <a
      class="govuk-link"
      href={`/office/${side.listed ? 'listed' : 'pledges'}/${encodeURIComponent(side.id)}`}
    >
      {t(side.listed ? 'office.compareMerge' : 'office.compareOpen', { name: side.facts.name })}
    </a>
  </p>
);

const comparePage = (ask: Ask, sides: readonly [Side, Side]): string => {
  const { t } = ask;
  const title = t('office.compareTitle');
  const heads = [t('office.compareFirst'), t('office.compareSecond')] as const;
  return renderPage(
    <Page view={viewOf(ask)} title={title} back="/office/tasks" wide>
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">{t('office.compareText')}</p>
      <Sides t={t} caption={title} nothing={t('office.compareNothing')} heads={heads} sides={sides} />
      <Open t={t} side={sides[0]} />
      <Open t={t} side={sides[1]} />
      <p class="govuk-body">{t('office.compareNext')}</p>
    </Page>,
  );
};

/** Two organisations side by side, so that staff can say whether they are one. */
export const showCompare = async (ask: Ask, ports: OfficePorts): Promise<Answer> => {
  const { one: first = '', other: second = '' } = ask.params;
  const [one, other] = await Promise.all([readSide(ask.t, ports, first), readSide(ask.t, ports, second)]);
  if (one === undefined || other === undefined) return faultPage(ask, { fault: 'not-found' });
  return html(comparePage(ask, [one, other]));
};
