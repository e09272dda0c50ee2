import type { SiteSettings } from './ask.ts';

/** What pages need to know of the stage, out of a function's environment. */
export const siteSettings = (environment: {
  readonly SITE_URL: string;
  readonly OFFICIAL_SITE: 'true' | 'false';
  readonly OFFICE_MAIL: string;
  readonly STAGE: SiteSettings['stage'];
}): SiteSettings => ({
  url: environment.SITE_URL,
  official: environment.OFFICIAL_SITE === 'true',
  officeMail: environment.OFFICE_MAIL,
  stage: environment.STAGE,
});
