/** Where staff find a person to erase. */
export const PERSONS = '/office/persons';
