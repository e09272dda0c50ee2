import type { Unrecorded } from '../../../functions/mail/unrecorded.ts';
import type { Random } from '../random.ts';
import type { Owner } from './owner.ts';
import type { Strand } from './strand.ts';
import { HOUR, MINUTE, type World } from './world.ts';

/** Something that SES tells about a mail. */
export interface Told {
  readonly type: 'Send' | 'Delivery' | 'Bounce' | 'Complaint';
  readonly owner: Owner;
  readonly mailId: string;
  /** To whom it went: SES says it with everything that it tells. */
  readonly to: string;
  readonly random: Random;
  /** Whether SES's answer to the sending was lost: then its events are often late as well. */
  readonly silent: boolean;
}

const messageOf = ({ type, mailId, to }: Told, at: number): string => {
  const timestamp = new Date(at).toISOString();
  const details = {
    Send: {},
    Delivery: { delivery: { timestamp, recipients: [to] } },
    Bounce: { bounce: { timestamp, bounceType: 'Permanent', bounceSubType: 'General' } },
    Complaint: { complaint: { timestamp, complaintFeedbackType: 'abuse' } },
  };
  return JSON.stringify({
    eventType: type,
    mail: { timestamp, destination: [to], tags: { 'mail-id': [mailId] } },
    ...details[type],
  });
};

/** SNS, the function that hears it, and the queue of what that function could not record. */
export class Feedback {
  readonly #world: World;

  constructor(world: World) {
    this.#world = world;
  }

  /** Tells it after a while, or much later, or twice. */
  tellLater(told: Told, ms: number): void {
    const world = this.#world;
    const { random, silent } = told;
    const late = world.faults.on('reordering') && random.chance(silent ? 0.6 : 0.1);
    if (late) world.faults.count('reordering');
    const at = world.now + ms + (late ? random.between(1, 6 * HOUR) : 0);
    world.spawnAt(at, (strand) => this.tell(told, strand));
    if (!world.faults.on('duplicates') || !random.chance(0.05)) return;
    world.faults.count('duplicates');
    world.spawnAt(at + random.between(0, HOUR), (strand) => this.tell(told, strand));
  }

  tell(told: Told, strand: Strand): Promise<void> {
    return this.#hear(told, strand, {
      Records: [{ Sns: { Message: messageOf(told, this.#world.now) } }],
    });
  }

  /** Lambda tries an asynchronous call three times. */
  async #hear(told: Told, strand: Strand, event: unknown): Promise<void> {
    const world = this.#world;
    const { mailId, type } = told;
    for (let tries = 0; tries < 3; tries += 1) {
      try {
        if (await this.#recorded(told, strand, event)) world.checks?.told(mailId, { type, heard: true });
        return;
      } catch (error) {
        world.checks?.failed(told.owner, 'an event of SES', error);
        world.checks?.told(mailId, { type, heard: false });
        await strand.sleep((tries + 1) * MINUTE);
      }
    }
  }

  /** One run of the function. Answers false where it kept what it could not record. */
  async #recorded(told: Told, strand: Strand, event: unknown): Promise<boolean> {
    const world = this.#world;
    let kept = false;
    const keep = async (letter: Unrecorded): Promise<void> => {
      kept = true;
      this.#handInAgain(told, letter);
    };
    await world.act(told.owner, strand, (ports, activity) =>
      world.parts.feedback({
        ...ports,
        pause: (ms) => strand.sleep(ms),
        log: world.written.log(told.owner),
        unrecorded: {
          keep: (letter) =>
            activity === undefined ? keep(letter) : activity.call({ effect: () => keep(letter) }),
        },
      })(event),
    );
    return !kept;
  }

  /** Some day an operator hands in what was kept. */
  #handInAgain(told: Told, letter: Unrecorded): void {
    const world = this.#world;
    if ('unreadable' in letter) {
      world.checks?.tell(told.owner, 'no-surprise', `an event of SES cannot be read: ${letter.unreadable}`);
      return;
    }
    const at = world.now + told.random.between(1, 48) * HOUR;
    world.spawnAt(at, (strand) => this.#hear(told, strand, letter));
  }
}
