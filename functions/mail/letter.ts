/** One piece of a mail; HTML and text are made from the same list. */
export type Block =
  | { readonly block: 'paragraph'; readonly text: string }
  | { readonly block: 'list'; readonly items: readonly string[] }
  /** Words somebody typed; their line breaks are kept. */
  | { readonly block: 'quote'; readonly text: string }
  | { readonly block: 'button'; readonly text: string; readonly href: string }
  /** A code to be typed off. */
  | { readonly block: 'code'; readonly text: string }
  | { readonly block: 'facts'; readonly rows: readonly FactRow[] };

export interface FactRow {
  readonly name: string;
  readonly value: string;
}

/** What a mail says, before it is dressed. */
export interface Letter {
  readonly subject: string;
  /** The one heading. */
  readonly title: string;
  readonly blocks: readonly Block[];
  /** Why the recipient gets it: a sentence. */
  readonly why: string;
}

export const paragraph = (text: string): Block => ({ block: 'paragraph', text });
export const list = (...items: readonly string[]): Block => ({ block: 'list', items });
export const button = (text: string, href: string): Block => ({ block: 'button', text, href });

export type KnownOrNot = readonly [name: string, value: string | undefined];

/** Rows whose value is not known are left out. */
export const facts = (...rows: readonly KnownOrNot[]): Block => ({
  block: 'facts',
  rows: rows.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }])),
});

/** What somebody typed as a block of its own; nothing where nothing was typed. */
export const quote = (text: string | undefined): readonly Block[] =>
  text === undefined || text === '' ? [] : [{ block: 'quote', text }];
