import type { composeMail, MailSecrets } from '../../../functions/mail/compose.ts';
import { answerToFailure } from '../../../functions/mail/ses-answer.ts';
import type { OutgoingMail, SendAnswer, SesPort } from '../../../functions/mail/ses-port.ts';
import type { Item } from '../../../functions/platform/store/table.ts';
import { mixed, type Random } from '../random.ts';
import type { Activity } from './activity.ts';
import { Feedback } from './feedback.ts';
import type { Owner } from './owner.ts';
import type { Strand } from './strand.ts';
import { DAY, MINUTE, SECOND, type World } from './world.ts';

/** A mail that arrived at somebody's. */
export interface Arrived {
  readonly owner: Owner;
  readonly mail: Item;
  readonly secrets: MailSecrets;
}

type Fate = 'Delivery' | 'Bounce' | 'Complaint';

const EMPTY = Buffer.from('');
/** The SDK's errors, as far as they are read. */
const failure = (name: string, status?: number): SendAnswer =>
  answerToFailure(Object.assign(new Error(name), { name, $metadata: { httpStatusCode: status } }));

/** SES: takes mails or does not, tells what became of them, and lets them arrive. */
export class Ses {
  readonly #world: World;
  readonly #feedback: Feedback;
  readonly #secrets = new Map<string, MailSecrets>();
  #taken = 0;
  /** Whether mail to an address bounces, and who reads what arrives. */
  readonly #people: {
    readonly bounces: (address: string) => boolean;
    readonly arrived: (mail: Arrived) => void;
  };

  constructor(
    world: World,
    people: { readonly bounces: (address: string) => boolean; readonly arrived: (mail: Arrived) => void },
  ) {
    this.#world = world;
    this.#feedback = new Feedback(world);
    this.#people = people;
  }

  get taken(): number {
    return this.#taken;
  }

  /** Puts nothing into words: how letters read is tested elsewhere, and takes a thousand times as long. */
  readonly compose: typeof composeMail = async ({ mail }, _settings, secrets = {}) => {
    if (secrets.codes !== undefined || secrets.stopToken !== undefined)
      this.#secrets.set(mail.mailId, secrets);
    return EMPTY;
  };

  port(owner: Owner, strand: Strand, activity: Activity | undefined): SesPort {
    const send = (mail: OutgoingMail): Promise<SendAnswer> => this.#send(mail, owner, strand);
    return {
      send: (mail) => (activity === undefined ? send(mail) : activity.call({ effect: () => send(mail) })),
    };
  }

  async #send(outgoing: OutgoingMail, owner: Owner, strand: Strand): Promise<SendAnswer> {
    const { faults } = this.#world;
    const random = owner.fork();
    const [refuses, throttles, timesOut, after] = [
      random.next(),
      random.next(),
      random.next(),
      random.next(),
    ];
    if (faults.on('ses-refuses') && refuses < 0.003) {
      faults.count('ses-refuses');
      return failure('MessageRejected', 400);
    }
    if (faults.on('ses-throttles') && (throttles < 0.08 || this.#quotaUsedUp())) {
      faults.count('ses-throttles');
      return failure('ThrottlingException', 400);
    }
    const silent = faults.on('ses-times-out') && timesOut < 0.03;
    if (silent) faults.count('ses-times-out');
    if (silent && after < 0.5) return failure('TimeoutError');
    const messageId = await this.#take(outgoing, { owner, strand, random, silent });
    return silent ? failure('TimeoutError') : { answer: 'accepted', messageId };
  }

  /** Some days the account may send nothing more until the next. */
  #quotaUsedUp(): boolean {
    return mixed(this.#world.seed, Math.floor(this.#world.now / DAY), 7) < 0.06 * 2 ** 32;
  }

  async #take({ mailId, to }: OutgoingMail, { owner, strand, random, silent }: Taking): Promise<string> {
    const world = this.#world;
    this.#taken += 1;
    const mail = world.sent.peek({ pk: `MAIL#${mailId}`, sk: 'MAIL' });
    if (mail === undefined) throw new Error(`SES was given a mail ${mailId} that is nowhere`);
    world.checks?.taken(owner, mail);
    const fate = this.#fate(to, random);
    const told = { owner, mailId, to, random, silent };
    if (world.faults.on('early-events') && random.chance(0.2)) {
      world.faults.count('early-events');
      await this.#feedback.tell({ ...told, type: 'Send' }, strand);
    } else this.#feedback.tellLater({ ...told, type: 'Send' }, 1 * SECOND);
    if (fate !== 'Bounce') {
      this.#feedback.tellLater({ ...told, type: 'Delivery' }, random.between(1, 50) * SECOND);
      const secrets = this.#secrets.get(mailId) ?? {};
      this.#secrets.delete(mailId);
      world.timetable.add(world.now + MINUTE, () => this.#people.arrived({ owner, mail, secrets }));
    }
    if (fate !== 'Delivery')
      this.#feedback.tellLater({ ...told, type: fate }, random.between(1, 120) * MINUTE);
    return `ses-${this.#taken}`;
  }

  #fate(to: string, random: Random): Fate {
    if (this.#people.bounces(to)) {
      this.#world.faults.count('bounces');
      return 'Bounce';
    }
    if (!random.chance(0.01) || !this.#world.faults.on('complaints')) return 'Delivery';
    this.#world.faults.count('complaints');
    return 'Complaint';
  }
}

interface Taking {
  readonly owner: Owner;
  readonly strand: Strand;
  readonly random: Random;
  /** Whether its answer gets lost: then its events are often late as well. */
  readonly silent: boolean;
}
