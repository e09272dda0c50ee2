import type { StaffNames } from '../../access/staff/names.ts';
import type { Catalogue } from '../../catalogue/catalogue.ts';
import type { OfficialText, TextLink, TextStanding, Texts } from '../../catalogue/official/model.ts';
import { Button, Form, TextArea } from '../../platform/html/form.tsx';
import { Page } from '../../platform/html/page.tsx';
import { Inset, SummaryList, Table } from '../../platform/html/parts.tsx';
import type { FieldErrors, View } from '../../platform/html/view.ts';
import type { Language } from '../../platform/i18n/languages.ts';
import { formatInstant, label, languageName } from '../../platform/i18n/translate.ts';
import { isIn } from '../is-in.ts';
import { Told } from '../pages/told.tsx';
import { TEXT, textField } from './text-form.ts';

export interface TextPageProps {
  readonly view: View;
  readonly catalogue: Catalogue;
  readonly language: Language;
  readonly standing: TextStanding | undefined;
  readonly staff: StaffNames;
  /** The text that was loaded last. */
  readonly loaded: OfficialText | undefined;
  /** What was typed, else the text that was loaded last. */
  readonly typed: Texts;
  readonly errors?: FieldErrors;
  readonly done?: string | undefined;
  readonly refused?: string | undefined;
}

const actionOf = ({ catalogue, language }: TextPageProps, verb: string): string =>
  `/office/catalogue/${catalogue.catalogue}/${language}/${verb}`;

const Decide = (props: TextPageProps & { readonly verb: 'approve' | 'revoke'; readonly sha256: string }) => (
  <Form view={props.view} action={actionOf(props, props.verb)}>
    <input type="hidden" name="sha256" value={props.sha256} />
    <Button {...(props.verb === 'approve' ? {} : { look: 'secondary' })}>
      {props.view.t(`official.${props.verb}`)}
    </Button>
  </Form>
);

/** Approving is for another administrator than the one who loaded. */
const Approval = (props: TextPageProps & { readonly found: TextStanding }) => {
  const { view, found } = props;
  const { t, visitor } = view;
  const approved = found.approved?.sha256 === found.loaded.sha256;
  if (approved)
    return isIn(props.view, 'admin') ? (
      <Decide {...props} verb="revoke" sha256={found.loaded.sha256} />
    ) : null;
  const own = visitor.kind === 'staff' && found.loaded.by === `staff:${visitor.subject}`;
  if (own || !isIn(props.view, 'admin')) return <Inset>{t('official.second')}</Inset>;
  return <Decide {...props} verb="approve" sha256={found.loaded.sha256} />;
};

/** The text as pages will show it. */
const Preview = (props: TextPageProps & { readonly found: TextStanding; readonly text: OfficialText }) => {
  const { view, catalogue, language, found, text } = props;
  const { t } = view;
  const approved = found.approved?.sha256 === found.loaded.sha256;
  const rows = catalogue.commitments.map(({ id }) => ({
    key: id,
    value: (
      <span class="typed" lang={language}>
        {text.texts[id] ?? ''}
      </span>
    ),
  }));
  return (
    <>
      <h2 class="govuk-heading-m">{t(approved ? 'official.inUse' : 'official.preview')}</h2>
      <SummaryList rows={rows} />
      <p class="govuk-body">
        {t('official.hash')} <code class="typed">{text.sha256}</code>
      </p>
      <Approval {...props} />
    </>
  );
};

const LoadForm = (props: TextPageProps) => {
  const { view, catalogue, typed } = props;
  const { t } = view;
  return (
    <>
      <h2 class="govuk-heading-m">{t('official.loadTitle')}</h2>
      <p class="govuk-body">{t('official.loadText')}</p>
      <Form view={view} action={actionOf(props, 'load')}>
        {catalogue.commitments.map(({ id, gist }) => (
          <TextArea
            key={id}
            name={textField(id)}
            label={id}
            hint={gist}
            value={typed[id] ?? ''}
            rows={3}
            maxLength={TEXT.max}
          />
        ))}
        <Button>{t('official.load')}</Button>
      </Form>
    </>
  );
};

const History = ({ view, standing, staff }: Pick<TextPageProps, 'view' | 'standing' | 'staff'>) => {
  const { t, language } = view;
  const links = standing?.history ?? [];
  return links.length === 0 ? null : (
    <Table
      narrow="rows"
      caption={t('official.history')}
      columns={[
        { head: t('official.when'), cell: (link: TextLink) => formatInstant(language, link.at) },
        {
          head: t('official.what'),
          rowHead: true,
          cell: (link: TextLink) => label(t, `official.event.${link.what}`),
        },
        { head: t('official.who'), cell: (link: TextLink) => <bdi>{staff(link.who)}</bdi> },
        {
          head: t('official.hash'),
          cell: (link: TextLink) => <code class="typed">{link.sha256.slice(0, 12)}</code>,
        },
      ]}
      rows={links}
    />
  );
};

/** The official text of one version in one language: preview, approval, the form that loads it, its history. */
export const TextPage = (props: TextPageProps) => {
  const { view, catalogue, language, standing, loaded, errors = {} } = props;
  const { t } = view;
  const title = t('official.textTitle', {
    version: catalogue.catalogue,
    language: languageName(view.language, language),
  });
  return (
    <Page view={view} title={title} errors={errors} back="/office/catalogue">
      <Told {...props} />
      <h1 class="govuk-heading-l">{title}</h1>
      {standing === undefined || loaded === undefined ? (
        <Inset>{t('official.none')}</Inset>
      ) : (
        <Preview {...props} found={standing} text={loaded} />
      )}
      {isIn(props.view, 'editor', 'admin') ? <LoadForm {...props} /> : null}
      <History {...props} />
    </Page>
  );
};
