// Pages that people use in one go: loaded together.
export { showCheck, showPrint } from './check.tsx';
export { showDone } from './done.tsx';
export { showSign, sign } from './sign.ts';
export { showSigned } from './signed.tsx';
export { answerText, showText } from './text.ts';
