import { WHOLE_FORM } from '../../../platform/html/error-summary.tsx';
import { html, seeOther } from '../../../platform/http/answer.ts';
import { pledgeDoor } from '../../../pledges/pages/open-pledge.ts';
import { invite } from '../invite.ts';
import { peoplePage } from './people.tsx';
import { readInvitation, typedInvitation } from './people-form.ts';
import { refusalOf } from './words.ts';

/** The contact invites somebody; what was typed is kept where that is refused. */
export const doInvite = pledgeDoor(async (pledge, ports) => {
  const { ask, head, person, paths } = pledge;
  const typed = typedInvitation(ask.form);
  const read = readInvitation(typed, ask.t);
  if (!read.ok) return html(await peoplePage(pledge, ports, { typed, errors: read.refusal }), 422);
  const request = { organisationId: head.organisationId, who: person.personId, language: ask.language };
  const sent = await invite(ports, { ...request, ...read.value });
  if (sent.ok) return seeOther(`${paths.people}?done=invited`);
  const { words, status } = refusalOf(ask.t, sent.refusal);
  return html(await peoplePage(pledge, ports, { typed, errors: { [WHOLE_FORM]: words } }), status);
});
