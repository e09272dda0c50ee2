import type { View } from './view.ts';

const ARROWS = {
  prev: 'm6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z',
  next: 'm8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z',
} as const;

const Arrow = ({ to }: { readonly to: 'prev' | 'next' }) => (
  <svg
    class={`govuk-pagination__icon govuk-pagination__icon--${to}`}
    xmlns="http://www.w3.org/2000/svg"
    height="13"
    width="15"
    aria-hidden="true"
    focusable="false"
    viewBox="0 0 15 13"
  >
    <path d={ARROWS[to]} />
  </svg>
);

const Step = ({ to, href, text }: { to: 'prev' | 'next'; href: string; text: string }) => (
  <div class={`govuk-pagination__${to}`}>
    <a class="govuk-link govuk-pagination__link" href={href} rel={to}>
      {to === 'prev' ? <Arrow to={to} /> : null}
      <span class="govuk-pagination__link-title">{text}</span>
      {to === 'next' ? <Arrow to={to} /> : null}
    </a>
  </div>
);

const NEIGHBOURS = 2;

/** The first, the last, and those around the one at hand; `undefined` stands for a gap. */
const pagesShown = (page: number, pages: number): readonly (number | undefined)[] => {
  const shown = Array.from({ length: pages }, (_, at) => at + 1).filter(
    (number) => number === 1 || number === pages || Math.abs(number - page) <= NEIGHBOURS,
  );
  return shown.flatMap((number, at) => {
    const before = shown[at - 1];
    return before !== undefined && number - before > 1 ? [undefined, number] : [number];
  });
};

const Numbered = ({
  view,
  number,
  href,
  current,
}: {
  view: View;
  number: number;
  href: string;
  current: boolean;
}) => (
  <li class={`govuk-pagination__item${current ? ' govuk-pagination__item--current' : ''}`}>
    <a
      class="govuk-link govuk-pagination__link"
      href={href}
      aria-label={view.t('common.page', { number })}
      aria-current={current ? 'page' : undefined}
    >
      {number}
    </a>
  </li>
);

/** Links to the pages of a long list; nothing where there is only one. `page` counts from 1. */
export const Pagination = (props: {
  readonly view: View;
  readonly page: number;
  readonly pages: number;
  readonly href: (page: number) => string;
}) => {
  const { view, page, pages, href } = props;
  return pages < 2 ? null : (
    <nav class="govuk-pagination" aria-label={view.t('common.pages')}>
      {page > 1 ? <Step to="prev" href={href(page - 1)} text={view.t('common.previousPage')} /> : null}
      <ul class="govuk-pagination__list">
        {pagesShown(page, pages).map((number, at) =>
          number === undefined ? (
            <li class="govuk-pagination__item govuk-pagination__item--ellipsis" key={`gap-${String(at)}`}>
              ⋯
            </li>
          ) : (
            <Numbered
              key={number}
              view={view}
              number={number}
              href={href(number)}
              current={number === page}
            />
          ),
        )}
      </ul>
      {page < pages ? <Step to="next" href={href(page + 1)} text={view.t('common.nextPage')} /> : null}
    </nav>
  );
};
