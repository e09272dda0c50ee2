import type { Log } from '../platform/log.ts';
import type { SesPort } from './ses-port.ts';

/** The mail port that logs, by ids and SES's own word, each mail that SES did not take: an alarm counts them. */
export const tellingRefusals = (log: Log, ses: SesPort): SesPort => ({
  async send(mail) {
    const answer = await ses.send(mail);
    if ('why' in answer)
      await log.error({
        message: 'mailNotTaken',
        facts: { mailId: mail.mailId, answer: answer.answer, why: answer.why },
      });
    return answer;
  },
});
