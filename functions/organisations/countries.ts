import type { Option } from '../platform/html/form.tsx';
import type { Language } from '../platform/i18n/languages.ts';
import { countryName } from '../platform/i18n/translate.ts';

// ISO 3166-1 alpha-2. The Union writes EL for Greece; ISO and Intl write GR. Kosovo has no code of ISO's own: XK, of those
// that ISO leaves to its users, is what the Commission and CLDR write for it. It is offered because its organisations could
// name no country otherwise; under the name that CLDR gives it in each language, which says nothing about its status.
const MEMBER_STATES =
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(' ');

const OTHERS = (
  'AD AE AF AG AI AL AM AO AQ AR AS AU AW AX AZ BA BB BD BF BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ ' +
  'CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX DJ DM DO DZ EC EG EH ER ET FJ FK FM FO GA GB GD GE GF ' +
  'GG GH GI GL GM GN GP GQ GS GT GU GW GY HK HM HN HT ID IL IM IN IO IQ IR IS JE JM JO JP KE KG KH KI KM KN ' +
  'KP KR KW KY KZ LA LB LC LI LK LR LS LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MU MV MW MX MY MZ ' +
  'NA NC NE NF NG NI NO NP NR NU NZ OM PA PE PF PG PH PK PM PN PR PS PW PY QA RE RS RU RW SA SB SC SD SG SH SJ ' +
  'SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC ' +
  'VE VG VI VN VU WF WS XK YE YT ZA ZM ZW'
).split(' ');

const KNOWN: ReadonlySet<string> = new Set([...MEMBER_STATES, ...OTHERS]);

export const COUNTRIES: readonly string[] = [...KNOWN];

export const isCountry = (code: string): boolean => KNOWN.has(code);

const byName = (language: Language, codes: readonly string[]): Option[] =>
  codes
    .map((value) => ({ value, label: countryName(language, value) }))
    .sort((a, b) => a.label.localeCompare(b.label, language));

/** Every country, the Union's members first, each part in the order of names in the language. */
export const countryOptions = (language: Language): readonly Option[] => [
  ...byName(language, MEMBER_STATES),
  ...byName(language, OTHERS),
];
