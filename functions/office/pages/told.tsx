import { Banner } from '../../platform/html/parts.tsx';
import type { View } from '../../platform/html/view.ts';

interface ToldProps {
  readonly view: View;
  /** What was just done. */
  readonly done?: string | undefined;
  /** Why what was tried was not done. */
  readonly refused?: string | undefined;
  /** Whether what was done ends the case for now, so that another one comes next. */
  readonly next?: boolean;
}

/** What became of what somebody did on a page of staff. */
export const Told = ({ view, done, refused, next = false }: ToldProps) => {
  const text = refused ?? done;
  return text === undefined ? null : (
    <Banner
      title={view.t(refused === undefined ? 'office.done' : 'common.warning')}
      success={refused === undefined}
    >
      <p class="govuk-notification-banner__heading">{text}</p>
      {next && refused === undefined ? (
        <p class="govuk-body">
          <a class="govuk-notification-banner__link" href="/office">
            {view.t('office.next')}
          </a>
        </p>
      ) : null}
    </Banner>
  );
};
