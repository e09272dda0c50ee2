import { Button, TextField } from '../../platform/html/form.tsx';
import { Page } from '../../platform/html/page.tsx';
import { Inset } from '../../platform/html/parts.tsx';
import type { FieldErrors, View } from '../../platform/html/view.ts';
import type { FoundText } from '../find-text.ts';
import { stateWords } from './versions.tsx';
import { dayOf, organisationPath } from './words.tsx';

type Of<What extends FoundText['of']> = Extract<FoundText, { of: What }>;

const PledgeFound = ({ view, found }: { readonly view: View; readonly found: Of<'pledge'> }) => (
  <>
    <p>
      {view.t('versions.checkFound', { number: found.version.number })}{' '}
      <a class="govuk-link" href={`${organisationPath(view, found.entry.id)}/versions`}>
        <bdi>{found.entry.name}</bdi>
      </a>
    </p>
    <p>
      {view.t('versions.publishedOn', { day: dayOf(view, found.version.publishedAt) })}{' '}
      {stateWords(view, found.version)}.
    </p>
  </>
);

const ReportFound = ({ view, found }: { readonly view: View; readonly found: Of<'report'> }) => (
  <>
    <p>
      {view.t('versions.checkFoundReport', { cycle: found.cycle })}{' '}
      <a class="govuk-link" href={organisationPath(view, found.entry.id)}>
        <bdi>{found.entry.name}</bdi>
      </a>
    </p>
    <p>
      {view.t('versions.publishedOn', { day: dayOf(view, found.publishedAt) })}{' '}
      {found.readable ? null : view.t('versions.notReadable')}
    </p>
  </>
);

const Found = ({ view, found }: { readonly view: View; readonly found: FoundText }) => (
  <Inset>
    {found.of === 'pledge' ? (
      <PledgeFound view={view} found={found} />
    ) : (
      <ReportFound view={view} found={found} />
    )}
  </Inset>
);

const keyOf = (found: FoundText): string =>
  `${found.entry.id} ${found.of === 'pledge' ? found.version.number : found.cycle}`;

interface CheckProps {
  readonly view: View;
  readonly typed: string;
  readonly errors?: FieldErrors;
  /** Absent while nothing was asked. */
  readonly found?: readonly FoundText[];
}

/** Read out first, before the page: it says what came of it. */
const titleOf = ({ view: { t }, found }: CheckProps): string => {
  if (found === undefined) return t('versions.checkTitle');
  return found.length === 0 ? t('versions.checkTitleNotFound') : t('versions.checkTitleFound');
};

/** Where everybody can check the fingerprint of a receipt. */
export const CheckPage = (props: CheckProps) => {
  const { view, typed, errors = {}, found } = props;
  const { t } = view;
  return (
    <Page view={view} title={titleOf(props)} description={t('versions.checkText')} errors={errors}>
      <h1 class="govuk-heading-l">{t('versions.checkTitle')}</h1>
      <p class="govuk-body">{t('versions.checkText')}</p>
      <div aria-live="polite">
        {found?.map((one) => (
          <Found key={keyOf(one)} view={view} found={one} />
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
