/** The revision that a form says it showed; 0, which nothing stored has, where it says none. */
export const seenRevOf = (form: URLSearchParams): number => {
  const typed = form.get('seenRev') ?? '';
  return /^\d{1,9}$/.test(typed) ? Number(typed) : 0;
};
