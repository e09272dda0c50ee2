import { seeOther } from '../../platform/http/answer.ts';
import type { Answer, Ask } from '../../platform/http/ask.ts';
import { faultPage } from '../../platform/http/fault-pages.tsx';
import { typedLine } from '../../platform/http/typed-text.ts';
import { label } from '../../platform/i18n/translate.ts';
import { correctName } from '../../pledges/correct-name.ts';
import type { MergeRefusal } from '../../register/merge.ts';
import { mergePledge, unmergePledge } from '../../register/merge-pledge.ts';
import { idInAddress } from '../listed/entry-doors.tsx';
import type { OfficePorts } from '../ports.ts';
import { REFUSAL_STATUS, refusalWords } from '../refusal-status.ts';
import { showCase } from './pledge-doors.tsx';

type Door = (ask: Ask, ports: OfficePorts) => Promise<Answer>;

const idOf = (ask: Ask): string => ask.params['organisation'] ?? '';
const addressOf = (ask: Ask): string => `/office/pledges/${encodeURIComponent(idOf(ask))}`;

/** Corrects the spelling of a public name. */
export const doCorrectName: Door = async (ask, ports) => {
  if (ask.visitor.kind !== 'staff') return faultPage(ask, { fault: 'forbidden' });
  const name = typedLine(ask.form.get('name'));
  const corrected = await correctName(ports, { organisationId: idOf(ask), staff: ask.visitor.subject, name });
  if (corrected.ok) return seeOther(`${addressOf(ask)}?done=name`);
  const { refusal } = corrected;
  const said =
    refusal.why === 'invalid'
      ? {
          errors: { name: ask.t(refusal.fields['name'] === 'same' ? 'office.nameSame' : 'office.nameWrong') },
        }
      : { refused: refusalWords(ask.t, refusal, 'pledge') };
  return showCase(ask, ports, {
    extra: { ...said, identity: { name } },
    status: REFUSAL_STATUS[refusal.why],
  });
};

/** Refusals about what was typed; the others are about what a colleague did. */
const TYPED: readonly MergeRefusal[] = ['no-target', 'same'];

const refusedMerge = (
  ask: Ask,
  ports: OfficePorts,
  { into, refusal }: { into: string; refusal: MergeRefusal },
) => {
  if (refusal === 'not-found') return faultPage(ask, { fault: 'not-found' });
  const words = label(ask.t, `office.mergeRefusal.${refusal}`);
  const typed = TYPED.includes(refusal);
  const said = typed ? { errors: { into: words } } : { refused: words };
  return showCase(ask, ports, { extra: { ...said, identity: { into } }, status: typed ? 422 : 409 });
};

/** Merges the organisation into another with a public pledge. */
export const doMergePledge: Door = async (ask, ports) => {
  if (ask.visitor.kind !== 'staff') return faultPage(ask, { fault: 'forbidden' });
  const into = typedLine(ask.form.get('into'));
  const target = idInAddress(into);
  if (target === '') return refusedMerge(ask, ports, { into, refusal: 'no-target' });
  const request = { organisationId: idOf(ask), into: target, staff: ask.visitor.subject };
  const merged = await mergePledge(ports, request);
  return merged.ok
    ? seeOther(`${addressOf(ask)}?done=merge`)
    : refusedMerge(ask, ports, { into, refusal: merged.refusal });
};

export const doUnmergePledge: Door = async (ask, ports) => {
  if (ask.visitor.kind !== 'staff') return faultPage(ask, { fault: 'forbidden' });
  const unmerged = await unmergePledge(ports, { organisationId: idOf(ask), staff: ask.visitor.subject });
  return unmerged.ok
    ? seeOther(`${addressOf(ask)}?done=unmerge`)
    : refusedMerge(ask, ports, { into: '', refusal: unmerged.refusal });
};
