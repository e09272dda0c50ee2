import type { ComponentChildren } from 'preact';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { FieldErrors, View } from './view.ts';

/** The errors of the page, so that each field finds its own. */
export const Errors = createContext<{ readonly view: View; readonly errors: FieldErrors } | undefined>(
  undefined,
);

export const useView = (): View | undefined => useContext(Errors)?.view;

/** What is wrong with one field, as words; undefined where nothing is. */
export const useError = (name: string): { readonly error: string | undefined; readonly prefix: string } => {
  const context = useContext(Errors);
  return { error: context?.errors[name], prefix: context?.view.t('common.errorPrefix') ?? 'Error:' };
};

export interface FieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string | undefined;
  /** The label or legend is the page's heading: for pages that ask one thing. */
  readonly heading?: boolean;
}

/** The ids that a control's `aria-describedby` names: its hint, its error, and what else is given. */
export const describedBy = (
  { name, hint }: FieldProps,
  error: string | undefined,
  ...more: readonly string[]
): string | undefined =>
  [
    ...(hint === undefined ? [] : [`${name}-hint`]),
    ...(error === undefined ? [] : [`${name}-error`]),
    ...more,
  ].join(' ') || undefined;

const groupClass = (error: string | undefined): string =>
  error === undefined ? 'govuk-form-group' : 'govuk-form-group govuk-form-group--error';

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

/** Label, hint and error around one control. */
export const FieldGroup = (props: FieldProps & { readonly children: ComponentChildren }) => {
  const { error } = useError(props.name);
  const label = (
    <label class={props.heading === true ? 'govuk-label govuk-label--l' : 'govuk-label'} for={props.name}>
      {props.label}
    </label>
  );
  return (
    <div class={groupClass(error)}>
      {props.heading === true ? <h1 class="govuk-label-wrapper">{label}</h1> : label}
      <Hint name={props.name} hint={props.hint} />
      <FieldError name={props.name} />
      {props.children}
    </div>
  );
};

/** Legend, hint and error around several controls. */
export const FieldsetGroup = (
  props: FieldProps & { readonly role?: 'group'; readonly children: ComponentChildren },
) => {
  const { error } = useError(props.name);
  const size = props.heading === true ? 'govuk-fieldset__legend--l' : 'govuk-fieldset__legend--s';
  return (
    <div class={groupClass(error)}>
      <fieldset
        class="govuk-fieldset"
        {...(props.role === undefined ? {} : { role: props.role })}
        aria-describedby={describedBy(props, error)}
      >
        <legend class={`govuk-fieldset__legend ${size}`}>
          {props.heading === true ? <h1 class="govuk-fieldset__heading">{props.label}</h1> : props.label}
        </legend>
        <Hint name={props.name} hint={props.hint} />
        <FieldError name={props.name} />
        {props.children}
      </fieldset>
    </div>
  );
};
