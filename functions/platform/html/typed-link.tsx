import { safeHref } from './parts.tsx';

/** An address somebody typed: a link where it is one of the web, otherwise only its text. */
export const TypedLink = ({ address }: { readonly address: string }) => {
  const href = safeHref(address);
  return href === undefined ? (
    <bdi>{address}</bdi>
  ) : (
    <a class="govuk-link" href={href} rel="nofollow ugc noopener noreferrer">
      {address}
    </a>
  );
};
