const SHAPE = /^[A-Z0-9]{18}[0-9]{2}$/;

/** An LEI as compared: upper case, without the spaces and hyphens it is often written with. */
export const normaliseLei = (typed: string): string => typed.replace(/[\s-]/g, '').toUpperCase();

/** Letters count as 10 to 35; the remainder is carried along, since the whole number has up to 40 digits. */
const remainder97 = (characters: string): number =>
  [...characters].reduce((rest, character) => {
    const value = Number.parseInt(character, 36);
    return (rest * (value > 9 ? 100 : 10) + value) % 97;
  }, 0);

/** Whether a normalised Legal Entity Identifier has the shape and the check digits of ISO 17442 (ISO 7064, MOD 97-10). */
export const isLei = (lei: string): boolean => SHAPE.test(lei) && remainder97(lei) === 1;
