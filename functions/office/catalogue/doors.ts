// Pages that people use in one go: loaded together.
export { showCatalogues } from './list.tsx';
export { doApproveText, doLoadText, doRevokeText, showText } from './text-doors.tsx';
