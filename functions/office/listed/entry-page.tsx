import { Button, Form, Radios, TextField } from '../../platform/html/form.tsx';
import { Page } from '../../platform/html/page.tsx';
import { Inset, SummaryList, type SummaryRow } from '../../platform/html/parts.tsx';
import { TypedLink } from '../../platform/html/typed-link.tsx';
import type { FieldErrors, View } from '../../platform/html/view.ts';
import { countryName, formatDay, label } from '../../platform/i18n/translate.ts';
import { isUntouched } from '../../register/remove-entry.ts';
import { isIn } from '../is-in.ts';
import { Told } from '../pages/told.tsx';
import type { ListedCase } from './read-listed.ts';
import type { TypedReport } from './report-form.ts';
import { EntryHistory, ReportsPart } from './reports-part.tsx';

const row = (key: string, value: SummaryRow['value'] | undefined): readonly SummaryRow[] =>
  value === undefined || value === '' ? [] : [{ key, value }];

const Link = ({ href, children }: { readonly href: string; readonly children: string }) => (
  <a class="govuk-link" href={href}>
    {children}
  </a>
);

const publicPath = (id: string): string => `/en/register/${encodeURIComponent(id)}`;

const Facts = ({ view, opened }: { readonly view: View; readonly opened: ListedCase }) => {
  const { t, language } = view;
  const { listed, formerNames } = opened;
  const { country, sector, website, signedOn, merged, claimed } = listed;
  const contact = listed.contactHash === undefined ? undefined : t('import.hasContactYes');
  return (
    <SummaryList
      rows={[
        ...row(t('import.formerNames'), formerNames.join('; ')),
        ...row(t('difference.field.country'), country && countryName(language, country)),
        ...row(t('difference.field.sector'), sector && label(t, `states.sector.${sector}`)),
        ...row(t('difference.field.website'), website && <TypedLink address={website} />),
        ...row(t('import.signedOn'), signedOn && formatDay(language, signedOn)),
        ...row(t('import.hasContact'), contact),
        ...row(
          t('import.byImport'),
          listed.import && isIn(view, 'editor', 'admin') && (
            <Link href={`/office/import/${listed.import}`}>{t('import.byImportOpen')}</Link>
          ),
        ),
        ...row(t('import.source2'), <bdi>{`${listed.source}. ${listed.attribution}`}</bdi>),
        ...row(t('import.mergedInto'), merged && <Link href={publicPath(merged.into)}>{merged.into}</Link>),
        ...row(
          t('import.claimedBy'),
          claimed && <Link href={`/office/pledges/${claimed.pledge}`}>{claimed.pledge}</Link>,
        ),
        ...row(
          t('import.publicPage'),
          <Link href={publicPath(listed.organisationId)}>{publicPath(listed.organisationId)}</Link>,
        ),
      ]}
    />
  );
};

const ByLetter = ({ view, opened: { listed } }: { readonly view: View; readonly opened: ListedCase }) =>
  listed.merged === undefined && listed.claimed === undefined ? (
    <p class="govuk-body">
      <Link href={`/office/entered/new?listed=${encodeURIComponent(listed.organisationId)}`}>
        {view.t('import.enterLetter')}
      </Link>
    </p>
  ) : null;

/** What was typed into the form that merges. */
export interface TypedMerge {
  readonly like: string;
  readonly into: string;
}

interface EntryProps {
  readonly view: View;
  readonly opened: ListedCase;
  readonly typed: TypedMerge;
  readonly report: TypedReport;
  readonly errors?: FieldErrors;
  readonly done?: string | undefined;
  readonly refused?: string | undefined;
}

const Merge = ({ view, opened, typed }: EntryProps) => {
  const { t } = view;
  const { listed, near } = opened;
  const address = `/office/listed/${encodeURIComponent(listed.organisationId)}`;
  if (listed.merged !== undefined) {
    return (
      <Form view={view} action={`${address}/unmerge`}>
        <Button look="secondary">{t('import.unmerge')}</Button>
      </Form>
    );
  }
  if (listed.claimed !== undefined) return null;
  return (
    <>
      <h2 class="govuk-heading-m">{t('import.mergeTitle')}</h2>
      <p class="govuk-body">{t('import.mergeText')}</p>
      <Form view={view} action={`${address}/merge`}>
        {near.length === 0 ? (
          <p class="govuk-body">{t('import.mergeNoLike')}</p>
        ) : (
          <Radios
            name="like"
            label={t('import.mergeLike')}
            value={typed.like}
            options={near.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <TextField name="into" label={t('import.mergeOther')} value={typed.into} spellcheck={false} />
        <Button>{t('import.merge')}</Button>
      </Form>
    </>
  );
};

/** Only as long as nothing was decided about it. */
const Remove = ({ view, opened: { listed } }: Pick<EntryProps, 'view' | 'opened'>) =>
  isUntouched(listed) && isIn(view, 'editor', 'admin') ? (
    <>
      <h2 class="govuk-heading-m">{view.t('import.removeTitle')}</h2>
      <p class="govuk-body">{view.t('import.removeText')}</p>
      <Form view={view} action={`/office/listed/${encodeURIComponent(listed.organisationId)}/remove`}>
        <Button look="warning">{view.t('import.remove')}</Button>
      </Form>
    </>
  ) : null;

/** One listed entry for staff: what is known of it, and its merger. */
export const EntryPage = (props: EntryProps) => {
  const { view, opened, errors = {} } = props;
  return (
    <Page view={view} title={opened.listed.name} errors={errors} back="/office/listed">
      <Told {...props} />
      <h1 class="govuk-heading-l">
        <bdi>{opened.listed.name}</bdi>
      </h1>
      <Facts view={view} opened={opened} />
      {opened.listed.removed === undefined ? (
        <>
          <ByLetter view={view} opened={opened} />
          <ReportsPart view={view} listed={opened.listed} typed={props.report} />
          <Merge {...props} />
          <Remove view={view} opened={opened} />
        </>
      ) : (
        <Inset>{view.t('import.isRemoved')}</Inset>
      )}
      <EntryHistory view={view} opened={opened} />
    </Page>
  );
};
