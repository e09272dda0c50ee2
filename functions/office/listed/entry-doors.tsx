import { renderPage } from '../../platform/html/page.tsx';
import { viewOf } from '../../platform/html/view.ts';
import { html, seeOther } from '../../platform/http/answer.ts';
import type { Answer, Ask } from '../../platform/http/ask.ts';
import { faultPage } from '../../platform/http/fault-pages.tsx';
import { typedLine } from '../../platform/http/typed-text.ts';
import { label } from '../../platform/i18n/translate.ts';
import type { Ports } from '../../platform/ports.ts';
import { type MergeRefusal, mergeListed, unmergeListed } from '../../register/merge.ts';
import { removeListed } from '../../register/remove-entry.ts';
import { idInAddress } from '../id-in-address.ts';
import { EntryPage, type TypedMerge } from './entry-page.tsx';
import { readListedCase } from './read-listed.ts';
import { blankReport, type TypedReport } from './report-form.ts';

export const entryId = (ask: Ask): string => ask.params['organisation'] ?? '';
export const entryAddress = (ask: Ask): string => `/office/listed/${encodeURIComponent(entryId(ask))}`;

export interface EntryExtra {
  readonly typed?: TypedMerge;
  readonly report?: TypedReport;
  readonly errors?: Readonly<Record<string, string>>;
  readonly done?: string;
  readonly refused?: string;
  readonly status?: number;
}

/** One entry, with what was typed or done. */
export const showEntryWith = async (ask: Ask, ports: Ports, extra: EntryExtra): Promise<Answer> => {
  const opened = await readListedCase(ports, entryId(ask));
  if (opened === undefined) return faultPage(ask, { fault: 'not-found' });
  const {
    status = 200,
    typed = { like: '', into: '' },
    report = blankReport(ports.ids.id()),
    ...told
  } = extra;
  const view = { ...viewOf(ask), path: entryAddress(ask) };
  return html(
    renderPage(<EntryPage view={view} opened={opened} typed={typed} report={report} {...told} />),
    status,
  );
};

const DONE = {
  merged: 'import.merged',
  unmerged: 'import.unmerged',
  recorded: 'import.reportRecorded',
  removed: 'import.reportRemoved',
  'entry-removed': 'import.entryRemoved',
} as const;
const isDone = (done: string): done is keyof typeof DONE => Object.hasOwn(DONE, done);

export const showEntry = (ask: Ask, ports: Ports): Promise<Answer> => {
  const done = ask.query.get('done') ?? '';
  return showEntryWith(ask, ports, isDone(done) ? { done: ask.t(DONE[done]) } : {});
};

/** Refusals that are about what was typed; the others are about what a colleague did. */
const TYPED: readonly MergeRefusal[] = ['no-target', 'same'];

const refusedMerge = (
  ask: Ask,
  ports: Ports,
  { typed, refusal }: { typed: TypedMerge; refusal: MergeRefusal },
) => {
  const words = label(ask.t, `import.refusal.${refusal}`);
  if (refusal === 'not-found') return faultPage(ask, { fault: 'not-found' });
  return TYPED.includes(refusal)
    ? showEntryWith(ask, ports, { typed, errors: { into: words }, status: 422 })
    : showEntryWith(ask, ports, { typed, refused: words, status: 409 });
};

const targetOf = ({ like, into }: TypedMerge): string => (into === '' ? like : idInAddress(into));

export const doMerge = async (ask: Ask, ports: Ports): Promise<Answer> => {
  if (ask.visitor.kind !== 'staff') return faultPage(ask, { fault: 'forbidden' });
  const typed = { like: ask.form.get('like') ?? '', into: typedLine(ask.form.get('into')) };
  const into = targetOf(typed);
  if (into === '') {
    return showEntryWith(ask, ports, { typed, errors: { into: ask.t('import.mergeMissing') }, status: 422 });
  }
  const merged = await mergeListed(ports, { listedId: entryId(ask), into, staff: ask.visitor.subject });
  return merged.ok
    ? seeOther(`${entryAddress(ask)}?done=merged`)
    : refusedMerge(ask, ports, { typed, refusal: merged.refusal });
};

export const doUnmerge = async (ask: Ask, ports: Ports): Promise<Answer> => {
  if (ask.visitor.kind !== 'staff') return faultPage(ask, { fault: 'forbidden' });
  const unmerged = await unmergeListed(ports, { listedId: entryId(ask), staff: ask.visitor.subject });
  return unmerged.ok
    ? seeOther(`${entryAddress(ask)}?done=unmerged`)
    : refusedMerge(ask, ports, { typed: { like: '', into: '' }, refusal: unmerged.refusal });
};

/** What was listed by mistake, and nobody has claimed or decided about. */
export const doRemoveEntry = async (ask: Ask, ports: Ports): Promise<Answer> => {
  if (ask.visitor.kind !== 'staff') return faultPage(ask, { fault: 'forbidden' });
  const removed = await removeListed(ports, { listedId: entryId(ask), staff: ask.visitor.subject });
  if (removed.ok) return seeOther(`${entryAddress(ask)}?done=entry-removed`);
  if (removed.refusal === 'not-found') return faultPage(ask, { fault: 'not-found' });
  const words = label(ask.t, `import.removeRefusal.${removed.refusal}`);
  return showEntryWith(ask, ports, { refused: words, status: 409 });
};
