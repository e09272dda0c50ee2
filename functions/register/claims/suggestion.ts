import type { Draft } from '../../pledges/draft.ts';
import type { Listed } from '../listed.ts';

/** What the list said of the organisation, for its form. */
export const suggestionOf = ({ name, country, website, sector }: Listed): Draft['suggested'] => ({
  legalName: name,
  ...(country === undefined ? {} : { country }),
  ...(website === undefined ? {} : { website }),
  ...(sector === undefined ? {} : { sector }),
});
