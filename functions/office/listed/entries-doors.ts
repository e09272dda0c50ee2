// Pages that people use in one go: loaded together.
export { doApproveClaim, doRefuseClaim, showClaims } from './claims.tsx';
export { doMerge, doRemoveEntry, doUnmerge, showEntry } from './entry-doors.tsx';
export { showListed } from './list.tsx';
export { doRecordReport, doRemoveReport } from './report-doors.ts';
