import type { ComponentChildren } from 'preact';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { FieldErrors, View } from './view.ts';

/** The errors of the page, so that each field finds its own. */
export const Errors = createContext<{ readonly view: View; readonly errors: FieldErrors } | undefined>(
  undefined,
);

const useError = (name: string) => {
  const context = useContext(Errors);
  return { error: context?.errors[name], prefix: context?.view.t('common.errorPrefix') ?? '' };
};

const describedBy = (name: string, hint: boolean, error: boolean): string | undefined =>
  [...(hint ? [`${name}-hint`] : []), ...(error ? [`${name}-error`] : [])].join(' ') || undefined;

interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
}

const Hint = ({ name, hint }: { readonly name: string; readonly hint: string | undefined }) =>
  hint === undefined ? null : (
    <div id={`${name}-hint`} class="govuk-hint">
      {hint}
    </div>
  );

const FieldError = ({ name }: { readonly name: string }) => {
  const { error, prefix } = useError(name);
  return error === undefined ? null : (
    <p id={`${name}-error`} class="govuk-error-message">
      <span class="govuk-visually-hidden">{prefix}</span> {error}
    </p>
  );
};

const group = (error: string | undefined): string =>
  error === undefined ? 'govuk-form-group' : 'govuk-form-group govuk-form-group--error';

/** A form that posts to its own address, or to `action`, with the CSRF token. */
export const Form = (props: {
  readonly view: View;
  readonly action?: string;
  readonly id?: string;
  readonly children: ComponentChildren;
}) => (
  <form method="post" action={props.action ?? props.view.path} id={props.id} novalidate>
    <input type="hidden" name="csrf" value={props.view.csrf} />
    {props.children}
  </form>
);

export const Button = (props: {
  readonly children: ComponentChildren;
  readonly name?: string;
  readonly value?: string;
  readonly look?: 'primary' | 'secondary' | 'warning' | 'inverse';
}) => {
  const look = props.look === undefined || props.look === 'primary' ? '' : ` govuk-button--${props.look}`;
  return (
    <button
      type="submit"
      class={`govuk-button${look}`}
      name={props.name}
      value={props.value}
      data-prevent-double-click="true"
    >
      {props.children}
    </button>
  );
};

export const LinkButton = (props: { readonly href: string; readonly children: ComponentChildren }) => (
  <a href={props.href} role="button" class="govuk-button govuk-button--start" draggable={false}>
    {props.children}
  </a>
);

interface TextProps extends FieldProps {
  readonly value: string;
  readonly type?: 'text' | 'email' | 'url' | 'tel';
  readonly autocomplete?: string;
  readonly inputmode?: 'numeric' | 'text' | 'email' | 'url';
  readonly width?: '2' | '3' | '4' | '5' | '10' | '20' | '30';
  readonly spellcheck?: boolean;
}

export const TextField = (props: TextProps) => {
  const { error } = useError(props.name);
  const width = props.width === undefined ? '' : ` govuk-input--width-${props.width}`;
  return (
    <div class={group(error)}>
      <label class="govuk-label" for={props.name}>
        {props.label}
      </label>
      <Hint name={props.name} hint={props.hint} />
      <FieldError name={props.name} />
      <input
        class={`govuk-input${width}${error === undefined ? '' : ' govuk-input--error'}`}
        id={props.name}
        name={props.name}
        type={props.type ?? 'text'}
        value={props.value}
        autocomplete={props.autocomplete}
        inputmode={props.inputmode}
        spellcheck={props.spellcheck}
        aria-describedby={describedBy(props.name, props.hint !== undefined, error !== undefined)}
      />
    </div>
  );
};

export const TextArea = (
  props: FieldProps & { readonly value: string; readonly rows?: number; readonly maxLength?: number },
) => {
  const { error } = useError(props.name);
  return (
    <div class={group(error)}>
      <label class="govuk-label" for={props.name}>
        {props.label}
      </label>
      <Hint name={props.name} hint={props.hint} />
      <FieldError name={props.name} />
      <textarea
        class={`govuk-textarea${error === undefined ? '' : ' govuk-textarea--error'}`}
        id={props.name}
        name={props.name}
        rows={props.rows ?? 5}
        data-max-length={props.maxLength}
        aria-describedby={describedBy(props.name, props.hint !== undefined, error !== undefined)}
      >
        {props.value}
      </textarea>
    </div>
  );
};

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly hint?: string | undefined;
}

