import { html, seeOther } from '../../platform/http/answer.ts';
import { load } from '../../platform/store/entity.ts';
import { claimEntity } from '../../register/claims/model.ts';
import { penOf } from '../pen.ts';
import { revise } from '../revise.ts';
import { isEditable, mayEdit, pledgeDoor } from './open-pledge.ts';
import { signatoriesOf } from './signatories.ts';
import { mayBeSigned } from './signing-open.ts';
import { statusPage } from './status.tsx';
import { taskListPage } from './task-list.tsx';

/** The task list while the organisation writes; otherwise what is happening with the pledge. */
export const showOverview = pledgeDoor(async (pledge, ports) => {
  if (penOf(pledge.head) !== 'organisation') return seeOther(pledge.paths.confirm);
  const [signatories, signing, claim] = await Promise.all([
    signatoriesOf(ports, pledge.head),
    mayBeSigned(ports, pledge),
    load(ports.pact, claimEntity, pledge.head.organisationId),
  ]);
  const page = isEditable(pledge.head) && mayEdit(pledge) ? taskListPage : statusPage;
  return html(page(pledge, { signing, signatories, claim }));
});

/** Takes up a declined pledge again; in any other state there is nothing to take up, and the page says where it stands. */
export const takeUpAgain = pledgeDoor(async ({ head, person, paths, ask }, ports) => {
  const who = { organisationId: head.organisationId, personId: person.personId };
  if (ask.form.get('do') === 'revise') await revise(ports, who);
  return seeOther(paths.root);
});
