const VOID = new Set(['br', 'hr', 'img', 'input', 'link', 'meta']);

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&ctdot;': '⋯',
};

const decoded = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|#39|ctdot);/g, (entity) => ENTITIES[entity] ?? entity);

const attributesOf = (source: string, ignored: readonly string[]): string =>
  [...source.matchAll(/([^\s=/]+)(?:="([^"]*)")?/g)]
    .map(([, name = '', value = '']) => [name, decoded(value).replace(/\s+/g, ' ').trim()] as const)
    .filter(([name, value]) => !ignored.includes(name) && !ignored.includes(`${name}=${value}`))
    .map(([name, value]) => ` ${name}=${JSON.stringify(value)}`)
    .sort()
    .join('');

/**
 * HTML in one form: a line a tag or text, attributes sorted, white space collapsed, entities decoded.
 * @param ignored names of attributes, or `name=value`, that do not count
 */
export const normalHtml = (html: string, ignored: readonly string[] = []): string =>
  [...html.matchAll(/<!--[\s\S]*?-->|<(\/?)([a-zA-Z0-9]+)([^>]*?)(\/?)>|[^<]+/g)]
    .flatMap(([whole, slash, tag, attributes = '', selfClosing]) => {
      if (tag === undefined)
        return whole.startsWith('<!--') ? [] : [decoded(whole).replace(/\s+/g, ' ').trim()];
      if (slash === '/') return [`</${tag}>`];
      const open = `<${tag}${attributesOf(attributes, ignored)}>`;
      return selfClosing === '/' && !VOID.has(tag) ? [open, `</${tag}>`] : [open];
    })
    .filter((line) => line !== '')
    .join('\n');
