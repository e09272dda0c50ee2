import { formatDay, formatList, type MessageKey, type Translator } from '../platform/i18n/translate.ts';
import type { Day } from '../platform/time.ts';
import type { Commitment } from './catalogue.ts';

/** The wording of each scope that the catalogue names. */
export const SCOPES: Readonly<Record<string, MessageKey>> = {
  'providers and deployers; softened by Regulation (EU) 2026/1744 from 2026-07-27': 'catalogue.scopeLiteracy',
  'high-risk systems of Annex III': 'catalogue.scopeAnnexThree',
  'high-risk systems of Annex I': 'catalogue.scopeAnnexOne',
  'systems that interact directly with people': 'catalogue.scopeInteract',
  'new generative systems': 'catalogue.scopeGenerativeNew',
  'generative systems on the market before 2026-08-02': 'catalogue.scopeGenerativeOld',
  'public bodies and some other deployers of Annex III systems': 'catalogue.scopePublicBodies',
  'Annex III systems that decide or help decide about people': 'catalogue.scopeDecide',
  'deep fakes; generated text on matters of public interest': 'catalogue.scopeDeepFakes',
  'decisions based on Annex III systems': 'catalogue.scopeDecisions',
  'high-risk systems at the workplace': 'catalogue.scopeWorkplace',
};

const scopeIn = (t: Translator, scope: string): string => {
  const key = SCOPES[scope];
  // Every key of SCOPES is a message without parameters.
  return key === undefined ? scope : (t as (key: MessageKey) => string)(key);
};

type Duty = Commitment['relatedDuties'][number];

/** From when, and until when where an end is known; worded by the day on which it is read. */
const whenWords = (t: Translator, { appliesFrom, appliesUntil }: Duty, today: Day): string => {
  const day = formatDay(t.language, appliesFrom);
  if (appliesUntil === undefined)
    return appliesFrom <= today ? t('catalogue.dutySince', { day }) : t('catalogue.dutyFrom', { day });
  const days = { day, until: formatDay(t.language, appliesUntil) };
  if (today > appliesUntil) return t('catalogue.dutyEnded', days);
  return appliesFrom <= today ? t('catalogue.dutySinceUntil', days) : t('catalogue.dutyFromUntil', days);
};

/** The legal duties close to a commitment, each in a sentence with the days on which it applies. */
export const dutyLines = (t: Translator, commitment: Commitment, today: Day): readonly string[] =>
  commitment.relatedDuties.map((duty) => {
    const articles = duty.article.split(', ');
    const facts = {
      article: formatList(t.language, articles),
      count: articles.length,
      scope: scopeIn(t, duty.scope),
    };
    return `${t('catalogue.duty', facts)} ${whenWords(t, duty, today)}`;
  });
