// Pages that people use in one go: loaded together.
export { pledgeDecision, reportDecision } from '../decisions.ts';
export { doContactChange, showContactChange } from './contact.tsx';
export { doHold, doLiftHold } from './hold-doors.ts';
export { doCorrectName } from './identity-doors.ts';
export { doMergePledge, doUnmergePledge, showMerge } from './merge.tsx';
export { askDecision, doDecision, showPledge } from './pledge-doors.tsx';
export { askReportDecision, doReportDecision, showReport } from './report-doors.tsx';
