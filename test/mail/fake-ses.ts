import type { OutgoingMail, SendAnswer, SesPort } from '../../functions/mail/ses-port.ts';

/** What the next sendings come to; `crash` is a function killed while it waits, after SES took the mail or before. */
type Fate = SendAnswer | 'crash-after-taking' | 'crash-before-taking' | 'timeout-after-taking';

export interface FakeSes extends SesPort {
  /** Every mail that SES really took. */
  readonly taken: readonly OutgoingMail[];
  /** Fates of the next sendings, in order; after them everything is accepted. */
  plan(...fates: readonly Fate[]): void;
}

export const fakeSes = (): FakeSes => {
  const taken: OutgoingMail[] = [];
  const fates: Fate[] = [];
  return {
    taken,
    plan: (...next) => {
      fates.push(...next);
    },
    async send(mail) {
      const fate = fates.shift() ?? { answer: 'accepted', messageId: `ses-${taken.length + 1}` };
      if (fate === 'crash-before-taking') throw new Error('killed');
      if (typeof fate === 'string' || fate.answer === 'accepted') taken.push(mail);
      if (fate === 'crash-after-taking') throw new Error('killed');
      return fate === 'timeout-after-taking' ? { answer: 'unknown', why: 'TimeoutError' } : fate;
    },
  };
};
