import { fieldsIn, textIn } from '../checks/reading.ts';
import type { World } from '../engine/world.ts';
import { address, type Life, personName } from './life.ts';
import type { Pledge } from './writing.ts';

/** Whether a person has been erased: nobody acts in that name any more. */
export const isErased = (world: World, personId: string): boolean =>
  world.sent.peek({ pk: `ERASED#${personId}`, sk: 'ERASED' }) !== undefined;

/** A pledge and whoever is its contact at the moment of asking; before it has one, who started it. */
export const actingFor = ({ world }: Life, organisationId: string, starter: string): Pledge => ({
  organisationId,
  get personId() {
    const head = world.pact.peek({ pk: `ORG#${organisationId}`, sk: 'PLEDGE' });
    return textIn(head?.['contact']) ?? starter;
  },
});

/** The life of an organisation stands still while its contact has been erased and nobody took over. */
export const whileThere = (life: Life, pledge: Pledge): Life => ({
  ...life,
  mayAct: () => !isErased(life.world, pledge.personId),
});

/** How a person signs a letter, by the address that is known of it. */
export const personOf = (
  { world, owner }: Life,
  personId: string,
): { readonly name: string; readonly email: string } => {
  const person = world.pact.peek({ pk: `PERSON#${personId}`, sk: 'PERSON' });
  const email = textIn(fieldsIn(person)['email']) ?? address(owner.number, 'kim');
  return { email, name: personName(email.split('.')[0] ?? 'kim') };
};