interface ChoiceProps extends FieldProps {
  readonly options: readonly Option[];
  /** The legend is the page's heading. */
  readonly heading?: boolean;
}

const ChoiceBox = (
  props: ChoiceProps & { readonly kind: 'radio' | 'checkbox'; readonly checked: (value: string) => boolean },
) => {
  const { error } = useError(props.name);
  const block = props.kind === 'radio' ? 'govuk-radios' : 'govuk-checkboxes';
  const legend = props.heading === true ? 'govuk-fieldset__legend--l' : 'govuk-fieldset__legend--s';
  return (
    <div class={group(error)}>
      <fieldset
        class="govuk-fieldset"
        aria-describedby={describedBy(props.name, props.hint !== undefined, error !== undefined)}
      >
        <legend class={`govuk-fieldset__legend ${legend}`}>
          {props.heading === true ? <h1 class="govuk-fieldset__heading">{props.label}</h1> : props.label}
        </legend>
        <Hint name={props.name} hint={props.hint} />
        <FieldError name={props.name} />
        <div class={block}>
          {props.options.map((option, at) => {
            const id = at === 0 ? props.name : `${props.name}-${at + 1}`;
            return (
              <div class={`${block}__item`} key={option.value}>
                <input
                  class={`${block}__input`}
                  id={id}
                  name={props.name}
                  type={props.kind}
                  value={option.value}
                  checked={props.checked(option.value)}
                  aria-describedby={option.hint === undefined ? undefined : `${id}-item-hint`}
                />
                <label class={`govuk-label ${block}__label`} for={id}>
                  {option.label}
                </label>
                {option.hint === undefined ? null : (
                  <div id={`${id}-item-hint`} class={`govuk-hint ${block}__hint`}>
                    {option.hint}
                  </div>
                )}
              </div>
            );
          })}
        </div>
      </fieldset>
    </div>
  );
};

export const Radios = (props: ChoiceProps & { readonly value: string }) => (
  <ChoiceBox {...props} kind="radio" checked={(value) => value === props.value} />
);

export const Checkboxes = (props: ChoiceProps & { readonly values: readonly string[] }) => (
  <ChoiceBox {...props} kind="checkbox" checked={(value) => props.values.includes(value)} />
);

export const Select = (
  props: FieldProps & { readonly value: string; readonly options: readonly Option[] },
) => {
  const { error } = useError(props.name);
  return (
    <div class={group(error)}>
      <label class="govuk-label" for={props.name}>
        {props.label}
      </label>
      <Hint name={props.name} hint={props.hint} />
      <FieldError name={props.name} />
      <select
        class={`govuk-select${error === undefined ? '' : ' govuk-select--error'}`}
        id={props.name}
        name={props.name}
        aria-describedby={describedBy(props.name, props.hint !== undefined, error !== undefined)}
      >
        {props.options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === props.value}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
};

/** The three parts as typed; the fields are named `<name>-day`, `<name>-month`, `<name>-year`. */
export interface TypedDate {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

export const DateField = (props: FieldProps & { readonly view: View; readonly value: TypedDate }) => {
  const { error } = useError(props.name);
  const parts = [
    { part: 'day', label: props.view.t('common.day'), width: '2' },
    { part: 'month', label: props.view.t('common.month'), width: '2' },
    { part: 'year', label: props.view.t('common.year'), width: '4' },
  ] as const;
  return (
    <div class={group(error)}>
      <fieldset
        class="govuk-fieldset"
        role="group"
        aria-describedby={describedBy(props.name, props.hint !== undefined, error !== undefined)}
      >
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{props.label}</legend>
        <Hint name={props.name} hint={props.hint} />
        <FieldError name={props.name} />
        <div class="govuk-date-input" id={props.name}>
          {parts.map(({ part, label, width }) => (
            <div class="govuk-date-input__item" key={part}>
              <div class="govuk-form-group">
                <label class="govuk-label govuk-date-input__label" for={`${props.name}-${part}`}>
                  {label}
                </label>
                <input
                  class={`govuk-input govuk-date-input__input govuk-input--width-${width}${error === undefined ? '' : ' govuk-input--error'}`}
                  id={`${props.name}-${part}`}
                  name={`${props.name}-${part}`}
                  type="text"
                  inputmode="numeric"
                  value={props.value[part]}
                />
              </div>
            </div>
          ))}
        </div>
      </fieldset>
    </div>
  );
};
