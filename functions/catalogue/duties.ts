import { formatDay, type MessageKey, type Translator } from '../platform/i18n/translate.ts';
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

/** The legal duties close to a commitment, each in a sentence with the day from which it applies. */
export const dutyLines = (t: Translator, commitment: Commitment, today: Day): readonly string[] =>
  commitment.relatedDuties.map(({ article, scope, appliesFrom }) => {
    const day = formatDay(t.language, appliesFrom);
    const since = appliesFrom <= today ? t('catalogue.dutySince', { day }) : t('catalogue.dutyFrom', { day });
    return `${t('catalogue.duty', { article, scope: scopeIn(t, scope) })} ${since}`;
  });
