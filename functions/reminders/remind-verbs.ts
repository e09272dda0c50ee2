// What an execution of `remind` does, one after the other: loaded together.
export { beginStep } from './begin-step.ts';
export { changeState } from './change-state.ts';
export { closeStep } from './close-step.ts';
export { recordFailure } from './record-failure.ts';
export { tellOffice } from './tell-office.ts';
export { watchDelivery } from './watch-delivery.ts';
export { writeMail } from './write-mail.ts';
export { writeToBackup } from './write-to-backup.ts';
