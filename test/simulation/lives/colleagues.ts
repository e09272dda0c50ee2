import { ensurePerson } from '../../../functions/access/ensure-person.ts';
import { answerInvitation } from '../../../functions/organisations/people/answer-invitation.ts';
import {
  acceptContact,
  endOffer,
  offerContact,
  replaceContact,
} from '../../../functions/organisations/people/hand-over.ts';
import { invite } from '../../../functions/organisations/people/invite.ts';
import { erasePerson } from '../../../functions/persons/erase.ts';
import { fieldsIn, headView, textIn } from '../checks/reading.ts';
import { DAY, MINUTE, type World } from '../engine/world.ts';
import { actingFor, isErased, personOf } from './acting.ts';
import { comeBack } from './company.ts';
import { address, attempt, type Life, someDays } from './life.ts';
import type { Pledge } from './writing.ts';

const SHARES = {
  backup: 0.35,
  handsOver: 0.4,
  replaced: 0.06,
  contactErased: 0.08,
  comesBack: 0.5,
  colleagueErased: 0.15,
};

const headOf = ({ world }: Life, { organisationId }: Pledge) =>
  fieldsIn(world.pact.peek({ pk: `ORG#${organisationId}`, sk: 'PLEDGE' }));

/** The contact invites a colleague as backup, who accepts some days later; answers the colleague's id. */
const takeOnBackup = async (life: Life, pledge: Pledge): Promise<string | undefined> => {
  const email = address(life.owner.number, 'robin');
  const request = { organisationId: pledge.organisationId, email, language: 'en' as const };
  await attempt(life, 'inviting', (ports) =>
    invite(ports, { ...request, who: pledge.personId, roles: ['backup'] }),
  );
  const robin = await attempt(life, 'asking who robin is', (ports) =>
    ensurePerson(ports, { email, language: 'en' }),
  );
  if (robin === undefined) return undefined;
  await someDays(life, 0, 40);
  const { personId } = robin;
  const invitation = textIn(fieldsIn(fieldsIn(headOf(life, pledge)['people'])[personId])['invitation']);
  if (invitation === undefined) return undefined;
  const answer = { organisationId: pledge.organisationId, personId, invitation, accepts: true };
  const joined = await attempt(life, 'accepting', (ports) => answerInvitation(ports, answer));
  return joined?.ok === true ? personId : undefined;
};

/** The contact offers the role; the colleague takes it, or lets it be. */
const handOver = async (life: Life, pledge: Pledge, to: string): Promise<void> => {
  const { random } = life;
  const { organisationId, personId: who } = pledge;
  const leaves = random.chance(0.5);
  await attempt(life, 'offering the contact', (ports) =>
    offerContact(ports, { organisationId, who, to, leaves }),
  );
  await someDays(life, 0, 20);
  const answer = { organisationId, personId: to };
  if (random.chance(0.2)) await attempt(life, 'refusing the contact', (ports) => endOffer(ports, answer));
  else await attempt(life, 'accepting the contact', (ports) => acceptContact(ports, answer));
};

const erase = (life: Life, personId: string, by: string): Promise<unknown> =>
  attempt(life, 'erasing', (ports) => erasePerson(ports, { personId, by }));

/** Who may be erased besides the contact: whoever signed, and the backup. */
const someColleague = (life: Life, pledge: Pledge): string | undefined => {
  const people = Object.keys(fieldsIn(headOf(life, pledge)['people']));
  const others = people.filter((id) => id !== pledge.personId);
  return life.random.shuffle(others)[0];
};

const liveAsColleagues = async (life: Life, pledge: Pledge): Promise<void> => {
  const { random, world } = life;
  await someDays(life, 1, 250);
  const gone = (): boolean => isErased(world, pledge.personId);
  if (!gone() && random.chance(SHARES.backup)) {
    const backup = await takeOnBackup({ ...life, mayAct: () => !gone() }, pledge);
    if (backup !== undefined && random.chance(SHARES.handsOver)) {
      await someDays(life, 1, 200);
      if (!gone()) await handOver(life, pledge, backup);
    }
  }
  await someDays(life, 1, 300);
  const colleague = someColleague(life, pledge);
  if (colleague !== undefined && random.chance(SHARES.colleagueErased))
    await erase(life, colleague, colleague);
  await someDays(life, 0, 100);
  const contact = pledge.personId;
  if (random.chance(SHARES.contactErased)) {
    const who = personOf(life, contact).email.split('.')[0] ?? 'kim';
    await erase(life, contact, random.chance(0.5) ? contact : 'staff:rita');
    if (random.chance(SHARES.comesBack))
      world.spawn((strand) => comeBack({ world, owner: life.owner, strand, random: life.owner.fork() }, who));
  }
  if (!gone() && !random.chance(SHARES.replaced)) return;
  await someDays(life, 5, 60);
  const email = address(life.owner.number, 'sasha');
  await attempt(life, 'replacing the contact', (ports) =>
    replaceContact(ports, {
      organisationId: pledge.organisationId,
      staff: 'rita',
      email,
      language: 'en',
      reasons: 'The contact has left.',
    }),
  );
};

/** From its first publication on, people come to an organisation, hand over, leave, and have themselves erased. */
export const openColleagues = (world: World): void => {
  const begun = new Set<string>();
  world.watch({ table: 'pact', types: ['pledge-head'] }, ({ after }) => {
    if (after === undefined || headView(after).current !== 'published') return;
    const organisationId = String(after['organisationId']);
    if (begun.has(organisationId)) return;
    begun.add(organisationId);
    const owner = world.ownerOf(organisationId);
    world.spawnAt(world.now + DAY, (strand) => {
      const life = { world, owner, strand, random: owner.fork() };
      return liveAsColleagues(life, actingFor(life, organisationId, String(after['contact'])));
    });
  });
};

/** After the last backup before a restore, some have themselves erased: the backup knows them still. */
export const eraseSome = (world: World): void => {
  for (const item of [...world.pact.all()]) {
    if (item['type'] !== 'pledge-head' || headView(item).current !== 'published') continue;
    const owner = world.ownerOf(item['organisationId']);
    const random = owner.fork();
    if (!random.chance(0.05)) continue;
    world.spawnAt(world.now + random.between(0, 50) * MINUTE, async (strand) => {
      const life = { world, owner, strand, random };
      const pledge = actingFor(life, String(item['organisationId']), String(item['contact']));
      const personId = random.chance(0.5) ? pledge.personId : someColleague(life, pledge);
      if (personId !== undefined) await erase(life, personId, personId);
    });
  }
};
