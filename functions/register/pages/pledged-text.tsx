import { CommitmentWords } from '../../catalogue/wording.tsx';
import type { View } from '../../platform/html/view.ts';
import type { OpenText } from '../read-versions.ts';
import { ActionItem } from './commitments.tsx';
import { FactsThen } from './facts.tsx';

/** A text that has been public, as it was: what it says of the organisation, and its commitments with their actions. */
export const PledgedText = ({ view, text }: { readonly view: View; readonly text: OpenText }) => (
  <>
    <FactsThen view={view} organisation={text.organisation} />
    {text.commitments.map(({ id, actions }) => (
      <section key={id} class="site-commitment" aria-labelledby={`text-${id}`}>
        <h3 class="govuk-heading-s" id={`text-${id}`}>
          {id}: <CommitmentWords view={view} id={id} />
        </h3>
        <ul class="site-actions">
          {actions.map((action) => (
            <ActionItem key={action.id} view={view} action={action} />
          ))}
        </ul>
      </section>
    ))}
  </>
);
