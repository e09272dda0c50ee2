import type { OrganisationProfile } from '../organisations/profile.ts';
import { sortName } from '../pledges/head.ts';

/** Words at the end of a name that say only what kind of company it is. */
const LEGAL_FORMS = new Set(
  'ab aktiebolag oy oyj as asa a/s aps gmbh ag kg se ltd limited plc llp llc inc corp corporation co sa sas sarl srl spa bv nv doo sro zrt kft ou sia uab'.split(
    ' ',
  ),
);

/** Sites on which many organisations have a page, under one host for each country or service: the same host says nothing. */
const SHARED_SITES = ['linkedin.com', 'facebook.com', 'github.com', 'google.com'];
/** Those that give each a host of its own: only their own says nothing. */
const SITES_OF_HOSTS = ['github.io', 'wixsite.com'];

const isShared = (host: string): boolean =>
  [...SHARED_SITES, ...SITES_OF_HOSTS].includes(host) ||
  SHARED_SITES.some((site) => host.endsWith(`.${site}`));

/** A name without case, marks, punctuation and legal form. */
export const foldedName = (name: string): string => {
  const words = sortName(name)
    .replace(/\b(?:[\p{L}]\.){2,}/gu, (initials) => initials.replaceAll('.', ''))
    .split(/[^\p{L}\p{N}/]+/u)
    .filter((word) => word !== '');
  const bare = words.filter((word) => !LEGAL_FORMS.has(word));
  return (bare.length === 0 ? words : bare).join(' ');
};

const hostOf = (website: string | undefined): string | undefined => {
  const host = website === undefined ? undefined : URL.parse(website)?.hostname.replace(/^www\./u, '');
  return host === undefined || host === '' || isShared(host) ? undefined : host;
};

/** What two organisations can have in common that makes them likely the same. */
export type Likeness = 'name' | 'lei' | 'register-number' | 'website';

type OtherTraits = Pick<OrganisationProfile, 'country' | 'lei' | 'registerNumber' | 'website'>;

/** What is known of an organisation; only the name is always. */
export type Traits = Pick<OrganisationProfile, 'legalName'> & {
  readonly [K in keyof OtherTraits]?: OtherTraits[K] | undefined;
};

/** The traits by which an organisation is compared: equal text, likely the same organisation. */
export const traitsOf = (
  traits: Traits,
): readonly { readonly likeness: Likeness; readonly text: string }[] => {
  const number = traits.registerNumber?.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();
  const found: readonly (readonly [Likeness, string | undefined])[] = [
    ['name', foldedName(traits.legalName) || undefined],
    ['lei', traits.lei?.toUpperCase()],
    ['register-number', number ? `${traits.country ?? ''} ${number}` : undefined],
    ['website', hostOf(traits.website)],
  ];
  return found.flatMap(([likeness, text]) => (text === undefined ? [] : [{ likeness, text }]));
};

/** What two organisations have in common. */
export const commonTraits = (one: Traits, other: Traits): readonly Likeness[] => {
  const theirs = traitsOf(other);
  return traitsOf(one)
    .filter((mine) => theirs.some(({ likeness, text }) => likeness === mine.likeness && text === mine.text))
    .map(({ likeness }) => likeness);
};
