import { html } from './html.ts';
import { dashboardPage } from './layout.ts';
import { type DashboardAnswer, type DashboardRequest, htmlAnswer } from './request.ts';

export const notFound = ({ services }: Pick<DashboardRequest, 'services'>): DashboardAnswer =>
  htmlAnswer(
    dashboardPage(
      services,
      'Not found',
      html`<p>Nothing stands here. <a href="/_local">To the dashboard</a>.</p>`,
    ),
    404,
  );
