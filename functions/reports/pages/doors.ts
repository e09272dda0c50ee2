// Pages that people use in one go: loaded together.
export { showCheck, submitCheck } from './check.tsx';
export { saveCommitment, showCommitment } from './commitment.tsx';
export { showDone } from './done.tsx';
export { showOverview } from './overview.tsx';
export { answerSignReport, showSignReport } from './sign.tsx';
export { takeBack } from './take-back.ts';
