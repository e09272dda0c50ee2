// Pages that people use in one go: loaded together.
export { doImport, doTakeImportBack, showImport } from './import-doors.tsx';
export { doUpload, showUpload } from './upload.tsx';
