// What is asked about somebody who is signed in: loaded together.
export { rolesIn } from './roles-in.ts';
export { readSession } from './session.ts';
