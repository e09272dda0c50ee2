import { INDEXES } from '../../functions/platform/store/table.ts';
import { toInstant } from '../../functions/platform/time.ts';
import { tableNames } from '../../local/assembly/table-names.ts';
import { portsOf } from '../../local/seed/run.ts';
import type { Fields } from './ask.ts';
import { begin, fillIn, inboxOf, settled, sign, signIn, type WatchedStack } from './company-visits.ts';
import { ORGANISATION } from './form-answers.ts';
import { type HttpVisitor, httpVisitor } from './http-visitor.ts';
import {
  askForMore,
  beErased,
  beginReport,
  changeItsMind,
  enterLetter,
  eraseOnRequest,
  findParent,
  importList,
  stopMails,
  waitInVain,
} from './later-visits.ts';
import { askedAt } from './staff-decision.ts';
import type { AskedRight } from './watched-permissions.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const KIM = 'kim@nordlys.example';
const BO = 'bo@nordlys.example';
const FAY = 'fay@nordlys.example';
const GUS = 'gus@nordlys.example';
const EVA = 'eva@nordlys.example';

const wait = async (on: WatchedStack, ms: number): Promise<void> => {
  await on.stack.push(on.stack.now() + ms);
  await settled(on);
};

const staffSignIn = async ({ stack }: WatchedStack): Promise<HttpVisitor> => {
  const ada = httpVisitor(stack.addresses.site);
  await ada.open('/office');
  const choice = await ada.open('/office/sign-in/start?next=%2Foffice');
  await ada.submit(choice, { account: 'demo-ada' });
  return ada;
};

const nameOf = (on: WatchedStack, name: string): string => {
  const found = on.stack.context.assembly
    .byKind('AWS::Lambda::Function')
    .find(({ properties }) => String(properties['Description']).endsWith(`: ${name}`));
  return String(found?.properties['Role']);
};

/** A stream whose reader fails for good: the records end in the dead letters, and the next round tells again. */
const signWhileNobodyHears = async (on: WatchedStack, visitor: HttpVisitor, root: string): Promise<void> => {
  const changes = nameOf(on, 'changes');
  const deaf = ({ roleArn, action }: AskedRight) => roleArn === changes && action === 'dynamodb:GetItem';
  await on.permissions.refusing(deaf, async () => {
    await sign(visitor, root);
    await settled(on);
  });
  await wait(on, HOUR_MS);
};

/** What SES tells of a mail cannot be recorded: it is kept by ids. */
const missNews = async (on: WatchedStack, email: string): Promise<void> => {
  const feedback = nameOf(on, 'mail-feedback');
  const deaf = ({ roleArn, action }: AskedRight) => roleArn === feedback && action === 'dynamodb:GetItem';
  await on.permissions.refusing(deaf, async () => {
    const visitor = httpVisitor(on.stack.addresses.site);
    await visitor.submit(await visitor.open('/en/sign-in'), { email });
    await settled(on);
  });
};

/** Follows the link of a pledge's page to the one that asks first, and decides there. */
const decideOnceAsked = async (ada: HttpVisitor, action: string, fields: Fields = {}): Promise<void> => {
  const page = await ada.open(action.slice(0, action.lastIndexOf('/')));
  await ada.submit(await ada.open(askedAt(page, action) ?? action), fields, action);
};

/** SES is busy while a pledge is published, and what it takes later bounces: a retry, and a task for staff. */
const publishToNobody = async (on: WatchedStack, ada: HttpVisitor, pledge: string): Promise<void> => {
  const { faults } = on.stack.context;
  await ada.submit(await ada.open(pledge), {}, `${pledge}/review`);
  faults.turn('throttle', true);
  await decideOnceAsked(ada, `${pledge}/publish`);
  await settled(on);
  faults.turn('throttle', false);
  faults.turn('bounce', true);
  await wait(on, HOUR_MS);
  faults.turn('bounce', false);
};

