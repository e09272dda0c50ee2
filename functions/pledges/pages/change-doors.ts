// Pages that people use in one go: loaded together.
export { doAmend, doDiscard, doRenew, showAmend, showDiscard, showRenew } from './change.ts';
export { showChanges } from './changes.tsx';
export { doDelete, showDelete } from './delete-draft.tsx';
export { doTakeBack, showTakeBack } from './take-back.tsx';
export { doWithdraw, showWithdraw } from './withdraw.tsx';
