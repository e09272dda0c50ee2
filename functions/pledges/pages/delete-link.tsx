import { pledgeTransition } from '../states.ts';
import type { OpenPledge } from './open-pledge.ts';

/** The contact's way to be rid of a first draft. */
export const DeleteLink = ({ view, head: { pending, current }, paths, ask }: OpenPledge) =>
  current === undefined &&
  pending !== undefined &&
  pledgeTransition('delete', pending.state) !== undefined &&
  ask.roles?.includes('contact') ? (
    <p class="govuk-body">
      <a class="govuk-link" href={paths.delete}>
        {view.t('form.deleteLink')}
      </a>
    </p>
  ) : null;
