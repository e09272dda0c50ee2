import type { ComponentChildren } from 'preact';
import type { View } from './view.ts';

export { Checkboxes, type Option, Radios, Select } from './choices.tsx';
export { DateField, type TypedDate } from './date-field.tsx';
export { Errors } from './field.tsx';
export { FileField } from './file-field.tsx';
export { TextArea, TextField } from './text-fields.tsx';

/** A form that posts to its own address, or to `action`, with the CSRF token. */
export const Form = (props: {
  readonly view: View;
  readonly action?: string;
  readonly id?: string;
  /** Whether it carries files. */
  readonly files?: boolean;
  readonly children: ComponentChildren;
}) => (
  <form
    method="post"
    action={props.action ?? props.view.path}
    id={props.id}
    enctype={props.files === true ? 'multipart/form-data' : undefined}
    novalidate
  >
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
    <button type="submit" class={`govuk-button${look}`} name={props.name} value={props.value}>
      {props.children}
    </button>
  );
};

/** A link that starts something and looks like a button. */
export const LinkButton = (props: { readonly href: string; readonly children: ComponentChildren }) => (
  <a href={props.href} class="govuk-button govuk-button--start" draggable={false}>
    {props.children}
    <svg
      class="govuk-button__start-icon"
      xmlns="http://www.w3.org/2000/svg"
      width="17.5"
      height="19"
      viewBox="0 0 33 40"
      aria-hidden="true"
      focusable="false"
    >
      <path fill="currentColor" d="M0 0h13l20 20-20 20H0l20-20z" />
    </svg>
  </a>
);
