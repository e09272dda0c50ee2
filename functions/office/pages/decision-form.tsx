import { Button, Form, TextArea } from '../../platform/html/form.tsx';
import { Details } from '../../platform/html/parts.tsx';
import type { View } from '../../platform/html/view.ts';
import { breaksLimit, typedText } from '../../platform/http/typed-text.ts';
import { label } from '../../platform/i18n/translate.ts';

/** The longest reasons, in characters. */
export const REASONS_LIMIT = { min: 1, max: 3000 } as const;

/** Each decision's reasons have a field of their own: two forms may stand on one page. */
export const reasonsField = (decision: string): string => `${decision}-reasons`;

export interface TypedReasons {
  readonly text: string;
  /** What is wrong with them. */
  readonly fault?: 'missing' | 'short' | 'long';
}

export const readReasons = (form: URLSearchParams, decision: string): TypedReasons => {
  const text = typedText(form.get(reasonsField(decision)));
  const fault = breaksLimit(text, REASONS_LIMIT);
  return fault === undefined ? { text } : { text, fault };
};

interface DecisionProps {
  readonly view: View;
  /** `pledge` or `report`: whose words. */
  readonly area: 'pledge' | 'report';
  readonly base: string;
  readonly decision: { readonly name: string; readonly reasons: boolean; readonly follows?: unknown };
  /** What the page shows, see `pledges/seen.ts`. */
  readonly seen: string;
  /** Reasons typed before, where the page is shown again. */
  readonly typed: string | undefined;
}

/** The way to the page that asks first. */
const AskLink = ({ view, area, base, decision, seen }: DecisionProps) => {
  const words = (what: string): string => label(view.t, `office.${area}.${decision.name}.${what}`);
  const look = decision.reasons ? ' govuk-button--secondary' : '';
  return (
    <>
      {decision.reasons ? null : <p class="govuk-body">{words('hint')}</p>}
      <a
        class={`govuk-button${look}`}
        draggable={false}
        href={`${base}/${decision.name}?${new URLSearchParams({ seen })}`}
      >
        {words('open')}
      </a>
    </>
  );
};

/** One decision as a form: a button, and where the organisation is told why, the reasons first. */
export const DecisionForm = (props: DecisionProps) => {
  const { view, area, base, decision, seen, typed } = props;
  const { t } = view;
  if (decision.follows !== undefined) return <AskLink {...props} />;
  const words = (what: string): string => label(t, `office.${area}.${decision.name}.${what}`);
  const form = (
    <Form view={view} action={`${base}/${decision.name}`}>
      <input type="hidden" name="seen" value={seen} />
      {decision.reasons ? (
        <TextArea
          name={reasonsField(decision.name)}
          label={words('label')}
          hint={t('office.reasonsHint')}
          value={typed ?? ''}
          maxLength={REASONS_LIMIT.max}
        />
      ) : (
        <p class="govuk-body">{words('hint')}</p>
      )}
      <Button look={decision.reasons ? 'secondary' : 'primary'}>{words('button')}</Button>
    </Form>
  );
  if (!decision.reasons) return form;
  return typed === undefined ? <Details summary={words('button')}>{form}</Details> : form;
};
