const wordsOf = (text: string): readonly string[] => text.split(/(?<=\s)/u);

const commonStart = (a: readonly string[], b: readonly string[]): number => {
  const at = a.findIndex((word, index) => word !== b[index]);
  return at < 0 ? a.length : at;
};

/** A text cut where it begins and where it ends to differ from another, by words. */
export const cutAtDifference = (text: string, other: string): readonly [string, string, string] => {
  const [a, b] = [wordsOf(text), wordsOf(other)];
  const start = Math.min(commonStart(a, b), b.length);
  const end = commonStart(a.slice(start).reverse(), b.slice(start).reverse());
  const last = Math.max(a.length - Math.min(end, b.length - start), start);
  return [a.slice(0, start).join(''), a.slice(start, last).join(''), a.slice(last).join('')];
};

/** A text with what differs from another one underlined and bold. */
export const Differing = ({ text, other }: { readonly text: string; readonly other: string }) => {
  const [before, differs, after] = cutAtDifference(text, other);
  return (
    <span class="typed site-difference" dir="auto">
      {before}
      {differs === '' ? null : <ins>{differs}</ins>}
      {after}
    </span>
  );
};
