import type { Item } from '../../../functions/platform/store/table.ts';
import type { PledgeHead } from '../../../functions/pledges/head.ts';
import type { Owner } from '../engine/owner.ts';
import { DAY, type World } from '../engine/world.ts';
import type { InvariantName, Violation } from './invariants.ts';
import { Mails } from './mails.ts';
import { watchPledges } from './pledges.ts';
import { fieldsIn, listIn, textIn } from './reading.ts';
import { Words } from './words.ts';

export type Tell = (invariant: InvariantName, what: string) => void;

/** Stands in every name and address of a person, so that it is found wherever it must not be. */
export const PERSONAL = 'qvist';

/** What a fault brings about, and what is expected where several write at once or a table was restored. */
const EXPECTED = [
  /^Lambda\.Unknown$/,
  /^ProvisionedThroughputExceededException$/,
  /^(?:HeadContended|StepContended)$/,
  /^States\.(?:Timeout|TaskFailed)$/,
  /^(?:Remind|ReportYear|Round)\.\w+$/,
  /^StepFunctions\.ExecutionAlreadyExistsException$/,
];
const CONTENDED = /at every try|could not be written/u;
/** Told so often at most: what comes after the first few says nothing more. */
const MOST = 50;

/** Watches a world, and keeps what it finds broken. */
export class Checks {
  readonly #world: World;
  readonly mails: Mails;
  readonly words: Words;
  readonly violations: Violation[] = [];
  #restored = false;

  constructor(world: World) {
    this.#world = world;
    this.mails = new Mails(world);
    this.words = new Words(world);
    world.checks = this;
    watchPledges(world, (item) => this.tellOf(world.ownerOf(item['organisationId'])));
    world.watch({ table: 'pact', types: ['person'] }, ({ before, after }) => {
      if (after !== undefined && before === undefined) this.#person(after);
      // Who is erased leaves the address free.
      if (after === undefined && before !== undefined) this.#people.delete(String(before['email']));
    });
  }

  tellOf(owner: Owner): Tell {
    return (invariant, what) => this.tell(owner, invariant, what);
  }

  tell(owner: Owner, invariant: InvariantName, what: string): void {
    if (this.violations.length >= MOST) return;
    const at = new Date(this.#world.now).toISOString();
    this.violations.push({ invariant, organisation: owner.number, at, what, before: owner.lastLines() });
  }

  /** The table of pledges became that of an earlier day: what was decided since is not. */
  restored(): void {
    this.#restored = true;
    this.words.forget();
  }

  /** Something threw; fine where a fault did it. */
  failed(owner: Owner, where: string, error: unknown): void {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    const expected = EXPECTED.some((pattern) => pattern.test(name)) || CONTENDED.test(message);
    owner.note(this.#world.now, `${where} failed: ${name}`);
    this.#logged(owner, error);
    if (this.#world.faults.any && (expected || this.#restored)) return;
    if (expected && name.startsWith('StepFunctions')) return;
    const deep = error instanceof Error && error.cause instanceof Error ? ` (${error.cause.message})` : '';
    this.tell(owner, 'no-surprise', `${where}: ${name}: ${message}${deep}`);
  }

  /** What throws is logged, and stands in the history of an execution: its words, those of its causes, and where. */
  #logged(owner: Owner, error: unknown): void {
    for (let cause = error; cause instanceof Error; cause = cause.cause) {
      const text = `${cause.name} ${cause.message} ${cause.stack ?? ''}`;
      if (text.includes(PERSONAL)) this.tell(owner, 'no-personal-data', `an error says "${cause.message}"`);
    }
  }

  /** A line that operators may read; answers whether they may. */
  written(owner: Owner, text: string): boolean {
    if (!text.includes(PERSONAL)) return true;
    this.tell(owner, 'no-personal-data', `a line says ${text.slice(0, 300)}`);
    return false;
  }

  taken(owner: Owner, mail: Item): void {
    this.mails.taken(owner, mail, this.tellOf(owner));
  }

  told(mailId: string, event: { readonly type: string; readonly heard: boolean }): void {
    this.mails.told(mailId, event);
  }

  /** Somebody was told that a decision stands. */
  decided(owner: Owner, head: PledgeHead): void {
    const stored = this.#world.pact.peek({ pk: `ORG#${head.organisationId}`, sk: 'PLEDGE' });
    const hash = head.history.at(-1)?.hash;
    const there = listIn(stored?.['history']).some((link) => fieldsIn(link)['hash'] === hash);
    if (!there) this.tell(owner, 'decision-kept', `${head.history.at(-1)?.what} is not in the history`);
  }

  /** What stands in the history of an execution: its name, and an input or an answer. */
  execution(name: string, input: unknown): void {
    const text = `${name} ${JSON.stringify(input)}`;
    if (text.includes(PERSONAL) || text.includes('@'))
      this.tell(this.#world.owner(0), 'no-personal-data', `an execution has ${text}`);
  }

  executionEnded(one: { owner: Owner; name: string; events: number; ms: number }): void {
    if (one.events > 2_500 || one.ms > 7 * DAY)
      this.tell(one.owner, 'short-executions', `${one.name}: ${one.events} events, ${one.ms / DAY} days`);
  }

  #person(item: Item): void {
    const email = textIn(item['email']) ?? '';
    const owner = this.#world.ownerOfId(String(item['personId']));
    if (this.#people.has(email) && !this.#restored)
      this.tell(owner, 'one-person-an-address', 'two persons have one address');
    this.#people.add(email);
  }

  readonly #people = new Set<string>();
}
