// Pages that people use in one go: loaded together.
export { doDeleteEntered, showDeleteEntered } from './delete-entered.tsx';
export { doSendEntered, doTakeBack, showEntered } from './entered-doors.ts';
export { showEnteredList } from './list.tsx';
export { doNew, showNew } from './new.tsx';
