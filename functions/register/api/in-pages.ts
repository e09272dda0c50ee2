/**
 * So many bytes of rows one answer holds. Lambda answers with 6 MB at most, and in its answer, which is JSON, each byte may
 * take two: a quotation mark does.
 * https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
 */
const MOST_BYTES = 2_900_000;

/** Rows in as many pages as they need, in their order; one at least. @param bytesOf the bytes that a row takes */
export const inPages = <T>(rows: readonly T[], bytesOf: (row: T) => number): readonly (readonly T[])[] => {
  const first: T[] = [];
  const pages = [first];
  let page = first;
  let bytes = 0;
  for (const row of rows) {
    const more = bytesOf(row);
    if (bytes + more > MOST_BYTES && page.length > 0) {
      page = [];
      pages.push(page);
      bytes = 0;
    }
    page.push(row);
    bytes += more;
  }
  return pages;
};

/** Which page is asked for, from 1; undefined where it is no such number. */
export const pageAsked = (query: URLSearchParams): number | undefined => {
  const page = query.get('page') ?? '1';
  return /^[1-9]\d{0,3}$/u.test(page) ? Number(page) : undefined;
};
