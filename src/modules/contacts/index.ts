export { agreeMigration } from './agree-migration.ts';
export {
  checkProvenContact,
  finishContactChange,
  putContactInPlace,
  startContactChange,
} from './change-contact.ts';
export type { ContactsDeps } from './migrate-contact.ts';
export { contactsProblems } from './problems.ts';
export { deleteMigrationsBefore } from './store.ts';
export { undoChange, viewUndo } from './undo-change.ts';
export {
  type ContactChangeView,
  type DoneChange,
  previewContactChange,
  restartContactChange,
  viewContactChange,
  viewLatestChange,
} from './view-change.ts';
