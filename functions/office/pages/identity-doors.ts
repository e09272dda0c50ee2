import { seeOther } from '../../platform/http/answer.ts';
import type { Answer, Ask } from '../../platform/http/ask.ts';
import { faultPage } from '../../platform/http/fault-pages.tsx';
import { typedLine } from '../../platform/http/typed-text.ts';
import { correctName } from '../../pledges/correct-name.ts';
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
