/** Markup that is safe to send: everything put into it was escaped. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  toString(): string {
    return this.text;
  }
}

export type Content = Html | string | number | undefined | false | readonly Content[];

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const render = (content: Content): string => {
  if (content === undefined || content === false) return '';
  if (content instanceof Html) return content.text;
  if (typeof content === 'object') return content.map(render).join('');
  return String(content).replaceAll(/[&<>"']/g, (character) => ESCAPES[character] ?? character);
};

/** A template whose values are escaped, unless they are markup themselves. */
export const html = (parts: TemplateStringsArray, ...values: readonly Content[]): Html =>
  new Html(parts.map((part, at) => part + render(values[at])).join(''));

/** Markup from a source that is trusted to have escaped what it holds. */
export const raw = (text: string): Html => new Html(text);

export interface Page {
  readonly title: string;
  /** The name in the header, and where it leads. */
  readonly name: string;
  readonly home: string;
  readonly style: string;
  readonly links: readonly { readonly href: string; readonly label: string }[];
  readonly main: Html;
}

/** A whole page. */
export const page = ({ title, name, home, style, links, main }: Page): string =>
  html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title} – ${name}</title>
<link rel="stylesheet" href="${style}">
<link rel="icon" href="data:,">
</head>
<body>
<a class="skip" href="#main">Skip to the content</a>
<header>
<a class="name" href="${home}">${name}</a>
${links.length > 0 && html`<nav aria-label="Pages">${links.map(({ href, label }) => html`<a href="${href}">${label}</a> `)}</nav>`}
</header>
<main id="main">
<h1>${title}</h1>
${main}
</main>
</body>
</html>
`.text;
