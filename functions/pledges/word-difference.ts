export interface Piece {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

const tokensOf = (text: string): readonly string[] => text.match(/\s+|\S+/g) ?? [];

const isSpace = (text: string): boolean => text.trim() === '';

/** What it is worth that a token stays: no white space is kept at the cost of a word. */
const worthOf = (token: string): number => (isSpace(token) ? 1 : 10_000);

/** The most that what follows `before[i]` and `after[j]` can keep in common, in its order. */
const worthInCommon = (before: readonly string[], after: readonly string[]): readonly Uint32Array[] => {
  const below: Uint32Array[] = [new Uint32Array(after.length + 1)];
  for (const old of before.toReversed()) {
    const row = new Uint32Array(after.length + 1);
    const next = below[0] ?? row;
    for (let j = after.length - 1; j >= 0; j -= 1)
      row[j] = old === after[j] ? (next[j + 1] ?? 0) + worthOf(old) : Math.max(next[j] ?? 0, row[j + 1] ?? 0);
    below.unshift(row);
  }
  return below;
};

const walk = (before: readonly string[], after: readonly string[]): readonly Piece[] => {
  const common = worthInCommon(before, after);
  const pieces: Piece[] = [];
  let [i, j] = [0, 0];
  for (;;) {
    const [old, fresh] = [before[i], after[j]];
    if (old !== undefined && old === fresh) {
      pieces.push({ kind: 'same', text: old });
      i += 1;
      j += 1;
    } else if (
      old !== undefined &&
      (fresh === undefined || (common[i + 1]?.[j] ?? 0) >= (common[i]?.[j + 1] ?? 0))
    ) {
      pieces.push({ kind: 'removed', text: old });
      i += 1;
    } else if (fresh !== undefined) {
      pieces.push({ kind: 'added', text: fresh });
      j += 1;
    } else return pieces;
  }
};

/** White space between two changes belongs to them, so that they read as one; then neighbours of one kind join. */
const joined = (pieces: readonly Piece[]): readonly Piece[] => {
  const runs: { removed: string; added: string; same: string }[] = [];
  let run = { removed: '', added: '', same: '' };
  const changing = () => run.removed !== '' || run.added !== '';
  pieces.forEach(({ kind, text }, at) => {
    const next = pieces[at + 1];
    const between = kind === 'same' && isSpace(text) && changing() && run.same === '';
    if (between && next !== undefined && next.kind !== 'same') {
      run = { ...run, removed: run.removed + text, added: run.added + text };
    } else if (kind === 'same') {
      run = { ...run, same: run.same + text };
    } else {
      if (run.same !== '') {
        runs.push(run);
        run = { removed: '', added: '', same: '' };
      }
      run = { ...run, [kind]: run[kind] + text };
    }
  });
  return [...runs, run].flatMap(({ removed, added, same }): Piece[] =>
    [
      { kind: 'removed' as const, text: removed },
      { kind: 'added' as const, text: added },
      { kind: 'same' as const, text: same },
    ].filter(({ text }) => text !== ''),
  );
};

/** What was taken from a text and put into it, word by word, in the order of reading. */
export const wordDifference = (before: string, after: string): readonly Piece[] =>
  joined(walk(tokensOf(before), tokensOf(after)));
