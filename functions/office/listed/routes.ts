import { later } from '../../platform/http/later.ts';
import { type Route, staff } from '../../platform/http/router.ts';
import type { Ports } from '../../platform/ports.ts';

const entries = () => import('./entries-doors.ts');
const lists = () => import('./list-doors.ts');

const IMPORT = '/office/import/{import}';
const ENTRY = '/office/listed/{organisation}';
const CLAIM = '/office/claims/{organisation}';
const everybody = staff('reviewer', 'editor', 'admin');
const editors = staff('editor', 'admin');
const reviewers = staff('reviewer', 'admin');

/** Earlier signatories: editors import and merge, reviewers decide who an organisation is. */
export const listedRoutes: readonly Route<Ports>[] = [
  { method: 'GET', path: '/office/import', access: editors, door: later(lists, 'showUpload') },
  { method: 'POST', path: '/office/import', access: editors, files: true, door: later(lists, 'doUpload') },
  { method: 'GET', path: IMPORT, access: editors, door: later(lists, 'showImport') },
  { method: 'POST', path: IMPORT, access: editors, door: later(lists, 'doImport') },
  { method: 'POST', path: `${IMPORT}/take-back`, access: editors, door: later(lists, 'doTakeImportBack') },
  { method: 'GET', path: '/office/listed', access: everybody, door: later(entries, 'showListed') },
  { method: 'GET', path: ENTRY, access: everybody, door: later(entries, 'showEntry') },
  { method: 'POST', path: `${ENTRY}/merge`, access: editors, door: later(entries, 'doMerge') },
  { method: 'POST', path: `${ENTRY}/unmerge`, access: editors, door: later(entries, 'doUnmerge') },
  { method: 'POST', path: `${ENTRY}/remove`, access: editors, door: later(entries, 'doRemoveEntry') },
  { method: 'POST', path: `${ENTRY}/reports`, access: editors, door: later(entries, 'doRecordReport') },
  {
    method: 'POST',
    path: `${ENTRY}/reports/remove`,
    access: editors,
    door: later(entries, 'doRemoveReport'),
  },
  { method: 'GET', path: '/office/claims', access: everybody, door: later(entries, 'showClaims') },
  { method: 'POST', path: `${CLAIM}/approve`, access: reviewers, door: later(entries, 'doApproveClaim') },
  { method: 'POST', path: `${CLAIM}/refuse`, access: reviewers, door: later(entries, 'doRefuseClaim') },
];
