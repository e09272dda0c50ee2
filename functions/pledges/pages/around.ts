import type { Claim } from '../../register/claims/model.ts';
import type { Named } from './signatories.ts';
import type { SigningOpen } from './signing-open.ts';

/** What the overview of a pledge shows beside head and draft. */
export interface Around {
  readonly signatories: readonly Named[];
  readonly signing: SigningOpen;
  /** The claim with which it was begun, if it was. */
  readonly claim: Claim | undefined;
}
