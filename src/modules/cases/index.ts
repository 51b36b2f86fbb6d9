export { detachCase, openCase } from './open-case.ts';
export {
  addDocument,
  handIn,
  type OwnCaseView,
  removeDocument,
  viewOwnCase,
  withdrawCase,
} from './own-case.ts';
export type { CaseDeps, SubjectFacts, SubjectPort } from './ports.ts';
export { casesProblems } from './problems.ts';
export { reviewCase } from './review-case.ts';
export type { Stage } from './rules.ts';
export { closeDeadCases, destroyOldDocuments } from './tidy-cases.ts';
export { type CaseView, listCases, openDocument, viewCase } from './view-case.ts';
