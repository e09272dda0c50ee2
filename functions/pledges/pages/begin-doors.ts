// Pages that people use in one go: loaded together.
export { showMine } from './mine.tsx';
export { showNewer, takeNewer } from './newer.tsx';
export { showOverview, takeUpAgain } from './overview.ts';
export { showStart, start } from './start.tsx';
