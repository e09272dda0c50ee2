import { setTimeout as pause } from 'node:timers/promises';
import type { composeMail } from '../mail/compose.ts';
import { sesBehind } from '../mail/outlet.ts';
import { reactToMail } from '../mail/react-to-stream.ts';
import { sesPort } from '../mail/ses.ts';
import { tellingRefusals } from '../mail/telling-refusals.ts';
import { readEnvironment } from '../platform/config.ts';
import * as en from '../platform/i18n/en.generated.ts';
import * as sv from '../platform/i18n/sv.generated.ts';
import { speak } from '../platform/i18n/translate.ts';
import { powertoolsLog } from '../platform/log.ts';
import { once } from '../platform/once.ts';
import { streamHandler } from '../platform/stream-batch.ts';
import { tablePorts } from '../platform/wiring.ts';

speak({
  en: { calendar: en.calendar, common: en.common, mail: en.mail, states: en.states },
  sv: { calendar: sv.calendar, common: sv.common, mail: sv.mail, states: sv.states },
});

const environment = readEnvironment('mail-out');
const { MAIL_FROM: from, CONFIGURATION_SET: configurationSet } = environment;
const settings = {
  from,
  url: environment.SITE_URL,
  official: environment.OFFICIAL_SITE === 'true',
  officeMail: environment.OFFICE_MAIL,
};

/** Loaded with the first mail: most of what the stream tells is what became of one. */
const composing = once(() => import('../mail/compose.ts'));
const compose: typeof composeMail = async (...mail) => (await composing()).composeMail(...mail);

const outlet = { outlet: environment.MAIL, allowed: environment.MAIL_ALLOWED.split(',') };
const log = powertoolsLog('mail-out');
const ses = sesBehind(outlet, tellingRefusals(log, sesPort({ from, configurationSet })));

export const handler = streamHandler(
  log,
  reactToMail({ ...tablePorts(environment), ses, compose, pause }, settings),
);
