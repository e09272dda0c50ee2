import { seeOther } from '../../platform/http/answer.ts';
import { takeReportBack } from '../second-signature.ts';
import { reportDoor } from './open-report.ts';

/** Takes the report back from its signatory; where that is no longer possible, the report's page says what became of it. */
export const takeBack = reportDoor(async ({ read, personId, paths }, ports) => {
  await takeReportBack(ports, { organisationId: read.head.organisationId, personId, cycle: read.cycle });
  return seeOther(paths.root);
});
