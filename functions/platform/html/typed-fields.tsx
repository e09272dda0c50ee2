import { typedFields } from '../http/typed-fields.ts';

/** What somebody had typed, under a heading; nothing where nothing was. */
export const TypedFields = ({ title, form }: { readonly title: string; readonly form: URLSearchParams }) => {
  const typed = typedFields(form);
  return typed.length === 0 ? null : (
    <>
      <h2 class="govuk-heading-m">{title}</h2>
      <ul class="govuk-list govuk-list--bullet">
        {typed.map((value, at) => (
          <li class="typed" dir="auto" key={String(at)}>
            {value}
          </li>
        ))}
      </ul>
    </>
  );
};
