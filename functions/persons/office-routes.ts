import { later } from '../platform/http/later.ts';
import { type Route, staff } from '../platform/http/router.ts';
import type { Ports } from '../platform/ports.ts';
import { PERSONS } from './office/address.ts';

const pages = () => import('./office/pages/doors.ts');

const ONE = `${PERSONS}/{person}`;
/** What cannot be undone is for administrators. */
const administrators = staff('admin');

/** Staff erase a person who asks for it and cannot sign in. */
export const erasureRoutes: readonly Route<Ports>[] = [
  { method: 'GET', path: PERSONS, access: administrators, door: later(pages, 'showFind') },
  { method: 'POST', path: PERSONS, access: administrators, door: later(pages, 'doFind') },
  { method: 'GET', path: ONE, access: administrators, door: later(pages, 'showOne') },
  { method: 'POST', path: ONE, access: administrators, door: later(pages, 'doErasePerson') },
];
