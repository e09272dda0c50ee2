import type { Ports } from '../platform/ports.ts';
import { done, refused } from '../platform/result.ts';
import { load, save } from '../platform/store/entity.ts';
import { toInstant } from '../platform/time.ts';
import { decideSurely } from '../pledges/decide.ts';
import { pledgeHead, REGISTER } from '../pledges/head.ts';
import { cyclesSettingEntity } from './cycles-setting.ts';
import { nextCycle } from './further-cycles.ts';

type Needed = Pick<Ports, 'pact' | 'clock'>;

/**
 * Schedules an organisation's next yearly report if it is time for it; a second call finds it scheduled. Throws where
 * the head moves at every try.
 */
export const scheduleNext = async (ports: Needed, organisationId: string): Promise<boolean> => {
  const decided = await decideSurely(ports, {
    organisationId,
    who: 'time',
    rule: (head, now) => {
      const decision = nextCycle(head, now);
      return decision === undefined ? refused({ why: 'wrong-state', found: 'scheduled' }) : done(decision);
    },
  });
  return decided.ok;
};

/** Pledges seen to in one go. */
const PAGE = 25;

/**
 * One page of the walk through the register after further reports were switched on. Writing how far it came lets the
 * stream tell of it again, and so on to the end; a lost nudge is found by the next round.
 */
export const walkOn = async (ports: Needed): Promise<void> => {
  const setting = await load(ports.pact, cyclesSettingEntity);
  if (setting?.nudge === undefined) return;
  const { cursor: from, nudge: _, ...rest } = setting;
  const page = await ports.pact.index({
    index: 'listing',
    key: REGISTER,
    limit: PAGE,
    ...(from === undefined ? {} : { cursor: from }),
  });
  const heads = page.items.filter(({ type }) => type === pledgeHead.type);
  for (const item of heads) await scheduleNext(ports, String(item['organisationId']));
  const { cursor } = page;
  const next = cursor === undefined ? rest : { ...rest, cursor, nudge: toInstant(ports.clock.now()) };
  // Who was faster tells of it too.
  await save(ports.pact, cyclesSettingEntity, next);
};
