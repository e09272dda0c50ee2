const LEI = /^[0-9A-Z]{18}[0-9]{2}$/;

/** Whether a Legal Entity Identifier is well formed and its check digits hold (ISO 17442, ISO 7064 MOD 97-10). */
export const leiHolds = (lei: string): boolean => {
  if (!LEI.test(lei)) return false;
  const digits = [...lei].map((character) => Number.parseInt(character, 36)).join('');
  return BigInt(digits) % 97n === 1n;
};
