/** What one check found; `mend` is the command, or the deed, that puts it right. */
export type Finding =
  | { readonly right: true; readonly says: string }
  | { readonly right: false; readonly says: string; readonly mend: string };

export type Line = Finding & { readonly id: string };

export const right = (says: string): Finding => ({ right: true, says });
export const wrong = (says: string, mend: string): Finding => ({ right: false, says, mend });

export const allRight = (lines: readonly Line[]): boolean => lines.every((line) => line.right);

type Paint = (code: number, text: string) => string;
const plain: Paint = (_code, text) => text;
const painted: Paint = (code, text) => `\u001B[${code}m${text}\u001B[39m`;
const GREEN = 32;
const RED = 31;

/** One line for each check: ✓ or ✗, what it is about, what was found, and after an arrow what mends it. */
export const asText = (lines: readonly Line[], { coloured }: { readonly coloured: boolean }): string => {
  const paint = coloured ? painted : plain;
  const width = Math.max(...lines.map(({ id }) => id.length));
  const told = lines.map((line) => {
    const mark = line.right ? paint(GREEN, '✓') : paint(RED, '✗');
    return `${mark} ${line.id.padEnd(width)}  ${line.says}${line.right ? '' : ` → ${line.mend}`}\n`;
  });
  return told.join('');
};

/** The same for programs: one JSON object on one line. */
export const asJson = (about: Readonly<Record<string, string>>, lines: readonly Line[]): string =>
  `${JSON.stringify({ ...about, ok: allRight(lines), checks: lines })}\n`;
