import { hashOfTexts } from '../../catalogue/official/model.ts';
import { WHOLE_FORM } from '../../platform/html/error-summary.tsx';
import type { FieldErrors } from '../../platform/html/view.ts';
import { html, seeOther } from '../../platform/http/answer.ts';
import type { Answer } from '../../platform/http/ask.ts';
import type { SitePorts } from '../../platform/ports.ts';
import { type Result, refused } from '../../platform/result.ts';
import { load } from '../../platform/store/entity.ts';
import { isFrozen } from '../../platform/store/immutable-version.ts';
import { missingOf } from '../completeness.ts';
import type { Refusal } from '../decide.ts';
import { draftEntity } from '../draft.ts';
import { pledgeHead } from '../head.ts';
import { penOf } from '../pen.ts';
import { type Signing, sendForSignature } from '../send-for-signature.ts';
import { setShown } from '../shown-signatories.ts';
import { rowsToBegin } from './earlier-signatories.ts';
import { isEditable, notFound, type OpenPledge, type PledgeDoor, pledgeDoor } from './open-pledge.ts';
import { wantsToBeShown } from './shown-choice.tsx';
import { cannotSignPage, howPage, othersPage, type SigningState, selfPage } from './sign-pages.tsx';
import {
  BLANK_SIGNATORY,
  MOST_SIGNATORIES,
  readSelf,
  readSignatories,
  typedSelf,
  typedSignatories,
} from './signing-form.ts';
import { mayBeSigned } from './signing-open.ts';

/**
 * Signing, once there is something to sign. Who comes back to it after it was sent, in another tab or by a second
 * press, sees where the pledge stands.
 */
const signDoor = (door: PledgeDoor) =>
  pledgeDoor(async (pledge, ports) => {
    const { head, draft, paths, today } = pledge;
    if (!isEditable(head) || penOf(head) !== 'organisation') return seeOther(paths.root);
    const signing = await mayBeSigned(ports, pledge);
    if (!signing.open) return html(cannotSignPage(pledge, signing), pledge.ask.method === 'GET' ? 200 : 409);
    return missingOf(draft, today).length > 0 ? seeOther(paths.check) : door(pledge, ports);
  });

/** What the form says that its sender has seen. */
const seenIn = (form: URLSearchParams) => ({
  seenRev: Number(form.get('seenRev') || Number.NaN),
  seenText: form.get('seenText') ?? '',
});

/** What a page shows now. */
const shownNow = ({ draft, view: { commitments } }: OpenPledge) => ({
  seenRev: draft.rev,
  seenText: typeof commitments === 'object' ? hashOfTexts(commitments.texts) : '',
});

export const showSign = signDoor(async (pledge, ports) => {
  const contact = pledge.draft.contact?.values;
  const how = pledge.ask.query.get('how');
  const state = { errors: {}, ...shownNow(pledge) };
  if (how === 'self') {
    const typed = { name: contact?.name ?? '', position: contact?.position ?? '', declaration: '' };
    return html(selfPage(pledge, typed, state));
  }
  if (how !== 'others') return html(howPage(pledge, {}));
  return html(othersPage(pledge, await rowsToBegin(ports, pledge.head), state));
});

interface Sending {
  readonly read: Result<Signing, FieldErrors>;
  readonly render: (state: SigningState) => string;
}

/** What has changed since the form was opened: the answers, or the official wording alone, which nobody here wrote. */
const changedWords = (pledge: OpenPledge): string => {
  const { t, form } = pledge.ask;
  const [seen, now] = [seenIn(form), shownNow(pledge)];
  const wordingAlone = seen.seenRev === now.seenRev && seen.seenText !== now.seenText;
  return t(wordingAlone ? 'form.signWordingChanged' : 'form.signChanged');
};

