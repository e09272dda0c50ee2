import { type Html, page } from './html.ts';
import type { DashboardServices } from './services.ts';

const HOME = '/_local';

/** A page of the dashboard. */
export const dashboardPage = ({ context }: DashboardServices, title: string, main: Html): string =>
  page({
    title,
    name: 'Local stack',
    home: HOME,
    style: `${HOME}/style.css`,
    links: [
      { href: `${HOME}/inbox`, label: 'Inbox' },
      { href: `${HOME}/mails`, label: 'Kinds of mail' },
      { href: `${HOME}/executions`, label: 'Executions' },
      { href: context.addresses.site, label: 'Site' },
      { href: context.addresses.office, label: 'Office' },
    ],
    main,
  });
