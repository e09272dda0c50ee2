import { text } from '../../platform/http/answer.ts';
import type { Answer } from '../../platform/http/ask.ts';
import type { Door } from '../../platform/http/router.ts';
import type { Ports } from '../../platform/ports.ts';
import { organisationCalendar, registerCalendar } from './calendar.ts';
import { open } from './open.ts';
import { problem } from './problem.ts';

const asCalendar = (content: string): Answer => open(text(content, 'text/calendar; charset=utf-8'), content);

export const calendarOfAll: Door<Ports> = async (ask, ports) =>
  asCalendar(await registerCalendar(ask, ports));

export const calendarOfOne: Door<Ports> = async (ask, ports) => {
  const content = await organisationCalendar(ask, ports, ask.params['id'] ?? '');
  return content === undefined ? problem(ask, { fault: 'not-found' }) : asCalendar(content);
};
