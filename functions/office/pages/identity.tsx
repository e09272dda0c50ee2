import type { ComponentChildren } from 'preact';
import { Button, Form, TextField } from '../../platform/html/form.tsx';
import type { View } from '../../platform/html/view.ts';
import { isIn } from '../is-in.ts';
import type { Case } from '../read-case.ts';

export interface TypedIdentity {
  readonly name?: string;
  readonly into?: string;
}

interface IdentityProps {
  readonly view: View;
  readonly opened: Case;
  readonly typed?: TypedIdentity | undefined;
}

/** Folded away until something was typed. */
const Unfolded = (props: {
  readonly open: boolean;
  readonly summary: string;
  readonly children: ComponentChildren;
}) => (
  <details class="govuk-details" open={props.open}>
    <summary class="govuk-details__summary">
      <span class="govuk-details__summary-text">{props.summary}</span>
    </summary>
    <div class="govuk-details__text">{props.children}</div>
  </details>
);

const Name = ({ view, opened, typed }: IdentityProps) => {
  const { t } = view;
  const { organisationId, card } = opened.head;
  return (
    <Unfolded open={typed?.name !== undefined} summary={t('office.nameTitle')}>
      <Form view={view} action={`/office/pledges/${organisationId}/name`}>
        <TextField
          name="name"
          label={t('office.nameLabel')}
          hint={t('office.nameHint')}
          value={typed?.name ?? card?.name ?? ''}
        />
        <Button look="secondary">{t('office.nameButton')}</Button>
      </Form>
    </Unfolded>
  );
};

const Merge = ({ view, opened, typed }: IdentityProps) => {
  const { t } = view;
  return (
    <Unfolded open={typed?.into !== undefined} summary={t('office.mergeTitle')}>
      <form
        method="get"
        action={`/office/pledges/${encodeURIComponent(opened.head.organisationId)}/merge`}
        novalidate
      >
        <TextField
          name="into"
          label={t('office.mergeLabel')}
          hint={t('office.mergeHint')}
          value={typed?.into ?? ''}
          spellcheck={false}
        />
        <Button look="secondary">{t('office.mergeLook')}</Button>
      </form>
    </Unfolded>
  );
};

/** The organisation that another one was merged into. */
export const IntoLink = ({ id, name }: NonNullable<Case['into']>) => (
  <a class="govuk-link" href={`/office/pledges/${encodeURIComponent(id)}`}>
    <bdi>{name === '' ? id : name}</bdi>
  </a>
);

const Unmerge = ({ view, opened }: IdentityProps) => {
  const { t } = view;
  const { organisationId } = opened.head;
  const { id, name } = opened.into ?? { id: '', name: '' };
  return (
    <>
      <p class="govuk-body">
        {t('office.mergedInto')} <IntoLink id={id} name={name} />
      </p>
      {isIn(view, 'editor', 'admin') ? (
        <Form view={view} action={`/office/pledges/${organisationId}/unmerge`}>
          <p class="govuk-body">{t('office.unmergeHint')}</p>
          <Button look="secondary">{t('office.unmergeButton')}</Button>
        </Form>
      ) : null}
    </>
  );
};

/** Who the organisation is: the spelling of its public name, and whether another entry stands for the same one. */
export const Identity = (props: IdentityProps) => {
  const { view, opened } = props;
  const { current, merged } = opened.head;
  const named = current?.state === 'published' || current?.state === 'withheld';
  const mayMerge = isIn(view, 'editor', 'admin');
  const mayName = merged === undefined && named && isIn(view, 'reviewer', 'admin');
  if (merged === undefined && !mayMerge && !mayName) return null;
  return (
    <>
      <h2 class="govuk-heading-m">{view.t('office.identityTitle')}</h2>
      {merged !== undefined ? <Unmerge {...props} /> : mayMerge ? <Merge {...props} /> : null}
      {mayName ? <Name {...props} /> : null}
    </>
  );
};
