import { ensurePerson } from '../../functions/access/ensure-person.ts';
import { coreCommitments } from '../../functions/catalogue/catalogue.ts';
import { answerInvitation } from '../../functions/organisations/people/answer-invitation.ts';
import { acceptContact, offerContact } from '../../functions/organisations/people/hand-over.ts';
import { invite } from '../../functions/organisations/people/invite.ts';
import { load } from '../../functions/platform/store/entity.ts';
import { addDays, brusselsDay, toInstant } from '../../functions/platform/time.ts';
import { amend } from '../../functions/pledges/amend.ts';
import { correctName } from '../../functions/pledges/correct-name.ts';
import { draftEntity } from '../../functions/pledges/draft.ts';
import { pledgeHead } from '../../functions/pledges/head.ts';
import { liftHold, placeHold } from '../../functions/pledges/hold.ts';
import { restore } from '../../functions/pledges/public-text.ts';
import { type Section, saveSection } from '../../functions/pledges/save-section.ts';
import { sendBack } from '../../functions/pledges/signature.ts';
import type { Life } from './deeds.ts';
import { must } from './must.ts';

const lastOf = ({ organisationId, ports }: Life) => load(ports.pact, draftEntity, organisationId);

/** What comes of an action within a year: the first is in place, the last commitment beyond the core is left out. */
const amendText = async (life: Life): Promise<void> => {
  const { ports, organisationId, personId } = life;
  must(await amend(ports, { organisationId, personId }));
  const draft = await lastOf(life);
  const chosen = draft?.commitments?.values ?? [];
  const leftOut = chosen.filter((id) => !coreCommitments.includes(id)).at(-1);
  const [first = ''] = chosen;
  const today = brusselsDay(toInstant(ports.clock.now()));
  const inPlace = (draft?.actions[first]?.values ?? []).map(({ target: _, ...action }) => ({
    ...action,
    status: 'in-place' as const,
    start: addDays(today, -7),
  }));
  const sections: readonly { readonly section: Section; readonly seenRev: number }[] = [
    {
      section: { name: 'actions', commitment: first, values: inPlace },
      seenRev: draft?.actions[first]?.rev ?? 0,
    },
    ...(leftOut === undefined
      ? []
      : [
          {
            section: { name: 'commitments' as const, values: chosen.filter((id) => id !== leftOut) },
            seenRev: draft?.commitments?.rev ?? 0,
          },
          {
            section: {
              name: 'dropped' as const,
              values: { [leftOut]: 'We have sold the part of the company that this was about.' },
            },
            seenRev: draft?.dropped?.rev ?? 0,
          },
        ]),
  ];
  for (const { section, seenRev } of sections)
    must(await saveSection(ports, { organisationId, personId, seenRev, section }));
};

/** A colleague is invited, accepts, and stands in where the contact's mail comes back. */
const takeOnColleague = async ({ ports, organisationId, personId, scenario }: Life): Promise<void> => {
  const { language } = scenario.contact;
  const email = `backup.${scenario.contact.email}`;
  must(await invite(ports, { organisationId, who: personId, email, language, roles: ['editor', 'backup'] }));
  const colleague = await ensurePerson(ports, { email, language });
  const head = await load(ports.pact, pledgeHead, organisationId);
  const invitation = head?.people?.[colleague.personId]?.invitation ?? '';
  must(
    await answerInvitation(ports, {
      organisationId,
      personId: colleague.personId,
      invitation,
      accepts: true,
    }),
  );
};

/** The colleague who stands in becomes the contact. */
const handOver =
  (step: 'offer' | 'accept') =>
  async ({ ports, organisationId, personId }: Life): Promise<void> => {
    const to = (await load(ports.pact, pledgeHead, organisationId))?.backup ?? '';
    must(
      step === 'offer'
        ? await offerContact(ports, { organisationId, who: personId, to, leaves: true })
        : await acceptContact(ports, { organisationId, personId: to }),
    );
  };

const sendTextBack = async ({ ports, organisationId }: Life): Promise<void> => {
  const pending = (await load(ports.pact, pledgeHead, organisationId))?.pending;
  const [signature] = pending?.signatures ?? [];
  must(
    await sendBack(ports, {
      organisationId,
      personId: signature?.personId ?? '',
      comment: 'Please give the second action a date that we can keep.',
    }),
  );
};

/** What can happen to a pledge beyond its first publication. */
export const laterDeeds = (staff: string) => ({
  'offer-contact': handOver('offer'),
  'take-contact': handOver('accept'),
  'correct-name': async ({ ports, organisationId, scenario }: Life) => {
    const name = scenario.profile.legalName.replace(' (made up)', ' (made-up)');
    must(await correctName(ports, { organisationId, staff, name }));
  },
  'lift-hold': async ({ ports, organisationId }: Life) =>
    must(await liftHold(ports, { organisationId, staff })),
  amend: amendText,
  colleague: takeOnColleague,
  'send-back': sendTextBack,
  restore: async ({ ports, organisationId }: Life) => must(await restore(ports, { organisationId, staff })),
  hold: async ({ ports, organisationId }: Life) => {
    const until = addDays(brusselsDay(toInstant(ports.clock.now())), 20);
    const reasons = 'The company is being merged; its new owner has asked for some weeks.';
    must(await placeHold(ports, { organisationId, staff, reasons, until }));
  },
});
