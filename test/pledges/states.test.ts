import { describe, expect, it } from 'vitest';
import {
  type Actor,
  CURRENT_STATES,
  EDITABLE_STATES,
  PENDING_STATES,
  PLEDGE_TRANSITIONS,
  type PledgeCommand,
  type PledgeState,
  pledgeTransition,
} from '../../functions/pledges/states.ts';

/** What each command makes of each state in which it is allowed, and whose command it is. */
const LIFE: Readonly<Record<PledgeCommand, [Actor, Partial<Record<PledgeState, PledgeState>>]>> = {
  'send-for-signature': ['company', { draft: 'awaiting-signature', returned: 'awaiting-signature' }],
  approve: ['signatory', { 'awaiting-signature': 'submitted' }],
  'send-back': ['signatory', { 'awaiting-signature': 'draft' }],
  recall: ['company', { 'awaiting-signature': 'draft', submitted: 'draft' }],
  lapse: ['time', { 'awaiting-signature': 'draft' }],
  'open-review': ['staff', { submitted: 'in-review' }],
  publish: ['staff', { 'in-review': 'published' }],
  return: ['staff', { 'in-review': 'returned' }],
  decline: ['staff', { 'in-review': 'declined' }],
  revise: ['company', { declined: 'draft' }],
  withhold: ['staff', { published: 'withheld' }],
  restore: ['staff', { withheld: 'published' }],
  amend: ['company', { published: 'draft', withheld: 'draft' }],
  discard: [
    'company',
    {
      ...{ draft: 'published', returned: 'published', declined: 'published' },
      'awaiting-signature': 'published',
    },
  ],
  abandon: ['time', { draft: 'abandoned', returned: 'abandoned', declined: 'abandoned' }],
  delete: ['company', { draft: 'abandoned', returned: 'abandoned', declined: 'abandoned' }],
  withdraw: ['company', { published: 'withdrawn', withheld: 'withdrawn' }],
  renew: ['company', { withdrawn: 'draft' }],
};

const isCommand = (name: string): name is PledgeCommand => Object.hasOwn(LIFE, name);
const commands = Object.keys(LIFE).filter(isCommand);
const states: readonly PledgeState[] = [...PENDING_STATES, ...CURRENT_STATES];

describe('the life of a pledge', () => {
  it.each(commands)('%s', (command) => {
    const [by, moves] = LIFE[command];
    for (const state of states) {
      const to = moves[state];
      expect(pledgeTransition(command, state)).toEqual(
        to === undefined ? undefined : expect.objectContaining({ command, to, by }),
      );
    }
  });

  it('has no other commands, and lets every state but an abandoned one be left again', () => {
    expect(new Set(PLEDGE_TRANSITIONS.map(({ command }) => command))).toEqual(new Set(commands));
    const left = states.filter((state) => commands.some((command) => pledgeTransition(command, state)));
    expect(states.filter((state) => !left.includes(state))).toEqual(['abandoned']);
  });

  it('has states in which the organisation may write', () => {
    expect(EDITABLE_STATES).toEqual(['draft', 'returned']);
  });
});
