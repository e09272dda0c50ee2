// Pages that people use in one go: loaded together.
export { checkDoor } from './check-door.tsx';
export { versionDoor, versionsDoor } from './version-doors.tsx';
