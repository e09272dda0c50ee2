import { describedBy, FieldGroup, type FieldProps, FieldsetGroup, useError } from './field.tsx';

export interface Option {
  readonly value: string;
  readonly label: string;
  readonly hint?: string | undefined;
}

interface ChoiceProps extends FieldProps {
  readonly options: readonly Option[];
}

interface ItemProps {
  readonly kind: 'radio' | 'checkbox';
  readonly id: string;
  readonly name: string;
  readonly option: Option;
  readonly checked: boolean;
}

const block = (kind: ItemProps['kind']): string => (kind === 'radio' ? 'govuk-radios' : 'govuk-checkboxes');

const ChoiceItem = ({ kind, id, name, option, checked }: ItemProps) => (
  <div class={`${block(kind)}__item`}>
    <input
      class={`${block(kind)}__input`}
      id={id}
      name={name}
      type={kind}
      value={option.value}
      checked={checked}
      aria-describedby={option.hint === undefined ? undefined : `${id}-item-hint`}
    />
    <label class={`govuk-label ${block(kind)}__label`} for={id}>
      {option.label}
    </label>
    {option.hint === undefined ? null : (
      <div id={`${id}-item-hint`} class={`govuk-hint ${block(kind)}__hint`}>
        {option.hint}
      </div>
    )}
  </div>
);

const ChoiceBox = (
  props: ChoiceProps & { readonly kind: ItemProps['kind']; readonly checked: (value: string) => boolean },
) => (
  <FieldsetGroup {...props}>
    <div class={block(props.kind)}>
      {props.options.map((option, at) => (
        <ChoiceItem
          key={option.value}
          kind={props.kind}
          id={at === 0 ? props.name : `${props.name}-${at + 1}`}
          name={props.name}
          option={option}
          checked={props.checked(option.value)}
        />
      ))}
    </div>
  </FieldsetGroup>
);

export const Radios = (props: ChoiceProps & { readonly value: string }) => (
  <ChoiceBox {...props} kind="radio" checked={(value) => value === props.value} />
);

export const Checkboxes = (props: ChoiceProps & { readonly values: readonly string[] }) => (
  <ChoiceBox {...props} kind="checkbox" checked={(value) => props.values.includes(value)} />
);

export const Select = (props: ChoiceProps & { readonly value: string }) => {
  const { error } = useError(props.name);
  return (
    <FieldGroup {...props}>
      <select
        class={`govuk-select${error === undefined ? '' : ' govuk-select--error'}`}
        id={props.name}
        name={props.name}
        aria-describedby={describedBy(props, error)}
      >
        {props.options.map((option) => (
          <option key={option.value} value={option.value} selected={option.value === props.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldGroup>
  );
};
