import type { ComponentChildren } from 'preact';

export type TagColour = 'grey' | 'green' | 'blue' | 'yellow' | 'red' | 'orange' | 'purple';

export const Tag = (props: { readonly colour?: TagColour; readonly children: ComponentChildren }) => (
  <strong class={props.colour === undefined ? 'govuk-tag' : `govuk-tag govuk-tag--${props.colour}`}>
    {props.children}
  </strong>
);
