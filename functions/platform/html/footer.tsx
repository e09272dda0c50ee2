import type { View } from './view.ts';

/** What has to be said on every public page: voluntary, no endorsement, and what the commitments' text is. */
const StandingNotes = ({ view }: { readonly view: View }) => (
  <div class="site-standing">
    <p>{view.t('common.standingVoluntary')}</p>
    <p>{view.t('common.standingEndorsement')}</p>
    {view.commitments === 'paraphrase' ? <p>{view.t('common.standingParaphrase')}</p> : null}
    {view.site.official ? null : <p>{view.t('common.notOfficial')}</p>}
  </div>
);

export const SiteFooter = ({ view }: { readonly view: View }) => {
  const links = [
    { href: `/${view.language}/about`, text: view.t('common.navAbout') },
    { href: `/${view.language}/privacy`, text: view.t('common.privacy') },
    { href: `/${view.language}/accessibility`, text: view.t('common.accessibility') },
    { href: `/${view.language}/about#open-data`, text: view.t('common.openData') },
  ];
  return (
    <footer class="site-footer">
      <div class="govuk-width-container">
        <StandingNotes view={view} />
        <nav aria-label={view.t('common.footerLabel')}>
          <ul class="site-footer__list">
            {links.map(({ href, text }) => (
              <li class="site-footer__item" key={href}>
                <a class="govuk-link" href={href}>
                  {text}
                </a>
              </li>
            ))}
            <li class="site-footer__item">
              <a class="govuk-link" href={`mailto:${view.site.officeMail}`}>
                {view.t('common.contactOffice', { address: view.site.officeMail })}
              </a>
            </li>
          </ul>
        </nav>
      </div>
    </footer>
  );
};
