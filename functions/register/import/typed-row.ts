/** The columns a list may have, each with the headings it goes by. */
export const COLUMNS = {
  name: ['name', 'organisation', 'organization', 'namn'],
  country: ['country', 'land'],
  website: ['website', 'web', 'webbplats'],
  sector: ['sector', 'sektor', 'bransch'],
  contact: ['contact address', 'contact', 'email', 'e-mail', 'kontaktadress'],
  signedOn: ['signed on', 'signed', 'date', 'undertecknat'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type ColumnName = keyof typeof COLUMNS;

/** One line of a list as it was written. */
export type TypedRow = Readonly<Partial<Record<ColumnName, string>>> & {
  /** Where the entry begins, counted from 1 as an editor counts. */
  readonly line: number;
  /** What stands after the last column that has a heading: most often the rest of a name with a comma in it. */
  readonly beyond?: string;
};

/** The longest list taken at once. */
export const LINE_LIMIT = 5000;
/** The largest file taken, in bytes. */
export const LIST_BYTES = 2 * 1024 * 1024;

/** Why a list cannot be read at all. */
export type ListFault =
  | { readonly why: 'empty' }
  | { readonly why: 'too-large' }
  | { readonly why: 'not-text' }
  | { readonly why: 'too-many'; readonly lines: number }
  | { readonly why: 'no-name' }
  /** Lines of several cells without a line before them that says which is which. */
  | { readonly why: 'no-heading' }
  | { readonly why: 'double-column'; readonly column: string }
  | { readonly why: 'unknown-column'; readonly column: string }
  | { readonly why: 'quotes'; readonly line: number };
