export type { EditorialDeps } from './deps.ts';
export {
  approveRevision,
  discardDraft,
  publishDueJob,
  saveDraft,
  sendBack,
  startArticle,
  startDraft,
  submitDraft,
  unschedule,
} from './edit-article.ts';
export { editorialProblems } from './problems.ts';
export { forgetOldRevisions, publishDue } from './publish-due.ts';
export { readContent } from './read-content.ts';
export { type SourceContext } from './render-source.ts';
export { seedContent } from './seed-content.ts';
export { settleFile, takeAway } from './take-away.ts';
export {
  type ArticleAtDesk,
  type DiffPart,
  listArticlesForDesk,
  listWork,
  type NamedRevision,
  type RevisionAtDesk,
  viewArticleAtDesk,
  viewRevision,
} from './view-desk.ts';
export type { ArticleFields } from './write-source.ts';
