export { createHelpCentre, type HelpCentre } from './help-centre.ts';
export { findImage, type HelpImage, type ImageSize, listImageSizes, saveImage } from './image-store.ts';
export { cutPassages } from './passages.ts';
export { helpProblems } from './problems.ts';
export {
  type PublishedContent,
  publishArticles,
  saveSections,
  tellEverybody,
  unpublishArticle,
  writeArticles,
} from './publish-articles.ts';
export { isToolId, nextAnchor, toolHref, tools } from './rules.ts';
export { createSearchIndex, type SearchableArticle } from './search-index.ts';
export {
  type ArticleContent,
  type ArticleKey,
  type ArticleSummary,
  articlePath,
  type Block,
  type Category,
  categories,
  type Section,
  type Variant,
} from './types.ts';
