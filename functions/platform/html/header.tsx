import type { MessageKey } from '../i18n/translate.ts';
import { LanguageSwitch } from './language-switch.tsx';
import type { View } from './view.ts';

interface MenuItem {
  readonly href: string;
  readonly text: Extract<MessageKey, `common.nav${string}`>;
  /** Shown to those only who have signed in, or have not; to everybody where absent. */
  readonly to?: 'signed-in' | 'signed-out';
  /** Addresses that belong to it though they do not begin with its own. */
  readonly also?: readonly string[];
}

const MENU: readonly MenuItem[] = [
  { href: '/register', text: 'common.navRegister' },
  { href: '/pledge', text: 'common.navPledge' },
  { href: '/my', text: 'common.navMine', to: 'signed-in' },
  { href: '/about', text: 'common.navAbout' },
  { href: '/sign-in', text: 'common.navSignIn', to: 'signed-out' },
];

const OFFICE_MENU: readonly MenuItem[] = [
  { href: '/office', text: 'common.navQueue' },
  { href: '/office/tasks', text: 'common.navTasks', also: ['/office/claims', '/office/compare'] },
  { href: '/office/listed', text: 'common.navListed', also: ['/office/import', '/office/entered'] },
  { href: '/office/settings', text: 'common.navSettings', also: ['/office/catalogue', '/office/persons'] },
];

const isOffice = (view: View): boolean => view.path === '/office' || view.path.startsWith('/office/');

const menuOf = (view: View): readonly MenuItem[] => {
  if (isOffice(view)) return view.visitor.kind === 'staff' ? OFFICE_MENU : [];
  const standing = view.visitor.kind === 'person' ? 'signed-in' : 'signed-out';
  return MENU.filter(({ to = standing }) => to === standing).map((item) => ({
    ...item,
    href: `/${view.language}${item.href}`,
  }));
};

/** The menu's entry that a path belongs to: the longest address it begins with. */
const currentOf = (menu: readonly MenuItem[], path: string): MenuItem | undefined =>
  menu
    .flatMap((item) => [item.href, ...(item.also ?? [])].map((address) => ({ item, address })))
    .filter(({ address }) => path === address || path.startsWith(`${address}/`))
    .sort((a, b) => b.address.length - a.address.length)[0]?.item;

const Item = ({ view, item, current }: { view: View; item: MenuItem; current: boolean }) => (
  <li class={`govuk-service-navigation__item${current ? ' govuk-service-navigation__item--active' : ''}`}>
    <a
      class="govuk-service-navigation__link"
      href={item.href}
      {...(current ? { 'aria-current': item.href === view.path ? 'page' : 'true' } : {})}
    >
      {current ? (
        <strong class="govuk-service-navigation__active-fallback">{view.t(item.text)}</strong>
      ) : (
        view.t(item.text)
      )}
    </a>
  </li>
);

/** Who is signed in, and the way out; `form` because leaving changes something. */
const SignOut = ({ view }: { readonly view: View }) => {
  if (view.visitor.kind === 'nobody') return null;
  const office = isOffice(view);
  if (office !== (view.visitor.kind === 'staff')) return null;
  return (
    <li class="govuk-service-navigation__item site-sign-out">
      <form method="post" action={office ? '/office/sign-out' : `/${view.language}/sign-out`}>
        <input type="hidden" name="csrf" value={view.csrf} />
        {view.visitor.kind === 'staff' ? <bdi class="site-sign-out__name">{view.visitor.name}</bdi> : null}
        <button type="submit" class="site-link-button">
          {view.t('common.signOut')}
        </button>
      </form>
    </li>
  );
};

const Menu = ({ view }: { readonly view: View }) => {
  const menu = menuOf(view);
  const current = currentOf(menu, view.path);
  return menu.length === 0 ? null : (
    <div class="govuk-service-navigation">
      <div class="govuk-width-container">
        <div class="govuk-service-navigation__container">
          <nav aria-label={view.t('common.navLabel')} class="govuk-service-navigation__wrapper">
            <ul class="govuk-service-navigation__list">
              {menu.map((item) => (
                <Item key={item.href} view={view} item={item} current={item === current} />
              ))}
              <SignOut view={view} />
            </ul>
          </nav>
        </div>
      </div>
    </div>
  );
};

const Notice = ({ view }: { readonly view: View }) => (
  <div class="govuk-phase-banner govuk-width-container">
    <p class="govuk-phase-banner__content">
      <strong class="govuk-tag govuk-phase-banner__content__tag">{view.t('common.demo')}</strong>
      <span class="govuk-phase-banner__text">{view.t('common.notOfficial')}</span>
    </p>
  </div>
);

/** The site's name, its languages, the menu, and the notice of what this site is not. */
export const SiteHeader = ({ view }: { readonly view: View }) => {
  const office = isOffice(view);
  return (
    <header>
      <div class="site-header">
        <div class="govuk-width-container site-header__container">
          <a href={office ? '/office' : `/${view.language}`} class="site-header__name">
            {view.t(office ? 'common.officeName' : 'common.siteName')}
          </a>
          {office ? null : <LanguageSwitch view={view} />}
        </div>
      </div>
      <Menu view={view} />
      {view.site.official ? null : <Notice view={view} />}
    </header>
  );
};
