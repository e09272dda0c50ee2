import { member, type Route } from '../../platform/http/router.ts';
import type { Ports } from '../../platform/ports.ts';
import { showCheck, submitCheck } from './check.tsx';
import { saveCommitment, showCommitment } from './commitment.tsx';
import { showDone } from './done.tsx';
import { showOverview } from './overview.tsx';
import { answerSignReport, showSignReport } from './sign.tsx';
import { takeBack } from './take-back.ts';

const ROOT = '/{lang}/my/{organisation}/report/{cycle}';
const writers = member('contact', 'backup', 'editor');

/** The organisation's pages of its reports. The first route that fits counts, so the named pages stand before ids. */
export const reportRoutes: readonly Route<Ports>[] = [
  { method: 'GET', path: ROOT, access: writers, door: showOverview },
  { method: 'GET', path: `${ROOT}/check`, access: writers, door: showCheck },
  { method: 'POST', path: `${ROOT}/check`, access: writers, door: submitCheck },
  { method: 'GET', path: `${ROOT}/sign`, access: member('signatory'), door: showSignReport },
  { method: 'POST', path: `${ROOT}/sign`, access: member('signatory'), door: answerSignReport },
  { method: 'POST', path: `${ROOT}/take-back`, access: writers, door: takeBack },
  { method: 'GET', path: `${ROOT}/done`, access: writers, door: showDone },
  { method: 'GET', path: `${ROOT}/{commitment}`, access: writers, door: showCommitment },
  { method: 'POST', path: `${ROOT}/{commitment}`, access: writers, door: saveCommitment },
];
