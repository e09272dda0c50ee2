/** An element of an XML document, as a strict reader takes it. */
export interface Element {
  readonly name: string;
  readonly children: readonly Element[];
  /** Of the element itself, without that of its children. */
  readonly own: string;
  readonly attribute: (name: string) => string | undefined;
  /** The children of a name. */
  readonly all: (name: string) => readonly Element[];
  /** What stands in the first child of a name. */
  readonly text: (name: string) => string | undefined;
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const unescaped = (text: string): string => {
  if (/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(text))
    throw new Error('A character that XML does not know');
  return text.replace(/&([^;]*;?)/g, (found, name: string) => {
    const letter = NAMED[name.slice(0, -1)];
    if (letter === undefined || !name.endsWith(';')) throw new Error(`${found} is no entity`);
    return letter;
  });
};

interface Open {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: Element[];
  own: string;
}

const closed = ({ name, attributes, children, own }: Open): Element => {
  const all = (wanted: string) => children.filter((child) => child.name === wanted);
  return {
    name,
    children,
    own,
    attribute: (wanted) => attributes.get(wanted),
    all,
    text: (wanted) => all(wanted)[0]?.own,
  };
};

const ATTRIBUTE = /\s+([a-z:]+)="([^"<]*)"/g;
const TAG = /<(\/?)([a-z:]+)((?:\s+[a-z:]+="[^"<]*")*)\s*(\/?)>/gy;

/** One tag: where it ends, and what it does to the elements that are open. */
const tagAt = (document: string, from: number) => {
  TAG.lastIndex = from;
  const [whole, end, name = '', attributes = '', empty] = TAG.exec(document) ?? [];
  if (whole === undefined) throw new Error(`No tag: ${document.slice(from, from + 40)}`);
  const pairs = [...attributes.matchAll(ATTRIBUTE)].map(
    ([, key = '', value = '']) => [key, unescaped(value)] as const,
  );
  const element: Open = { name, attributes: new Map(pairs), children: [], own: '' };
  return { to: from + whole.length, element, opens: end === '', closes: end === '/' || empty === '/' };
};

const close = (open: Open[], name: string): void => {
  const done = open.pop();
  if (done?.name !== name) throw new Error(`${name} closes ${done?.name}`);
  open.at(-1)?.children.push(closed(done));
};

/**
 * Reads the part of XML that our documents use: one declaration, elements, attributes in double quotes, the five
 * entities. Throws at anything else, so that what it reads is well-formed.
 */
export const readXml = (document: string): Element => {
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
  if (!document.startsWith(head)) throw new Error('The declaration is missing');
  const outside: Open = { name: '', attributes: new Map(), children: [], own: '' };
  const open: Open[] = [outside];
  for (let at = head.length; at < document.length; ) {
    const next = document.indexOf('<', at);
    const inner = open.at(-1) ?? outside;
    inner.own += unescaped(document.slice(at, next < 0 ? undefined : next));
    if (next < 0) break;
    const tag = tagAt(document, next);
    if (tag.opens) open.push(tag.element);
    if (tag.closes) close(open, tag.element.name);
    at = tag.to;
  }
  const [root, ...more] = outside.children;
  if (root === undefined || more.length > 0 || open.length !== 1 || outside.own.trim() !== '')
    throw new Error('A document has one element that is closed');
  return root;
};
