import { Typed } from '../../platform/html/heading.tsx';
import { Inset } from '../../platform/html/parts.tsx';
import type { View } from '../../platform/html/view.ts';
import type { Claim } from '../../register/claims/model.ts';

/** How the claim stands with which this pledge was begun, as long as it says more than the register does. */
export const ClaimNote = ({ view, claim }: { readonly view: View; readonly claim: Claim | undefined }) => {
  if (claim === undefined) return null;
  const { t } = view;
  const { state, name, reasons } = claim;
  return (
    <Inset>
      <p>{t(`form.claim.${state}`, { name })}</p>
      {state !== 'refused' || reasons === undefined ? null : (
        <p>
          <Typed>{reasons}</Typed>
        </p>
      )}
    </Inset>
  );
};
