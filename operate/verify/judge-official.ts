import {
  hashOfTexts,
  type OfficialText,
  officialTextEntity,
  type TextStanding,
  textHistoryVerifies,
  textStandingEntity,
} from '../../functions/catalogue/official/model.ts';
import { fromItem } from '../../functions/platform/store/entity.ts';
import type { Item } from '../../functions/platform/store/table.ts';
import type { Judged } from './judge.ts';

const nameOf = ({ language, sha256 }: Pick<OfficialText, 'language' | 'sha256'>): string =>
  `official text ${language} ${sha256.slice(0, 8)}`;

/** The text that counts by the history alone. */
const approvedBy = ({ history }: TextStanding): string | undefined => {
  const last = history.findLast(({ what }) => what !== 'loaded');
  return last?.what === 'approved' ? last.sha256 : undefined;
};

const standingFaults = (standing: TextStanding, texts: readonly OfficialText[]): readonly string[] => {
  const { language, history, loaded, approved } = standing;
  const named = [...new Set([loaded, approved].flatMap((one) => (one === undefined ? [] : [one.sha256])))];
  const there = (sha256: string) =>
    texts.some((text) => text.language === language && text.sha256 === sha256);
  return [
    ...(textHistoryVerifies(history) ? [] : [`the chain of the official text ${language} is broken`]),
    ...(approvedBy(standing) === approved?.sha256
      ? []
      : [`its history says otherwise which official text ${language} is approved`]),
    ...named.filter((sha256) => !there(sha256)).map((sha256) => `${nameOf({ language, sha256 })} is missing`),
  ];
};

/** Judges the official texts of one version of the catalogue; undefined where there are none. */
export const judgeOfficial = (items: readonly Item[]): Judged | undefined => {
  const ofType = (type: string) => items.filter((item) => item['type'] === type);
  const texts = ofType(officialTextEntity.type).map((item) => fromItem(officialTextEntity, item));
  const standings = ofType(textStandingEntity.type).map((item) => fromItem(textStandingEntity, item));
  if (texts.length === 0 && standings.length === 0) return undefined;
  const changed = texts.filter((text) => hashOfTexts(text.texts) !== text.sha256);
  return {
    links: standings.reduce((sum, { history }) => sum + history.length, 0),
    texts: texts.length,
    faults: [
      ...changed.map((text) => `${nameOf(text)} does not match its hash`),
      ...standings.flatMap((standing) => standingFaults(standing, texts)),
    ],
  };
};
