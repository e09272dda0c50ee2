import { withWordingOf } from '../../catalogue/official/read-text.ts';
import { renderPage } from '../../platform/html/page.tsx';
import { type View, viewOf } from '../../platform/html/view.ts';
import { found as goTo, html } from '../../platform/http/answer.ts';
import type { Answer, Ask } from '../../platform/http/ask.ts';
import { faultPage } from '../../platform/http/fault-pages.tsx';
import type { Ports } from '../../platform/ports.ts';
import { closingDate } from '../../pledges/closing-date.ts';
import { filterOf } from '../filter.ts';
import { movedTo } from '../moved.ts';
import { readEntries } from '../read-entries.ts';
import { type PublicOrganisation, readOrganisation } from '../read-organisation.ts';
import { readRegister } from '../read-register.ts';
import { AboutPage } from './about.tsx';
import { AccessibilityPage } from './accessibility.tsx';
import { countsOf, HomePage } from './home.tsx';
import { OrganisationPage } from './organisation.tsx';
import { PrivacyPage } from './privacy.tsx';
import { RegisterPageView } from './register.tsx';

type Door = (ask: Ask, ports: Ports) => Promise<Answer>;

export const homeDoor: Door = async (ask, ports) => {
  const [entries, closes] = await Promise.all([readEntries(ports), closingDate(ports)]);
  return html(renderPage(<HomePage view={viewOf(ask)} counts={countsOf(entries)} closes={closes} />));
};

/** A page number as typed into an address; anything else means the first. */
const pageNumber = (typed: string | null): number => (/^[1-9]\d{0,5}$/.test(typed ?? '') ? Number(typed) : 1);

export const registerDoor: Door = async (ask, ports) => {
  const filter = filterOf(ask.query);
  const register = await readRegister(ports, { filter, page: pageNumber(ask.query.get('page')) });
  return html(renderPage(<RegisterPageView view={viewOf(ask)} filter={filter} register={register} />));
};

const viewFor = async (ask: Ask, ports: Ports, found: PublicOrganisation): Promise<View> =>
  found.view === 'published' ? withWordingOf(ports, viewOf(ask), found) : viewOf(ask);

/** To the list that led here, as it was searched and paged; else to the register. */
const backTo = ({ language, cameFrom }: Ask): string => {
  const register = `/${language}/register`;
  return cameFrom?.startsWith(`${register}?`) === true ? cameFrom : register;
};

export const organisationDoor: Door = async (ask, ports) => {
  const found = await readOrganisation(ports, ask.params['organisation'] ?? '');
  if (found === undefined) return faultPage(ask, { fault: 'not-found' });
  const moved = found.view === 'listed' ? await movedTo(ports, found.entry.id) : undefined;
  return moved === undefined
    ? html(
        renderPage(
          <OrganisationPage view={await viewFor(ask, ports, found)} found={found} back={backTo(ask)} />,
        ),
      )
    : goTo(`/${ask.language}/register/${encodeURIComponent(moved)}`);
};

export const aboutDoor: Door = async (ask, ports) =>
  html(renderPage(<AboutPage view={viewOf(ask)} closes={await closingDate(ports)} />));

export const privacyDoor: Door = async (ask) => html(renderPage(<PrivacyPage view={viewOf(ask)} />));

export const accessibilityDoor: Door = async (ask) =>
  html(renderPage(<AccessibilityPage view={viewOf(ask)} />));
