import { WHOLE_FORM } from '../../platform/html/error-summary.tsx';
import type { FieldErrors } from '../../platform/html/view.ts';
import { html, seeOther } from '../../platform/http/answer.ts';
import type { Answer } from '../../platform/http/ask.ts';
import type { SitePorts } from '../../platform/ports.ts';
import type { Result } from '../../platform/result.ts';
import { missingOf } from '../completeness.ts';
import { type Signing, sendForSignature } from '../send-for-signature.ts';
import { isEditable, notFound, type OpenPledge, type PledgeDoor, pledgeDoor } from './open-pledge.ts';
import { cannotSignPage, howPage, othersPage, selfPage } from './sign-pages.tsx';
import {
  BLANK_SIGNATORY,
  MOST_SIGNATORIES,
  readSelf,
  readSignatories,
  typedSelf,
  typedSignatories,
} from './signing-form.ts';
import { signingOpen } from './signing-open.ts';

/**
 * Signing, once there is something to sign. Who comes back to it after it was sent, in another tab or by a second
 * press, sees where the pledge stands.
 */
const signDoor = (door: PledgeDoor) =>
  pledgeDoor(async (pledge, ports) => {
    const { head, draft, paths, today } = pledge;
    if (!isEditable(head)) return seeOther(paths.root);
    const signing = await signingOpen(ports, today);
    if (!signing.open) return html(cannotSignPage(pledge, signing), pledge.ask.method === 'GET' ? 200 : 409);
    return missingOf(draft, today).length > 0 ? seeOther(paths.check) : door(pledge, ports);
  });

export const showSign = signDoor(async (pledge) => {
  const contact = pledge.draft.contact?.values;
  const how = pledge.ask.query.get('how');
  if (how === 'self') {
    const typed = { name: contact?.name ?? '', position: contact?.position ?? '', declaration: '' };
    return html(selfPage(pledge, typed, {}));
  }
  return html(how === 'others' ? othersPage(pledge, [BLANK_SIGNATORY], {}) : howPage(pledge, {}));
});

interface Sending {
  readonly read: Result<Signing, FieldErrors>;
  readonly render: (errors: FieldErrors) => string;
}

const send = async (pledge: OpenPledge, ports: SitePorts, { read, render }: Sending): Promise<Answer> => {
  const { head, person, ask, paths } = pledge;
  if (!read.ok) return html(render(read.refusal), 422);
  const sent = await sendForSignature(ports, {
    organisationId: head.organisationId,
    personId: person.personId,
    language: ask.language,
    signing: read.value,
  });
  if (sent.ok) return seeOther(paths.done);
  switch (sent.refusal.why) {
    case 'changed-meanwhile':
      return html(render({ [WHOLE_FORM]: ask.t('form.signChanged') }), 409);
    case 'wrong-state':
      return seeOther(paths.root);
    case 'incomplete':
      return seeOther(paths.check);
    case 'closed':
    case 'text-not-official':
      return html(cannotSignPage(pledge, { open: false, ...sent.refusal }), 409);
    case 'not-found':
      return notFound(ask);
    default:
      throw new Error(`Sending for signature was refused: ${sent.refusal.why}`);
  }
};

export const sign = signDoor(async (pledge, ports) => {
  const { ask, paths } = pledge;
  const how = ask.form.get('how');
  if (how !== 'self' && how !== 'others')
    return html(howPage(pledge, { how: ask.t('form.signHowMissing') }), 422);
  const wish = ask.form.get('do');
  if (wish === 'choose') return seeOther(`${paths.sign}?how=${how}`);
  if (how === 'self') {
    const typed = typedSelf(ask.form);
    return send(pledge, ports, {
      read: readSelf(typed, ask.t),
      render: (errors) => selfPage(pledge, typed, errors),
    });
  }
  const rows = typedSignatories(ask.form);
  if (wish === 'add')
    return html(othersPage(pledge, [...rows, BLANK_SIGNATORY].slice(0, MOST_SIGNATORIES), {}));
  return send(pledge, ports, {
    read: readSignatories(rows, ask.t),
    render: (errors) => othersPage(pledge, rows, errors),
  });
});
