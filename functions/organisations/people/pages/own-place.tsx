import { memberEntity } from '../../../access/model.ts';
import { WHOLE_FORM } from '../../../platform/html/error-summary.tsx';
import { Button, Form } from '../../../platform/html/form.tsx';
import { Heading } from '../../../platform/html/heading.tsx';
import { Page, renderPage } from '../../../platform/html/page.tsx';
import type { FieldErrors } from '../../../platform/html/view.ts';
import { html, seeOther } from '../../../platform/http/answer.ts';
import type { SitePorts } from '../../../platform/ports.ts';
import { load } from '../../../platform/store/entity.ts';
import { pledgeHead } from '../../../pledges/head.ts';
import { pledgeName } from '../../../pledges/pages/names.ts';
import { type OpenPledge, pledgeDoor } from '../../../pledges/pages/open-pledge.ts';
import { setShown } from '../../../pledges/shown-signatories.ts';
import { removeMember } from '../change-member.ts';
import { acceptContact, endOffer } from '../hand-over.ts';
import { BLANK_INVITATION, peoplePage } from './people.tsx';
import { refusalOf } from './words.ts';

/** Who is asked to become the contact answers, or the contact takes the offer back. */
export const answerOffer = pledgeDoor(async (pledge, ports) => {
  const { ask, head, person, paths } = pledge;
  const who = { organisationId: head.organisationId, personId: person.personId };
  const accepts = ask.form.get('do') === 'accept';
  const decided = await (accepts ? acceptContact : endOffer)(ports, who);
  if (decided.ok) return seeOther(`${paths.people}?done=${accepts ? 'taken' : 'offer-ended'}`);
  // A second press finds what the first has done.
  const now = await load(ports.pact, pledgeHead, who.organisationId);
  if (accepts && now?.contact === who.personId) return seeOther(`${paths.people}?done=taken`);
  const { words, status } = refusalOf(ask.t, decided.refusal);
  const state = { typed: BLANK_INVITATION, errors: { [WHOLE_FORM]: words } };
  return html(await peoplePage(pledge, ports, state), status);
});

/** A signatory lets name and position be shown in public, or takes that back. */
export const changeShown = pledgeDoor(async ({ ask, head, person, paths }, ports) => {
  const shown = ask.form.get('do') === 'show';
  await setShown(ports, { organisationId: head.organisationId, personId: person.personId, shown });
  return seeOther(`${paths.people}?done=${shown ? 'shown' : 'hidden'}`);
});

const leavePage = async (
  pledge: OpenPledge,
  ports: Pick<SitePorts, 'pact'>,
  errors: FieldErrors,
): Promise<string> => {
  const { view, paths, head, person } = pledge;
  const { t } = view;
  const member = await load(ports.pact, memberEntity, head.organisationId, person.personId);
  return renderPage(
    <Page view={view} title={t('people.leaveTitle')} errors={errors} back={paths.people}>
      <Heading caption={pledgeName(pledge)}>{t('people.leaveTitle')}</Heading>
      <p class="govuk-body">{t('people.leaveText')}</p>
      {member?.shownSince === undefined ? null : <p class="govuk-body">{t('people.leaveHides')}</p>}
      <Form view={view}>
        <Button look="warning">{t('people.leave')}</Button>
      </Form>
    </Page>,
  );
};

export const showLeave = pledgeDoor(async (pledge, ports) => html(await leavePage(pledge, ports, {})));

export const doLeave = pledgeDoor(async (pledge, ports) => {
  const { ask, head, person, paths } = pledge;
  const { organisationId } = head;
  const { personId } = person;
  const left = await removeMember(ports, { organisationId, who: personId, personId });
  if (left.ok) return seeOther(paths.mine);
  const { words, status } = refusalOf(ask.t, left.refusal);
  return html(await leavePage(pledge, ports, { [WHOLE_FORM]: words }), status);
});
