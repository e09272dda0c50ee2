import { describedBy, FieldGroup, type FieldProps, useError } from './field.tsx';

/** A file to choose. @param accept file name endings and media types, as `accept` takes them */
export const FileField = (props: FieldProps & { readonly accept: string }) => {
  const { error } = useError(props.name);
  return (
    <FieldGroup {...props}>
      <input
        class={`govuk-file-upload${error === undefined ? '' : ' govuk-file-upload--error'}`}
        id={props.name}
        name={props.name}
        type="file"
        accept={props.accept}
        aria-describedby={describedBy(props, error)}
      />
    </FieldGroup>
  );
};
