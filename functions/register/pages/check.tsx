import { Button, TextField } from '../../platform/html/form.tsx';
import { Page } from '../../platform/html/page.tsx';
import { Inset } from '../../platform/html/parts.tsx';
import type { FieldErrors, View } from '../../platform/html/view.ts';
import type { FoundText } from '../find-text.ts';
import { stateWords } from './versions.tsx';
import { dayOf, organisationPath } from './words.tsx';

const Found = ({ view, found: { entry, version } }: { readonly view: View; readonly found: FoundText }) => (
  <Inset>
    <p>
      {view.t('versions.checkFound', { number: version.number })}{' '}
      <a class="govuk-link" href={`${organisationPath(view, entry.id)}/versions`}>
        <bdi>{entry.name}</bdi>
      </a>
    </p>
    <p>
      {view.t('versions.publishedOn', { day: dayOf(view, version.publishedAt) })} {stateWords(view, version)}.
    </p>
  </Inset>
);

interface CheckProps {
  readonly view: View;
  readonly typed: string;
  readonly errors?: FieldErrors;
  /** Absent while nothing was asked. */
  readonly found?: readonly FoundText[];
}

/** Where everybody can check the fingerprint of a receipt. */
export const CheckPage = ({ view, typed, errors = {}, found }: CheckProps) => {
  const { t } = view;
  return (
    <Page view={view} title={t('versions.checkTitle')} errors={errors}>
      <h1 class="govuk-heading-l">{t('versions.checkTitle')}</h1>
      <p class="govuk-body">{t('versions.checkText')}</p>
      <div aria-live="polite">
        {found?.map((one) => (
          <Found key={`${one.entry.id} ${one.version.number}`} view={view} found={one} />
        ))}
        {found?.length === 0 ? <Inset>{t('versions.checkNotFound')}</Inset> : null}
      </div>
      <form method="get" action={`/${view.language}/check`} novalidate>
        <TextField
          name="fingerprint"
          label={t('versions.checkLabel')}
          hint={t('versions.checkHint')}
          value={typed}
          spellcheck={false}
          autocomplete="off"
        />
        <Button>{t('versions.checkButton')}</Button>
      </form>
    </Page>
  );
};
