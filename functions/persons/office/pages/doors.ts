// Pages that people use in one go: loaded together.
export { doFind, showFind } from './find.tsx';
export { doErasePerson, showOne } from './one.tsx';
