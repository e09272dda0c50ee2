import type { FieldErrors } from './view.ts';

/** The key of an error that belongs to the page as a whole and to no field. */
export const WHOLE_FORM = 'form';

/** What has to be put right, each with a link to its field. The script moves the focus here. */
export const ErrorSummary = ({ title, errors }: { readonly title: string; readonly errors: FieldErrors }) => {
  const list = Object.entries(errors);
  return list.length === 0 ? null : (
    <div class="govuk-error-summary" data-module="govuk-error-summary">
      <div role="alert">
        <h2 class="govuk-error-summary__title">{title}</h2>
        <div class="govuk-error-summary__body">
          <ul class="govuk-list govuk-error-summary__list">
            {list.map(([field, error]) => (
              <li key={field}>{field === WHOLE_FORM ? error : <a href={`#${field}`}>{error}</a>}</li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  );
};
