import { type Route, staff } from '../../platform/http/router.ts';
import type { Ports } from '../../platform/ports.ts';
import { doApproveClaim, doRefuseClaim, showClaims } from './claims.tsx';
import { doMerge, doRemoveEntry, doUnmerge, showEntry } from './entry-doors.tsx';
import { doImport, doTakeImportBack, showImport } from './import-doors.tsx';
import { showListed } from './list.tsx';
import { doRecordReport, doRemoveReport } from './report-doors.ts';
import { doUpload, showUpload } from './upload.tsx';

const IMPORT = '/office/import/{import}';
const ENTRY = '/office/listed/{organisation}';
const CLAIM = '/office/claims/{organisation}';
const everybody = staff('reviewer', 'editor', 'admin');
const editors = staff('editor', 'admin');
const reviewers = staff('reviewer', 'admin');

/** Earlier signatories: editors import and merge, reviewers decide who an organisation is. */
export const listedRoutes: readonly Route<Ports>[] = [
  { method: 'GET', path: '/office/import', access: editors, door: showUpload },
  { method: 'POST', path: '/office/import', access: editors, files: true, door: doUpload },
  { method: 'GET', path: IMPORT, access: editors, door: showImport },
  { method: 'POST', path: IMPORT, access: editors, door: doImport },
  { method: 'POST', path: `${IMPORT}/take-back`, access: editors, door: doTakeImportBack },
  { method: 'GET', path: '/office/listed', access: everybody, door: showListed },
  { method: 'GET', path: ENTRY, access: everybody, door: showEntry },
  { method: 'POST', path: `${ENTRY}/merge`, access: editors, door: doMerge },
  { method: 'POST', path: `${ENTRY}/unmerge`, access: editors, door: doUnmerge },
  { method: 'POST', path: `${ENTRY}/remove`, access: editors, door: doRemoveEntry },
  { method: 'POST', path: `${ENTRY}/reports`, access: editors, door: doRecordReport },
  { method: 'POST', path: `${ENTRY}/reports/remove`, access: editors, door: doRemoveReport },
  { method: 'GET', path: '/office/claims', access: everybody, door: showClaims },
  { method: 'POST', path: `${CLAIM}/approve`, access: reviewers, door: doApproveClaim },
  { method: 'POST', path: `${CLAIM}/refuse`, access: reviewers, door: doRefuseClaim },
];
