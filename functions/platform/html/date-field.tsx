import { type FieldProps, FieldsetGroup, useError } from './field.tsx';
import type { View } from './view.ts';

/** The three parts as typed; the fields are named `<name>-day`, `<name>-month`, `<name>-year`. */
export interface TypedDate {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

const PARTS = [
  { part: 'day', message: 'common.day', width: '2' },
  { part: 'month', message: 'common.month', width: '2' },
  { part: 'year', message: 'common.year', width: '4' },
] as const;

export const DateField = (props: FieldProps & { readonly view: View; readonly value: TypedDate }) => {
  const { error } = useError(props.name);
  const wrong = error === undefined ? '' : ' govuk-input--error';
  return (
    <FieldsetGroup {...props} role="group">
      <div class="govuk-date-input" id={props.name}>
        {PARTS.map(({ part, message, width }) => (
          <div class="govuk-date-input__item" key={part}>
            <div class="govuk-form-group">
              <label class="govuk-label govuk-date-input__label" for={`${props.name}-${part}`}>
                {props.view.t(message)}
              </label>
              <input
                class={`govuk-input govuk-date-input__input govuk-input--width-${width}${wrong}`}
                id={`${props.name}-${part}`}
                name={`${props.name}-${part}`}
                type="text"
                value={props.value[part] === '' ? undefined : props.value[part]}
                inputmode="numeric"
              />
            </div>
          </div>
        ))}
      </div>
    </FieldsetGroup>
  );
};
