import { Button, Form, TextArea } from '../../platform/html/form.tsx';
import { Page, renderPage } from '../../platform/html/page.tsx';
import { SummaryList } from '../../platform/html/parts.tsx';
import type { FieldErrors, View } from '../../platform/html/view.ts';
import { formatInstant, label } from '../../platform/i18n/translate.ts';
import { type Standing, sightOf } from '../../pledges/seen.ts';
import { REASONS_LIMIT, reasonsField } from './decision-form.tsx';

interface AskProps {
  readonly view: View;
  /** `pledge` or `report`: whose words. */
  readonly area: 'pledge' | 'report';
  readonly decision: { readonly name: string; readonly reasons: boolean };
  readonly name: string;
  /** The page that asked for it. */
  readonly back: string;
  readonly standing: Standing & { readonly version?: number | undefined };
  /** What would follow, in sentences. */
  readonly follows: readonly string[];
  /** Reasons typed before, where the page is shown again. */
  readonly typed?: string;
  readonly errors?: FieldErrors;
}

const Facts = ({ view, area, name, standing }: Pick<AskProps, 'view' | 'area' | 'name' | 'standing'>) => {
  const { t } = view;
  const { version, sha256, since } = standing;
  return (
    <SummaryList
      rows={[
        {
          key: t(area === 'report' ? 'office.columnReport' : 'office.columnOrganisation'),
          value: <bdi>{name}</bdi>,
        },
        ...(version === undefined ? [] : [{ key: t('office.columnVersion'), value: String(version) }]),
        { key: t('office.columnSince'), value: formatInstant(t.language, since) },
        ...(sha256 === undefined
          ? []
          : [{ key: t('office.hash'), value: <code class="typed">{sha256}</code> }]),
      ]}
    />
  );
};

/** Asks before a decision that others see at once: about which text it is, and what follows. */
export const askPage = (props: AskProps): string => {
  const { view, area, decision, name, back, standing, errors = {}, typed = '' } = props;
  const { t } = view;
  const words = (what: string): string => label(t, `office.${area}.${decision.name}.${what}`);
  return renderPage(
    <Page view={view} title={`${words('ask')} ${name}`} errors={errors} back={back}>
      <h1 class="govuk-heading-l">{words('ask')}</h1>
      <Facts view={view} area={area} name={name} standing={standing} />
      <h2 class="govuk-heading-m">{t('deciding.follows')}</h2>
      <ul class="govuk-list govuk-list--bullet">
        {props.follows.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <Form view={view} action={`${back}/${decision.name}`}>
        <input type="hidden" name="seen" value={sightOf(standing)} />
        {decision.reasons ? (
          <TextArea
            name={reasonsField(decision.name)}
            label={words('label')}
            hint={t('office.reasonsHint')}
            value={typed}
            maxLength={REASONS_LIMIT.max}
          />
        ) : null}
        <Button look={decision.reasons ? 'warning' : 'primary'}>{words('button')}</Button>
      </Form>
      <p class="govuk-body">
        <a class="govuk-link" href={back}>
          {t('deciding.askNo')}
        </a>
      </p>
    </Page>,
  );
};
