import { describedBy, FieldGroup, type FieldProps, useError, useView } from './field.tsx';

interface TextProps extends FieldProps {
  readonly value: string;
  readonly type?: keyof typeof TYPES;
  readonly autocomplete?: string;
  readonly inputmode?: 'numeric' | 'text' | 'email' | 'url';
  readonly width?: '2' | '3' | '4' | '5' | '10' | '20' | '30';
  readonly spellcheck?: boolean;
}

/** Each type as its own literal: the attributes of inputs are typed by it. */
const TYPES = {
  text: { type: 'text' },
  email: { type: 'email' },
  url: { type: 'url' },
  tel: { type: 'tel' },
  search: { type: 'search' },
} as const;

/** Attributes that are left out where they were not asked for. */
const optional = (props: TextProps) => ({
  ...(props.autocomplete === undefined ? {} : { autocomplete: props.autocomplete }),
  ...(props.inputmode === undefined ? {} : { inputmode: props.inputmode }),
  ...(props.spellcheck === undefined ? {} : { spellcheck: props.spellcheck }),
});

export const TextField = (props: TextProps) => {
  const { error } = useError(props.name);
  const width = props.width === undefined ? '' : ` govuk-input--width-${props.width}`;
  return (
    <FieldGroup {...props}>
      <input
        class={`govuk-input${width}${error === undefined ? '' : ' govuk-input--error'}`}
        id={props.name}
        name={props.name}
        {...TYPES[props.type ?? 'text']}
        value={props.value === '' ? undefined : props.value}
        dir={props.inputmode === 'numeric' ? undefined : 'auto'}
        aria-describedby={describedBy(props, error)}
        {...optional(props)}
      />
    </FieldGroup>
  );
};

interface AreaProps extends FieldProps {
  readonly value: string;
  readonly rows?: number;
  /** Characters; shown below the field, and counted down where the script runs. Enforced by the server alone. */
  readonly maxLength?: number;
}

const Limit = ({ name, maxLength }: { readonly name: string; readonly maxLength: number }) => {
  const view = useView();
  return (
    <div
      id={`${name}-limit`}
      class="govuk-hint govuk-character-count__message"
      data-left={view?.t('common.charactersLeft')}
      data-over={view?.t('common.charactersOver')}
    >
      {view?.t('common.charactersMax', { count: maxLength })}
    </div>
  );
};

export const TextArea = (props: AreaProps) => {
  const { error } = useError(props.name);
  const limit = props.maxLength === undefined ? [] : [`${props.name}-limit`];
  return (
    <FieldGroup {...props}>
      <textarea
        class={`govuk-textarea${error === undefined ? '' : ' govuk-textarea--error'}`}
        id={props.name}
        name={props.name}
        rows={props.rows ?? 5}
        dir="auto"
        data-max-length={props.maxLength}
        aria-describedby={describedBy(props, error, ...limit)}
      >
        {props.value}
      </textarea>
      {props.maxLength === undefined ? null : <Limit name={props.name} maxLength={props.maxLength} />}
    </FieldGroup>
  );
};
