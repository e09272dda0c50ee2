export interface Piece {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

const tokensOf = (text: string): readonly string[] => text.match(/\s+|\S+/g) ?? [];

/** Lengths of the longest common parts of what follows `before[i]` and `after[j]`. */
const commonLengths = (before: readonly string[], after: readonly string[]): Uint16Array[] => {
  const lengths = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1));
  for (let i = before.length - 1; i >= 0; i -= 1) {
    for (let j = after.length - 1; j >= 0; j -= 1) {
      const [row, next] = [lengths[i], lengths[i + 1]];
      if (row === undefined || next === undefined) continue;
      row[j] = before[i] === after[j] ? (next[j + 1] ?? 0) + 1 : Math.max(next[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return lengths;
};

const walk = (before: readonly string[], after: readonly string[]): Piece[] => {
  const lengths = commonLengths(before, after);
  const pieces: Piece[] = [];
  let [i, j] = [0, 0];
  while (i < before.length || j < after.length) {
    const [old = '', fresh = ''] = [before[i], after[j]];
    if (i < before.length && j < after.length && old === fresh) {
      pieces.push({ kind: 'same', text: old });
      i += 1;
      j += 1;
    } else if (
      j >= after.length ||
      (i < before.length && (lengths[i + 1]?.[j] ?? 0) >= (lengths[i]?.[j + 1] ?? 0))
    ) {
      pieces.push({ kind: 'removed', text: old });
      i += 1;
    } else {
      pieces.push({ kind: 'added', text: fresh });
      j += 1;
    }
  }
  return pieces;
};

/** White space between two changes belongs to them, so that they read as one; then neighbours of one kind join. */
const joined = (pieces: readonly Piece[]): readonly Piece[] => {
  const runs: { removed: string; added: string; same: string }[] = [];
  let run = { removed: '', added: '', same: '' };
  const changing = () => run.removed !== '' || run.added !== '';
  pieces.forEach(({ kind, text }, at) => {
    const next = pieces[at + 1];
    const between = kind === 'same' && text.trim() === '' && changing() && run.same === '';
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
