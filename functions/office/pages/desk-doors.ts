// Pages that people use in one go: loaded together.
export { showCompare } from './compare.tsx';
export { showQueue } from './queue.tsx';
export { doCyclesSetting, doSettings, showSettings } from './settings.tsx';
export { doCloseTask, showTasks } from './tasks.tsx';
