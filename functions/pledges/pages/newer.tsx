import { type Commitment, commitmentById, newerThan } from '../../catalogue/catalogue.ts';
import { dutyLines } from '../../catalogue/duties.ts';
import { withWording } from '../../catalogue/official/read-text.ts';
import { CommitmentWords } from '../../catalogue/wording.tsx';
import { Button, Form } from '../../platform/html/form.tsx';
import { Heading } from '../../platform/html/heading.tsx';
import { Page, renderPage } from '../../platform/html/page.tsx';
import { Inset } from '../../platform/html/parts.tsx';
import { html, seeOther } from '../../platform/http/answer.ts';
import { moveCatalogue } from '../move-catalogue.ts';
import { draftName } from './names.ts';
import { editDoor, type OpenPledge } from './open-pledge.ts';

type Newer = NonNullable<ReturnType<typeof newerThan>>;

/** That there is a newer catalogue, on the overview of a draft that is pinned to an older one. */
export const NewerNote = ({ view, draft, paths }: OpenPledge) => {
  const newer = newerThan(draft.catalogue);
  return newer === undefined ? null : (
    <Inset>
      <p>{view.t('form.newerNote', { count: newer.added.length })}</p>
      <p>
        <a class="govuk-link" href={paths.newer}>
          {view.t('form.newerLook')}
        </a>
      </p>
    </Inset>
  );
};

const One = ({ pledge, commitment }: { readonly pledge: OpenPledge; readonly commitment: Commitment }) => {
  const { view, today } = pledge;
  const duties = dutyLines(view.t, commitment, today);
  return (
    <li>
      {commitment.id}: <CommitmentWords view={view} id={commitment.id} />
      {duties.length === 0 ? null : <div class="govuk-hint">{duties.join(' ')}</div>}
    </li>
  );
};

const List = ({ pledge, ids }: { readonly pledge: OpenPledge; readonly ids: readonly string[] }) => (
  <ul class="govuk-list govuk-list--bullet">
    {ids.flatMap((id) => {
      const commitment = commitmentById(id);
      return commitment === undefined ? [] : [<One key={id} pledge={pledge} commitment={commitment} />];
    })}
  </ul>
);

const newerPage = (pledge: OpenPledge, newer: Newer): string => {
  const { view, paths } = pledge;
  const { t } = view;
  return renderPage(
    <Page view={view} title={t('form.newerTitle')} back={paths.root}>
      <Heading caption={draftName(pledge)}>{t('form.newerTitle')}</Heading>
      <p class="govuk-body">{t('form.newerText')}</p>
      {newer.added.length === 0 ? null : (
        <>
          <h2 class="govuk-heading-m">{t('form.newerAdded')}</h2>
          <List pledge={pledge} ids={newer.added} />
        </>
      )}
      {newer.gone.length === 0 ? null : (
        <>
          <h2 class="govuk-heading-m">{t('form.newerGone')}</h2>
          <List pledge={pledge} ids={newer.gone} />
        </>
      )}
      <Form view={view}>
        <input type="hidden" name="to" value={newer.to} />
        <Button>{t('form.newerMove')}</Button>
      </Form>
      <p class="govuk-body">{t('form.newerStay')}</p>
    </Page>,
  );
};

/** What a newer catalogue offers a draft; looking changes nothing. */
export const showNewer = editDoor(async (pledge, ports) => {
  const newer = newerThan(pledge.draft.catalogue);
  if (newer === undefined) return seeOther(pledge.paths.root);
  const view = await withWording(ports, pledge.view, newer.to);
  return html(newerPage({ ...pledge, view }, newer));
});

/** The organisation moves its draft to the newer catalogue, with every answer. */
export const takeNewer = editDoor(async ({ head, person, ask, paths }, ports) => {
  const to = ask.form.get('to') ?? '';
  const moved = await moveCatalogue(ports, {
    organisationId: head.organisationId,
    personId: person.personId,
    to,
  });
  return seeOther(moved.ok ? paths.commitments : paths.newer);
});
