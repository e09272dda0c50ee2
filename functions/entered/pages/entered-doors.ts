import { readStaffNames } from '../../access/staff/names.ts';
import { html, seeOther } from '../../platform/http/answer.ts';
import type { Answer } from '../../platform/http/ask.ts';
import type { Ports } from '../../platform/ports.ts';
import type { Result } from '../../platform/result.ts';
import type { Refusal } from '../../pledges/decide.ts';
import { notFound, type OpenPledge, pledgeDoor } from '../../pledges/pages/open-pledge.ts';
import { sendEntered, takeBackEntered } from '../send-entered.ts';
import { type Extra, enteredPage } from './entered.tsx';

const DONE = { sent: 'entered.sent', back: 'entered.takenBack' } as const;

const show = async (
  pledge: OpenPledge,
  ports: Pick<Ports, 'pact' | 'clock'>,
  { told, status }: { readonly told: Extra; readonly status: number },
): Promise<Answer> =>
  html(enteredPage(pledge, await readStaffNames(ports, [pledge.head.entered?.by]), told), status);

export const showEntered = pledgeDoor(async (pledge, ports) => {
  const done = pledge.ask.query.get('done');
  const told = done === 'sent' || done === 'back' ? { done: pledge.ask.t(DONE[done]) } : {};
  return show(pledge, ports, { told, status: 200 });
});

const requestOf = ({ head, person }: OpenPledge) => ({
  organisationId: head.organisationId,
  staff: person.personId.slice('staff:'.length),
});

const answerOf = (
  pledge: OpenPledge,
  ports: Pick<Ports, 'pact' | 'clock'>,
  { decided, done }: { readonly decided: Result<unknown, Refusal>; readonly done: keyof typeof DONE },
): Answer | Promise<Answer> => {
  const { ask, paths } = pledge;
  if (decided.ok) return seeOther(`${paths.root}?done=${done}`);
  switch (decided.refusal.why) {
    case 'not-found':
      return notFound(ask);
    case 'incomplete':
      return show(pledge, ports, { told: { refused: ask.t('entered.incomplete') }, status: 422 });
    default:
      return show(pledge, ports, { told: { refused: ask.t('entered.changed') }, status: 409 });
  }
};

/** Sends what was entered to the organisation, to be confirmed. */
export const doSendEntered = pledgeDoor(async (pledge, ports) =>
  answerOf(pledge, ports, { decided: await sendEntered(ports, requestOf(pledge)), done: 'sent' }),
);

export const doTakeBack = pledgeDoor(async (pledge, ports) =>
  answerOf(pledge, ports, { decided: await takeBackEntered(ports, requestOf(pledge)), done: 'back' }),
);
