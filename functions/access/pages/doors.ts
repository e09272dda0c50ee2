// Pages that people use in one go: loaded together.
export { doCode, doSendAgain, showCode } from './code.tsx';
export { doLink, showLink } from './link.tsx';
export { doSignIn, showSignIn } from './sign-in.tsx';
export { doSignOut } from './sign-out.ts';
