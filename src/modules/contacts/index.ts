export {
  checkProvenContact,
  finishContactChange,
  startContactChange,
} from './change-contact.ts';
export { contactsProblems } from './problems.ts';
export { undoChange, viewUndo } from './undo-change.ts';
export {
  type ContactChangeView,
  type DoneChange,
  previewContactChange,
  restartContactChange,
  viewContactChange,
  viewLatestChange,
} from './view-change.ts';
