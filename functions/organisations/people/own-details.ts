import { memberEntity, personEntity } from '../../access/model.ts';
import type { Language } from '../../platform/i18n/languages.ts';
import type { Ports } from '../../platform/ports.ts';
import { load, save } from '../../platform/store/entity.ts';
import { toInstant } from '../../platform/time.ts';
import { signedAs } from '../../pledges/signing.ts';

type Needed = Pick<Ports, 'pact' | 'clock'>;

export interface OwnDetails {
  readonly organisationId: string;
  readonly personId: string;
  readonly name: string;
  readonly position: string;
  /** Of all our mails to this person. */
  readonly language: Language;
}

const nameMember = async (
  { pact, clock }: Needed,
  { organisationId, personId, name, position }: OwnDetails,
): Promise<void> => {
  for (;;) {
    const member = await load(pact, memberEntity, organisationId, personId);
    if (member === undefined || (member.name === name && member.position === position)) return;
    const signed = signedAs(member);
    const next = {
      ...member,
      name,
      position,
      namedAt: toInstant(clock.now()),
      // What was signed under other words stays provable by them.
      salt: undefined,
      ...(Object.keys(signed).length === 0 ? {} : { signed }),
    };
    if ((await save(pact, memberEntity, next)) === 'done') return;
  }
};

const speakTo = async (
  { pact, clock }: Needed,
  { personId, language }: Pick<OwnDetails, 'personId' | 'language'>,
): Promise<void> => {
  for (;;) {
    const person = await load(pact, personEntity, personId);
    if (person === undefined) return;
    const next = { ...person, language, languageAt: toInstant(clock.now()) };
    if ((await save(pact, personEntity, next)) === 'done') return;
  }
};

/** Somebody who works for an organisation says, in any state of its pledge, who that is and in which language we write. */
export const setOwnDetails = async (ports: Needed, details: OwnDetails): Promise<void> => {
  await nameMember(ports, details);
  await speakTo(ports, details);
};
