/** Freezes a value through and through: who changes what was stored fails. What is frozen already is not looked into. */
export const frozen = <T>(value: T): T => {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const name in value) {
    const part: unknown = value[name];
    if (typeof part === 'object') frozen(part);
  }
  return value;
};
