import { codeLimitEntity } from '../../functions/access/code-limit.ts';
import { knownBrowserEntity } from '../../functions/access/known-browser.ts';
import * as access from '../../functions/access/model.ts';
import { handshakeEntity } from '../../functions/access/staff/handshake.ts';
import { staffNameEntity } from '../../functions/access/staff/names.ts';
import { officialTextEntity, textStandingEntity } from '../../functions/catalogue/official/model.ts';
import { mailEntity } from '../../functions/mail/model.ts';
import { stopLinkEntity, stoppedEntity } from '../../functions/mail/stop.ts';
import { taskEntity } from '../../functions/office/task.ts';
import { subsidiaryEntity } from '../../functions/organisations/group/subsidiary.ts';
import { markEntity } from '../../functions/persons/restored.ts';
import { erasedEntity } from '../../functions/persons/tombstone.ts';
import { settingsEntity } from '../../functions/pledges/closing-date.ts';
import { draftEntity } from '../../functions/pledges/draft.ts';
import { pledgeHead } from '../../functions/pledges/head.ts';
import { historyPartEntity } from '../../functions/pledges/history-part.ts';
import { versionEntity } from '../../functions/pledges/version.ts';
import { claimEntity } from '../../functions/register/claims/model.ts';
import { traitEntity } from '../../functions/register/duplicates.ts';
import { importEntity, importPartEntity } from '../../functions/register/import/model.ts';
import { listedEntity } from '../../functions/register/listed.ts';
import { stepEntity } from '../../functions/reminders/step.ts';
import { cyclesSettingEntity } from '../../functions/reports/cycles-setting.ts';
import { reportDraftEntity, reportVersionEntity } from '../../functions/reports/report.ts';

/** Every kind of item that is stored; a test compares the list with the sources. */
export const STORED_ENTITIES = [
  access.addressEntity,
  access.challengeEntity,
  access.memberEntity,
  access.personEntity,
  access.sessionEntity,
  claimEntity,
  codeLimitEntity,
  cyclesSettingEntity,
  draftEntity,
  erasedEntity,
  handshakeEntity,
  historyPartEntity,
  importEntity,
  importPartEntity,
  knownBrowserEntity,
  listedEntity,
  mailEntity,
  markEntity,
  officialTextEntity,
  pledgeHead,
  reportDraftEntity,
  reportVersionEntity,
  settingsEntity,
  staffNameEntity,
  stepEntity,
  stopLinkEntity,
  stoppedEntity,
  subsidiaryEntity,
  taskEntity,
  textStandingEntity,
  traitEntity,
  versionEntity,
] as const;
