import { renderPage } from '../../platform/html/page.tsx';
import { viewOf } from '../../platform/html/view.ts';
import { html, seeOther } from '../../platform/http/answer.ts';
import type { Answer, Ask } from '../../platform/http/ask.ts';
import { faultPage } from '../../platform/http/fault-pages.tsx';
import { typedLine } from '../../platform/http/typed-text.ts';
import { label } from '../../platform/i18n/translate.ts';
import type { Ports } from '../../platform/ports.ts';
import { type MergeRefusal, mergeListed, unmergeListed } from '../../register/merge.ts';
import { EntryPage, type TypedMerge } from './entry-page.tsx';
import { readListedCase } from './read-listed.ts';

const idOf = (ask: Ask): string => ask.params['organisation'] ?? '';
const addressOf = (ask: Ask): string => `/office/listed/${encodeURIComponent(idOf(ask))}`;

interface Extra {
  readonly typed?: TypedMerge;
  readonly errors?: Readonly<Record<string, string>>;
  readonly done?: string;
  readonly refused?: string;
  readonly status?: number;
}

const show = async (ask: Ask, ports: Ports, extra: Extra): Promise<Answer> => {
  const opened = await readListedCase(ports, idOf(ask));
  if (opened === undefined) return faultPage(ask, { fault: 'not-found' });
  const { status = 200, typed = { like: '', into: '' }, ...told } = extra;
  const view = { ...viewOf(ask), path: addressOf(ask) };
  return html(renderPage(<EntryPage view={view} opened={opened} typed={typed} {...told} />), status);
};

const DONE = { merged: 'import.merged', unmerged: 'import.unmerged' } as const;

export const showEntry = (ask: Ask, ports: Ports): Promise<Answer> => {
  const done = ask.query.get('done');
  return show(ask, ports, done === 'merged' || done === 'unmerged' ? { done: ask.t(DONE[done]) } : {});
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
    ? show(ask, ports, { typed, errors: { into: words }, status: 422 })
    : show(ask, ports, { typed, refused: words, status: 409 });
};

/** The id in an address of the register, or the id itself. */
const targetOf = ({ like, into }: TypedMerge): string =>
  into === ''
    ? like
    : (
        into
          .split(/[?#]/)[0]
          ?.split('/')
          .findLast((part) => part !== '') ?? ''
      ).slice(0, 200);

export const doMerge = async (ask: Ask, ports: Ports): Promise<Answer> => {
  if (ask.visitor.kind !== 'staff') return faultPage(ask, { fault: 'forbidden' });
  const typed = { like: ask.form.get('like') ?? '', into: typedLine(ask.form.get('into')) };
  const into = targetOf(typed);
  if (into === '') {
    return show(ask, ports, { typed, errors: { into: ask.t('import.mergeMissing') }, status: 422 });
  }
  const merged = await mergeListed(ports, { listedId: idOf(ask), into, staff: ask.visitor.subject });
  return merged.ok
    ? seeOther(`${addressOf(ask)}?done=merged`)
    : refusedMerge(ask, ports, { typed, refusal: merged.refusal });
};

export const doUnmerge = async (ask: Ask, ports: Ports): Promise<Answer> => {
  const unmerged = await unmergeListed(ports, idOf(ask));
  return unmerged.ok
    ? seeOther(`${addressOf(ask)}?done=unmerged`)
    : refusedMerge(ask, ports, { typed: { like: '', into: '' }, refusal: unmerged.refusal });
};
