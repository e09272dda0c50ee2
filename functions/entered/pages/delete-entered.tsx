import { WHOLE_FORM } from '../../platform/html/error-summary.tsx';
import { Button, Form } from '../../platform/html/form.tsx';
import { Heading } from '../../platform/html/heading.tsx';
import { Page, renderPage } from '../../platform/html/page.tsx';
import type { FieldErrors } from '../../platform/html/view.ts';
import { html, seeOther } from '../../platform/http/answer.ts';
import { seenRevOf } from '../../platform/http/seen-rev.ts';
import type { SitePorts } from '../../platform/ports.ts';
import { load } from '../../platform/store/entity.ts';
import { deleteDraft } from '../../pledges/delete-draft.ts';
import { draftName } from '../../pledges/pages/names.ts';
import { notFound, type OpenPledge, pledgeDoor } from '../../pledges/pages/open-pledge.ts';
import { penOf } from '../../pledges/pen.ts';
import { claimEntity } from '../../register/claims/model.ts';

/** Until the organisation has confirmed it, it is the office's. */
const isOffices = ({ head }: OpenPledge): boolean => penOf(head) !== 'organisation';

const deletePage = async (pledge: OpenPledge, ports: SitePorts, errors: FieldErrors): Promise<string> => {
  const { view, paths, head, draft } = pledge;
  const { t } = view;
  const claim = await load(ports.pact, claimEntity, head.organisationId);
  const email = penOf(head) === 'nobody' ? draft.contact?.values.email : undefined;
  const words = [
    t('entered.deleteGoes'),
    ...(email === undefined ? [] : [t('entered.deletePerson', { email })]),
    ...(claim === undefined ? [] : [t('entered.deleteEntry', { name: claim.name })]),
    t('entered.deleteLetter'),
    t('entered.deleteTrace'),
  ];
  return renderPage(
    <Page view={view} title={t('entered.deleteTitle')} errors={errors} back={paths.root}>
      <Heading caption={draftName(pledge)}>{t('entered.deleteTitle')}</Heading>
      <ul class="govuk-list govuk-list--bullet">
        {words.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <Form view={view}>
        <input type="hidden" name="seenRev" value={String(draft.rev)} />
        <Button look="warning">{t('entered.deleteButton')}</Button>
      </Form>
    </Page>,
  );
};

export const showDeleteEntered = pledgeDoor(async (pledge, ports) =>
  isOffices(pledge) ? html(await deletePage(pledge, ports, {})) : seeOther(pledge.paths.root),
);

/** Staff delete what they entered by mistake, or twice: it has never counted. */
export const doDeleteEntered = pledgeDoor(async (pledge, ports) => {
  const { ask, head, person, paths } = pledge;
  const { organisationId } = head;
  const seenRev = seenRevOf(ask.form);
  const deleted = await deleteDraft(ports, { organisationId, who: person.personId, seenRev });
  if (deleted.ok) return seeOther(`${paths.mine}?done=deleted`);
  if (deleted.refusal.why === 'not-found') return notFound(ask);
  if (deleted.refusal.why !== 'changed-meanwhile') return seeOther(paths.root);
  return html(await deletePage(pledge, ports, { [WHOLE_FORM]: ask.t('entered.changed') }), 409);
});
