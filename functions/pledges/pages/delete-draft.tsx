import { rosterOf } from '../../organisations/people/roster.ts';
import { WHOLE_FORM } from '../../platform/html/error-summary.tsx';
import { Button, Form } from '../../platform/html/form.tsx';
import { Heading } from '../../platform/html/heading.tsx';
import { Page, renderPage } from '../../platform/html/page.tsx';
import type { FieldErrors } from '../../platform/html/view.ts';
import { html, seeOther } from '../../platform/http/answer.ts';
import { seenRevOf } from '../../platform/http/seen-rev.ts';
import { formatInstant } from '../../platform/i18n/translate.ts';
import type { SitePorts } from '../../platform/ports.ts';
import { load } from '../../platform/store/entity.ts';
import { claimEntity } from '../../register/claims/model.ts';
import { deleteDraft } from '../delete-draft.ts';
import { pledgeTransition } from '../states.ts';
import { draftName } from './names.ts';
import { forContactOnly, notFound, type OpenPledge, pledgeDoor } from './open-pledge.ts';

/** Whether there is a first draft to delete: a change of what is public is discarded. */
const mayBeDeleted = ({ head: { pending, current } }: OpenPledge): boolean =>
  current === undefined && pending !== undefined && pledgeTransition('delete', pending.state) !== undefined;

const Consequences = ({ view: { t }, head, person }: OpenPledge) => {
  const others = Object.entries(rosterOf(head)).filter(([personId]) => personId !== person.personId);
  const colleagues = others.filter(([, { state }]) => state === 'active').length;
  return (
    <ul class="govuk-list govuk-list--bullet">
      <li>{t('change.deleteGoes')}</li>
      <li>{t('change.deletePublic')}</li>
      <li>{t('change.deleteColleagues', { count: colleagues })}</li>
      {others.length === colleagues ? null : <li>{t('change.deleteInvited')}</li>}
      <li>{t('change.deleteReminders')}</li>
      <li>{t('change.deleteTrace')}</li>
    </ul>
  );
};

const deletePage = async (pledge: OpenPledge, ports: SitePorts, errors: FieldErrors): Promise<string> => {
  const { view, paths, head, draft } = pledge;
  const { t } = view;
  const claim = await load(ports.pact, claimEntity, head.organisationId);
  return renderPage(
    <Page view={view} title={t('change.deleteTitle')} errors={errors} back={paths.root}>
      <Heading caption={draftName(pledge)}>{t('change.deleteTitle')}</Heading>
      <Consequences {...pledge} />
      {claim === undefined || claim.state === 'refused' ? null : (
        <p class="govuk-body">{t('change.deleteClaim', { name: claim.name })}</p>
      )}
      <p class="govuk-body">{t('change.deleteInstead')}</p>
      <Form view={view}>
        <input type="hidden" name="seenRev" value={String(draft.rev)} />
        <Button look="warning">{t('change.deleteButton')}</Button>
      </Form>
    </Page>,
  );
};

export const showDelete = pledgeDoor(async (pledge, ports) =>
  mayBeDeleted(pledge) ? html(await deletePage(pledge, ports, {})) : seeOther(pledge.paths.root),
);

export const doDelete = pledgeDoor(async (pledge, ports) => {
  const { ask, head, person, paths, draft } = pledge;
  const { organisationId } = head;
  const seenRev = seenRevOf(ask.form);
  const deleted = await deleteDraft(ports, { organisationId, who: person.personId, seenRev });
  if (deleted.ok) return seeOther(`${paths.mine}?deleted=yes`);
  if (deleted.refusal.why === 'not-found') return notFound(ask);
  if (deleted.refusal.why === 'people') return forContactOnly(ask);
  if (deleted.refusal.why !== 'changed-meanwhile') return seeOther(paths.root);
  const at = formatInstant(ask.language, draft.changedAt);
  const errors = { [WHOLE_FORM]: ask.t('change.deleteChanged', { at }) };
  return html(await deletePage(pledge, ports, errors), 409);
});
