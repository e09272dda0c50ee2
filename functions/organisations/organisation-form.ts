import * as z from 'zod/mini';
import { ROLES } from '../catalogue/roles.ts';
import type { FieldErrors } from '../platform/html/view.ts';
import { typedAddress, typedLine } from '../platform/http/typed-text.ts';
import type { Translator } from '../platform/i18n/translate.ts';
import { done, type Result } from '../platform/result.ts';
import { choiceField, parseFields, textField } from '../pledges/pages/fields.ts';
import { isCountry } from './countries.ts';
import { isLei, normaliseLei } from './lei.ts';
import { type OrganisationProfile, SECTORS, SIZE_BANDS } from './profile.ts';

const LONGEST = { legalName: 200, registerNumber: 60, website: 300 };
/** Above every limit, so that nothing typed is cut before it can be complained about. */
const MANY_CHOICES = 10;

/** The organisation's answers as typed. */
export interface TypedOrganisation {
  readonly legalName: string;
  readonly country: string;
  readonly registerNumber: string;
  readonly lei: string;
  readonly website: string;
  readonly sizeBand: string;
  readonly sector: string;
  readonly roles: readonly string[];
}

/** A profile of which not everything need be known. */
type KnownProfile = { readonly [K in keyof OrganisationProfile]?: OrganisationProfile[K] | undefined };

export const typedFromProfile = (profile: KnownProfile | undefined): TypedOrganisation => ({
  legalName: profile?.legalName ?? '',
  country: profile?.country ?? '',
  registerNumber: profile?.registerNumber ?? '',
  lei: profile?.lei ?? '',
  website: profile?.website ?? '',
  sizeBand: profile?.sizeBand ?? '',
  sector: profile?.sector ?? '',
  roles: profile?.roles ?? [],
});

export const typedOrganisation = (form: URLSearchParams): TypedOrganisation => {
  const line = (name: string): string => typedLine(form.get(name));
  return {
    legalName: line('legalName'),
    country: line('country'),
    registerNumber: line('registerNumber'),
    lei: line('lei'),
    website: line('website'),
    sizeBand: line('sizeBand'),
    sector: line('sector'),
    roles: form.getAll('roles').slice(0, MANY_CHOICES),
  };
};

const schemaIn = (t: Translator) =>
  z.object({
    legalName: textField(t, {
      label: t('form.legalName'),
      max: LONGEST.legalName,
      missing: t('form.legalNameMissing'),
    }),
    country: z.string().check(z.refine(isCountry, t('form.countryMissing'))),
    registerNumber: textField(t, { label: t('form.registerNumber'), max: LONGEST.registerNumber }),
    lei: z
      .pipe(z.string(), z.transform(normaliseLei))
      .check(z.refine((lei) => lei === '' || isLei(lei), t('form.leiWrong'))),
    website: textField(t, { label: t('form.website'), max: LONGEST.website }).check(
      z.refine(
        (typed) => typed === '' || typedAddress(typed, LONGEST.website) !== undefined,
        t('form.websiteWrong'),
      ),
    ),
    sizeBand: choiceField(SIZE_BANDS, t('form.sizeBandMissing')),
    sector: choiceField(SECTORS, t('form.sectorMissing')),
    roles: z.pipe(
      z.array(choiceField(ROLES, t('form.rolesUnknown'))).check(z.minLength(1, t('form.rolesMissing'))),
      z.transform((roles) => ROLES.filter((role) => roles.includes(role))),
    ),
  });

const given = (value: string | undefined): value is string => value !== undefined && value !== '';

/** The organisation's answers, or for each field what to do about it. */
export const readOrganisation = (
  typed: TypedOrganisation,
  t: Translator,
): Result<OrganisationProfile, FieldErrors> => {
  const parsed = parseFields(schemaIn(t), typed);
  if (!parsed.ok) return parsed;
  const { registerNumber, lei, website: typedWebsite, ...always } = parsed.value;
  const website = typedAddress(typedWebsite, LONGEST.website);
  return done({
    ...always,
    ...(given(registerNumber) ? { registerNumber } : {}),
    ...(given(lei) ? { lei } : {}),
    ...(given(website) ? { website } : {}),
  });
};