const closeTasks = async (on: WatchedStack, ada: HttpVisitor): Promise<readonly string[]> => {
  const page = await ada.open('/office/tasks');
  const ids = [...page.body.matchAll(/\/office\/tasks\/([^/"]+)\/close/g)].map(([, id = '']) => id);
  for (const id of ids)
    await ada.submit(page, { [`note-${id}`]: 'Called them.' }, `/office/tasks/${id}/close`);
  await settled(on);
  return ids;
};

const changeSettings = async (ada: HttpVisitor): Promise<void> => {
  const closing = { 'closing-day': '1', 'closing-month': '8', 'closing-year': '2028' };
  await ada.submit(await ada.open('/office/settings'), closing);
};

const withholdAndRestore = async (on: WatchedStack, ada: HttpVisitor, pledge: string): Promise<void> => {
  const reasons = { 'withhold-reasons': 'A question is open.' };
  await decideOnceAsked(ada, `${pledge}/withhold`, reasons);
  // Once it is restored, no mail about the withholding is owed.
  await settled(on);
  await ada.submit(await ada.open(pledge), {}, `${pledge}/restore`);
  await settled(on);
};

const readInPublic = async ({ stack }: WatchedStack, organisation: string): Promise<readonly string[]> => {
  const anybody = httpVisitor(stack.addresses.site);
  const addresses = [
    '/en',
    '/en/register',
    `/en/register/${organisation}`,
    '/api/v1/register.json',
    `/api/v1/organisations/${organisation}.json`,
    `/api/v1/organisations/${organisation}/calendar.ics`,
    '/api/v1/calendar.ics',
    '/api/v1/register.atom',
  ];
  const pages = await Promise.all(addresses.map((address) => anybody.open(address)));
  // What stands in memory by now is brought up to date.
  for (const again of ['/en/register', '/en/register', '/api/v1/register.json', '/api/v1/register.json'])
    await anybody.open(again);
  return pages
    .filter(({ body }) => body.includes(ORGANISATION.legalName))
    .map(({ url }) => new URL(url).pathname);
};

const runRound = async (on: WatchedStack): Promise<void> => {
  for (const { name } of on.stack.services.scheduler.schedules())
    await on.stack.services.scheduler.runNow(name);
};

/** More is due than one execution of the round sees to: it hands the rest to a fresh one. */
const overfillRound = async (on: WatchedStack): Promise<void> => {
  const { stack } = on;
  const { assembly } = stack.context;
  const { endpoint } = stack.addresses;
  const ports = portsOf({
    endpoint,
    region: assembly.region,
    ...tableNames(assembly),
    now: () => stack.now(),
  });
  const dueAt = toInstant(stack.now() - 60_000);
  const index = { [INDEXES.due.pk]: 'DUE#0', [INDEXES.due.sk]: dueAt };
  const items = Array.from({ length: 101 }, (_, at) => ({ pk: 'FILLING', sk: String(at), rev: 1, ...index }));
  for (const item of items) await ports.sent.put(item, 'absent');
  await runRound(on);
  await settled(on);
  for (const { pk, sk } of items) await ports.sent.remove({ pk, sk }, { rev: 1 });
};

/** The hour cannot start the round: what it would have started is in the dead letters. */
const missTheHour = async (on: WatchedStack): Promise<void> => {
  const closed = ({ action, roleArn }: AskedRight) =>
    action === 'states:StartExecution' && roleArn.includes('SchedulerRole');
  await on.permissions.refusing(closed, () => runRound(on));
  await settled(on);
};

/** What came of it all, for a test to look at. */
export interface EveryAccess {
  readonly toKim: readonly string[];
  readonly toBo: readonly string[];
  readonly closedTasks: number;
  /** Addresses that show the published pledge to anybody. */
  readonly shownAt: readonly string[];
  /** How often each state machine ran. */
  readonly executions: Readonly<Record<string, number>>;
  /** What each of them says. */
  readonly deadLetters: readonly string[];
}

const subjectsFor = async (on: WatchedStack, address: string): Promise<readonly string[]> =>
  (await inboxOf(on, address)).map(({ subject }) => subject).toReversed();

const walk = async (on: WatchedStack): Promise<EveryAccess> => {
  await settled(on);
  const kim = await signIn(on, KIM);
  const root = await begin(kim);
  await fillIn(kim, root);
  await signWhileNobodyHears(on, kim, root);
  const organisation = root.split('/').at(-1) ?? '';
  const pledge = `/office/pledges/${organisation}`;
  const ada = await staffSignIn(on);
  await publishToNobody(on, ada, pledge);
  const shownAt = await readInPublic(on, organisation);
  await withholdAndRestore(on, ada, pledge);
  await changeItsMind(kim, root);
  await beginReport(kim, root);
  await findParent(kim, root);
  await importList(on, ada);
  await enterLetter(ada);
  const closed = await closeTasks(on, ada);
  await changeSettings(ada);
  await askForMore(on, ada);
  await eraseOnRequest(on, { staff: ada, email: FAY });
  await ada.submit(await ada.open('/office'), {}, '/office/sign-out');
  await kim.submit(await kim.open('/en/my'), {}, '/en/sign-out');
  const bo = await signIn(on, BO);
  const draft = await begin(bo);
  const answers = await bo.open(`${draft}/organisation`);
  await bo.submit(answers, { ...ORGANISATION, legalName: 'Söderlys AB' });
  await beErased(on, EVA);
  await waitInVain(on, 16 * DAY_MS);
  await stopMails(on, BO);
  await overfillRound(on);
  await missTheHour(on);
  await missNews(on, GUS);
  const ran = on.stack.services.executions();
  return {
    toKim: await subjectsFor(on, KIM),
    toBo: await subjectsFor(on, BO),
    closedTasks: closed.length,
    shownAt,
    executions: Object.fromEntries(
      [...new Set(ran.map(({ machine }) => machine))].map((machine) => [
        machine,
        ran.filter((each) => each.machine === machine).length,
      ]),
    ),
    deadLetters: on.stack.services.queues.messages().map(({ body }) => body),
  };
};

/**
 * Has every function and every machine of a running stack do all that it is for, on the shortest way: two companies, a
 * member of staff, a visitor, sixteen days. Throws when anything is denied, naming it.
 */
export const makeEveryAccess = async (on: WatchedStack): Promise<EveryAccess> => {
  try {
    return await walk(on);
  } catch (cause) {
    const [denied] = on.permissions.denied;
    throw denied === undefined ? cause : new Error(denied, { cause });
  }
};
