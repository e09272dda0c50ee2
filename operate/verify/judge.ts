import { sha256 } from '../../functions/platform/ids.ts';
import { fromItem } from '../../functions/platform/store/entity.ts';
import type { Item } from '../../functions/platform/store/table.ts';
import { type PledgeHead, pledgeHead } from '../../functions/pledges/head.ts';
import { historyVerifies } from '../../functions/pledges/history.ts';
import { type HistoryPart, historyPartEntity } from '../../functions/pledges/history-part.ts';
import { versionEntity, versionHolds } from '../../functions/pledges/version.ts';
import { reportVersionEntity } from '../../functions/reports/report.ts';

/** What is wrong with the record of one organisation, in words for operators; empty where all fits. */
type Faults = readonly string[];

const itemsOf = <T>(items: readonly Item[], type: string, read: (item: Item) => T): readonly T[] =>
  items.filter((item) => item['type'] === type).map(read);

const chainFaults = (head: PledgeHead, parts: readonly HistoryPart[]): Faults => {
  const wanted = head.filed?.parts ?? 0;
  const filed = Array.from({ length: wanted }, (_, at) => parts.find(({ number }) => number === at + 1));
  const missing = filed.flatMap((part, at) =>
    part === undefined ? [`history part ${at + 1} is missing`] : [],
  );
  if (missing.length > 0) return missing;
  const early = filed.flatMap((part) => part?.links ?? []);
  const all = [...early, ...head.history];
  return [
    ...(all.length === 0 ? ['the history is empty'] : []),
    ...(historyVerifies(all) ? [] : ['the chain of the history is broken']),
    ...((early.at(-1)?.hash ?? '') === (head.filed?.hash ?? '')
      ? []
      : ['the head does not stand on the last filed link']),
    ...((all.at(-1)?.rev ?? 0) <= head.rev ? [] : ['the history is ahead of its head']),
  ];
};

interface Text {
  readonly name: string;
  readonly sha256: string;
  /** Whether it is what its hashes say. */
  readonly holds: boolean;
}

const textsOf = (items: readonly Item[]): readonly Text[] => [
  ...itemsOf(items, versionEntity.type, (item) => fromItem(versionEntity, item)).map((version) => ({
    ...version,
    name: `version ${version.number}`,
    holds: versionHolds(version),
  })),
  ...itemsOf(items, reportVersionEntity.type, (item) => fromItem(reportVersionEntity, item)).map(
    (version) => ({
      ...version,
      name: `version ${version.number} of report ${version.cycle}`,
      holds: sha256(version.canonical) === version.sha256,
    }),
  ),
];

interface Named {
  readonly name: string;
  /** Absent where the head names a version and no hash. */
  readonly sha256?: string | undefined;
}

/** The texts that a head stands on. */
const namedBy = ({ pending, current, reports }: PledgeHead): readonly Named[] => [
  ...[pending, current].flatMap((text) =>
    text?.version === undefined ? [] : [{ name: `version ${text.version}`, sha256: text.sha256 }],
  ),
  ...Object.entries(reports).flatMap(([cycle, report]) => [
    ...(report.version === undefined
      ? []
      : [{ name: `version ${report.version} of report ${cycle}`, sha256: report.sha256 }]),
    ...(report.publishedVersion === undefined
      ? []
      : [{ name: `version ${report.publishedVersion} of report ${cycle}` }]),
  ]),
];

const textFaults = (head: PledgeHead, texts: readonly Text[]): Faults => [
  ...texts.filter(({ holds }) => !holds).map(({ name }) => `${name} does not match its hash`),
  ...namedBy(head).flatMap((named) => {
    const text = texts.find(({ name }) => name === named.name);
    if (text === undefined) return [`${named.name} is missing`];
    return named.sha256 === undefined || named.sha256 === text.sha256
      ? []
      : [`${named.name} is not the one that the head names`];
  }),
];

export interface Judged {
  readonly links: number;
  readonly texts: number;
  readonly faults: Faults;
}

/** Judges the items of one organisation's partition; undefined where it holds no pledge. Throws for an unreadable item. */
export const judgeRecord = (items: readonly Item[]): Judged | undefined => {
  const [head] = itemsOf(items, pledgeHead.type, (item) => fromItem(pledgeHead, item));
  if (head === undefined) return undefined;
  const parts = itemsOf(items, historyPartEntity.type, (item) => fromItem(historyPartEntity, item));
  const texts = textsOf(items);
  const links = head.history.length + parts.reduce((sum, part) => sum + part.links.length, 0);
  return { links, texts: texts.length, faults: [...chainFaults(head, parts), ...textFaults(head, texts)] };
};
