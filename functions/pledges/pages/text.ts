import { wordingOf } from '../../catalogue/official/read-text.ts';
import { WHOLE_FORM } from '../../platform/html/error-summary.tsx';
import { html, seeOther } from '../../platform/http/answer.ts';
import type { Answer } from '../../platform/http/ask.ts';
import { formatDay } from '../../platform/i18n/translate.ts';
import type { SitePorts } from '../../platform/ports.ts';
import { load } from '../../platform/store/entity.ts';
import type { Refusal } from '../decide.ts';
import { versionWithHash } from '../find-version.ts';
import type { PledgeHead } from '../head.ts';
import { setShown } from '../shown-signatories.ts';
import { approve, sendBack } from '../signature.ts';
import { type PledgeVersion, textOf, versionEntity } from '../version.ts';
import { inWordsOf } from './as-put-down.ts';
import { notFound, type OpenPledge, pledgeDoor } from './open-pledge.ts';
import { wantsToBeShown } from './shown-choice.tsx';
import { signatoriesOf } from './signatories.ts';
import { readApproval, readComment, type TypedAnswer, typedAnswer } from './text-form.ts';
import { answeredPage, nothingToSignPage, type ReadText, textPage } from './text-pages.tsx';
import { waitsFor } from './waits-for.ts';

const versionAtHand = async ({ head }: OpenPledge, ports: SitePorts): Promise<PledgeVersion | undefined> => {
  const number = head.pending?.version;
  return number === undefined ? undefined : load(ports.pact, versionEntity, head.organisationId, number);
};

/** A signatory who has answered sees that; anybody else, that nothing waits for them. */
const withoutQuestion = async (pledge: OpenPledge, ports: SitePorts, status: number): Promise<Answer> => {
  const signatories = await signatoriesOf(ports, pledge.head);
  const own = signatories.find((signatory) => signatory.personId === pledge.person.personId);
  const answered = own !== undefined && own.status !== 'asked';
  return answered ? html(answeredPage(pledge, own, signatories)) : html(nothingToSignPage(pledge), status);
};

export const showText = pledgeDoor(async (pledge, ports) => {
  if (pledge.head.pending === undefined) return seeOther(pledge.paths.root);
  const version = await versionAtHand(pledge, ports);
  if (version === undefined || !waitsFor(pledge.head, pledge.person.personId))
    return withoutQuestion(pledge, ports, 200);
  const shown = await inWordsOf(pledge, ports, textOf(version));
  return html(textPage(shown, { version, typed: { declaration: '', comment: '' }, errors: {} }));
});

/** What a signatory had read, by its hash; undefined where no text of the organisation has it. */
const versionRead = async (
  ports: SitePorts,
  { organisationId }: PledgeHead,
  sha256: string,
): Promise<ReadText | undefined> => {
  const version = await versionWithHash(ports, organisationId, sha256);
  return version && { version, wording: await wordingOf(ports, textOf(version)) };
};

interface Question {
  readonly version: PledgeVersion;
  /** Another version, which the signatory had read when the answer was sent. */
  readonly read?: ReadText | undefined;
  readonly typed: TypedAnswer;
}

const afterRefusal = (pledge: OpenPledge, refusal: Refusal, question: Question): Answer => {
  const { ask, paths } = pledge;
  switch (refusal.why) {
    case 'changed-meanwhile':
      return html(
        textPage(pledge, { ...question, errors: { [WHOLE_FORM]: ask.t('form.textChanged') } }),
        409,
      );
    case 'closed': {
      const day = formatDay(ask.language, refusal.since);
      return html(
        textPage(pledge, { ...question, errors: { [WHOLE_FORM]: ask.t('form.signingClosed', { day }) } }),
        409,
      );
    }
    case 'wrong-state':
    case 'not-a-signatory':
      return seeOther(paths.text);
    case 'not-found':
      return notFound(ask);
    default:
      throw new Error(`A signatory's answer was refused: ${refusal.why}`);
  }
};

/** A signatory approves, or sends the text back. Pressing twice changes nothing more. */
export const answerText = pledgeDoor(async (opened, ports) => {
  const { ask, head, person, paths } = opened;
  const version = await versionAtHand(opened, ports);
  if (version === undefined || !waitsFor(head, person.personId)) return withoutQuestion(opened, ports, 409);
  const pledge = await inWordsOf(opened, ports, textOf(version));
  const question = { version, typed: typedAnswer(ask.form) };
  const who = { organisationId: head.organisationId, personId: person.personId };
  const back = ask.form.get('do') === 'send-back';
  const read = back ? readComment(question.typed, ask.t) : readApproval(question.typed, ask.t);
  if (!read.ok) return html(textPage(pledge, { ...question, errors: read.refusal }), 422);
  const answered = back
    ? await sendBack(ports, { ...who, comment: question.typed.comment })
    : await approve(ports, { ...who, sha256: ask.form.get('sha256') ?? '' });
  if (answered.ok) {
    if (!back) await setShown(ports, { ...who, shown: wantsToBeShown(ask.form) });
    return seeOther(paths.text);
  }
  const sent = ask.form.get('sha256') ?? '';
  const other = sent === version.sha256 ? undefined : await versionRead(ports, head, sent);
  return afterRefusal(pledge, answered.refusal, { ...question, read: other });
});
