import { html, seeOther } from '../../platform/http/answer.ts';
import type { Answer } from '../../platform/http/ask.ts';
import type { Result } from '../../platform/result.ts';
import type { Refusal } from '../../pledges/decide.ts';
import { notFound, type OpenPledge, pledgeDoor } from '../../pledges/pages/open-pledge.ts';
import { sendEntered, takeBackEntered } from '../send-entered.ts';
import { enteredPage } from './entered.tsx';

const DONE = { sent: 'entered.sent', back: 'entered.takenBack' } as const;

export const showEntered = pledgeDoor(async (pledge) => {
  const done = pledge.ask.query.get('done');
  const told = done === 'sent' || done === 'back' ? { done: pledge.ask.t(DONE[done]) } : {};
  return html(enteredPage(pledge, told));
});

const requestOf = ({ head, person }: OpenPledge) => ({
  organisationId: head.organisationId,
  staff: person.personId.slice('staff:'.length),
});

const answerOf = (pledge: OpenPledge, decided: Result<unknown, Refusal>, done: keyof typeof DONE): Answer => {
  const { ask, paths } = pledge;
  if (decided.ok) return seeOther(`${paths.root}?done=${done}`);
  switch (decided.refusal.why) {
    case 'not-found':
      return notFound(ask);
    case 'incomplete':
      return html(enteredPage(pledge, { refused: ask.t('entered.incomplete') }), 422);
    default:
      return html(enteredPage(pledge, { refused: ask.t('entered.changed') }), 409);
  }
};

/** Sends what was entered to the organisation, to be confirmed. */
export const doSendEntered = pledgeDoor(async (pledge, ports) =>
  answerOf(pledge, await sendEntered(ports, requestOf(pledge)), 'sent'),
);

export const doTakeBack = pledgeDoor(async (pledge, ports) =>
  answerOf(pledge, await takeBackEntered(ports, requestOf(pledge)), 'back'),
);
