import { type Route, staff } from '../platform/http/router.ts';
import type { Ports } from '../platform/ports.ts';
import { doFind, PERSONS, showFind } from './office/pages/find.tsx';
import { doErasePerson, showOne } from './office/pages/one.tsx';

const ONE = `${PERSONS}/{person}`;
/** What cannot be undone is for administrators. */
const administrators = staff('admin');

/** Staff erase a person who asks for it and cannot sign in. */
export const erasureRoutes: readonly Route<Ports>[] = [
  { method: 'GET', path: PERSONS, access: administrators, door: showFind },
  { method: 'POST', path: PERSONS, access: administrators, door: doFind },
  { method: 'GET', path: ONE, access: administrators, door: showOne },
  { method: 'POST', path: ONE, access: administrators, door: doErasePerson },
];
