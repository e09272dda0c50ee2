import { setTimeout as pause } from 'node:timers/promises';
import { reactToMail } from '../mail/react-to-stream.ts';
import { sesPort } from '../mail/ses.ts';
import { readEnvironment } from '../platform/config.ts';
import { powertoolsLog } from '../platform/log.ts';
import { streamHandler } from '../platform/stream-batch.ts';
import { tablePorts } from '../platform/wiring.ts';

const environment = readEnvironment('mail-out');
const { MAIL_FROM: from, CONFIGURATION_SET: configurationSet } = environment;
const settings = {
  from,
  url: environment.SITE_URL,
  official: environment.OFFICIAL_SITE === 'true',
  officeMail: environment.OFFICE_MAIL,
};

export const handler = streamHandler(
  powertoolsLog('mail-out'),
  reactToMail({ ...tablePorts(environment), ses: sesPort({ from, configurationSet }), pause }, settings),
);
