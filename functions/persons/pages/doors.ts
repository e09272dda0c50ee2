// Pages that people use in one go: loaded together.
export { downloadData, showData } from './data.tsx';
export { doErase, showErase, showErased } from './erase.tsx';
export { showHistory } from './history.tsx';