const afterRefusal = (pledge: OpenPledge, refusal: Refusal, { render }: Sending): Answer => {
  const { ask, paths } = pledge;
  switch (refusal.why) {
    case 'changed-meanwhile':
      return html(render({ errors: { [WHOLE_FORM]: changedWords(pledge) }, ...shownNow(pledge) }), 409);
    case 'too-often': {
      const words = ask.t('form.signTooOften', { minutes: refusal.minutes });
      return html(render({ errors: { [WHOLE_FORM]: words }, ...shownNow(pledge) }), 429);
    }
    case 'wrong-state':
      return seeOther(paths.root);
    case 'incomplete':
      return seeOther(paths.check);
    case 'closed':
    case 'text-not-official':
      return html(cannotSignPage(pledge, { open: false, ...refusal }), 409);
    case 'not-found':
      return notFound(ask);
    default:
      throw new Error(`Sending for signature was refused: ${refusal.why}`);
  }
};

/** Whether another press has sent it, or is sending it at this moment: that it has changed is then no news. */
const isSentMeanwhile = async (ports: SitePorts, { head: { organisationId }, ask }: OpenPledge) => {
  const [head, draft] = await Promise.all([
    load(ports.pact, pledgeHead, organisationId),
    load(ports.pact, draftEntity, organisationId),
  ]);
  if (head === undefined || draft === undefined) return false;
  return !isEditable(head) || isFrozen(draft, head.versions, ask.now);
};

const send = async (pledge: OpenPledge, ports: SitePorts, sending: Sending): Promise<Answer> => {
  const { head, person, ask, paths, draft } = pledge;
  const { read, render } = sending;
  const seen = seenIn(ask.form);
  if (!read.ok) return html(render({ errors: read.refusal, ...seen }), 422);
  const request = {
    ...seen,
    organisationId: head.organisationId,
    personId: person.personId,
    language: ask.language,
    signing: read.value,
  };
  const sent =
    seen.seenRev === draft.rev
      ? await sendForSignature(ports, request)
      : refused<Refusal>({ why: 'changed-meanwhile' });
  if (!sent.ok && sent.refusal.why === 'changed-meanwhile' && (await isSentMeanwhile(ports, pledge)))
    return seeOther(paths.root);
  if (!sent.ok) return afterRefusal(pledge, sent.refusal, sending);
  const { personId } = person;
  const shown = wantsToBeShown(ask.form);
  if (read.value.how === 'self')
    await setShown(ports, { organisationId: head.organisationId, personId, shown });
  return seeOther(paths.done);
};

const sendSelf = (pledge: OpenPledge, ports: SitePorts): Promise<Answer> => {
  const typed = typedSelf(pledge.ask.form);
  return send(pledge, ports, {
    read: readSelf(typed, pledge.ask.t),
    render: (state) => selfPage(pledge, typed, state),
  });
};

const sendOthers = (pledge: OpenPledge, ports: SitePorts): Promise<Answer> => {
  const rows = typedSignatories(pledge.ask.form);
  return send(pledge, ports, {
    read: readSignatories(rows, pledge.ask.t),
    render: (state) => othersPage(pledge, rows, state),
  });
};

const addRow = (pledge: OpenPledge): Answer => {
  const { form } = pledge.ask;
  const rows = [...typedSignatories(form), BLANK_SIGNATORY].slice(0, MOST_SIGNATORIES);
  return html(othersPage(pledge, rows, { errors: {}, ...seenIn(form) }));
};

export const sign = signDoor(async (pledge, ports) => {
  const { ask, paths } = pledge;
  const how = ask.form.get('how');
  if (how !== 'self' && how !== 'others')
    return html(howPage(pledge, { how: ask.t('form.signHowMissing') }), 422);
  const wish = ask.form.get('do');
  if (wish === 'choose') return seeOther(`${paths.sign}?how=${how}`);
  if (how === 'self') return sendSelf(pledge, ports);
  return wish === 'add' ? addRow(pledge) : sendOthers(pledge, ports);
});
