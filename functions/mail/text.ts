import { assertNever } from '../platform/assert-never.ts';
import type { Dressing } from './dressing.ts';
import type { Block } from './letter.ts';

const blockText = (block: Block): string => {
  switch (block.block) {
    case 'paragraph':
      return block.text;
    case 'list':
      return block.items.map((item) => `- ${item}`).join('\n');
    case 'quote':
      return block.text
        .split('\n')
        .map((line) => `    ${line}`.trimEnd())
        .join('\n');
    case 'button':
      return `${block.text}:\n${block.href}`;
    case 'code':
      return `    ${block.text}`;
    case 'facts':
      return block.rows.map(({ name, value }) => `${name}: ${value}`).join('\n');
    default:
      return assertNever(block);
  }
};

/** The mail as plain text: complete, one line a paragraph (the reader's program wraps). */
export const letterText = ({ letter, notes, footer, stop }: Dressing): string =>
  [
    letter.title,
    ...notes,
    ...letter.blocks.map(blockText),
    '---',
    letter.why,
    ...footer,
    stop === undefined ? '' : `${stop.text}:\n${stop.href}`,
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
