import { Table } from '../../platform/html/parts.tsx';
import type { View } from '../../platform/html/view.ts';
import { label } from '../../platform/i18n/translate.ts';
import type { PublicEvent } from '../read-organisation.ts';
import { dayOf } from './words.tsx';

const words = (view: View, event: PublicEvent): string =>
  event.what === 'published'
    ? view.t('public.event.published', { version: event.version ?? 1 })
    : label(view.t, `public.event.${event.what}`);

/** What happened in public, oldest first: what and when, never who. */
export const Events = ({
  view,
  events,
}: {
  readonly view: View;
  readonly events: readonly PublicEvent[];
}) => (
  <Table
    caption={view.t('public.historyTitle')}
    columns={[
      { head: view.t('public.historyDay'), cell: (event: PublicEvent) => dayOf(view, event.at) },
      { head: view.t('public.historyWhat'), cell: (event: PublicEvent) => words(view, event) },
    ]}
    rows={events}
  />
);
