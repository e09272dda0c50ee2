import { seeOther, withCookies } from '../../platform/http/answer.ts';
import type { Answer, Ask } from '../../platform/http/ask.ts';
import type { Ports } from '../../platform/ports.ts';
import { closeSession } from '../session.ts';
import { formerSession } from './code.tsx';

export const doSignOut = async (ask: Ask, ports: Ports): Promise<Answer> => {
  await closeSession(ports, formerSession(ask));
  return withCookies(seeOther(`/${ask.language}`), { name: 'session', value: '', maxAge: 0 });
};
