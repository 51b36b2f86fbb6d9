import path from 'node:path';
import { type ContentProblem, type FrontMatter, readFrontMatter } from './front-matter.ts';
import type { ContentFile } from './read-content.ts';
import { type RenderContext, type Rendered, renderArticle } from './render-article.ts';
import { isToolId, nextAnchor } from './rules.ts';
import { articlePath, categories } from './types.ts';

export type ContentFinding = ContentProblem & { readonly path: string };

export type CheckedArticle = {
  readonly file: ContentFile;
  readonly frontMatter: FrontMatter;
  readonly rendered: Rendered;
};

/** Renders one file. Findings are those that the file shows by itself; `article` is `null` when it can't be used. */
export function checkFile(
  file: ContentFile,
  context: RenderContext,
): { article: CheckedArticle | null; findings: ContentFinding[] } {
  const finding = (problem: ContentProblem): ContentFinding => ({ ...problem, path: file.path });
  const read = readFrontMatter(file.source);
  if ('problems' in read) return { article: null, findings: read.problems.map(finding) };
  const { frontMatter, body, bodyLine } = read;
  const rendered = renderArticle(
    { body, bodyLine, path: articlePath({ category: file.category, slug: frontMatter.slug }) },
    context,
  );
  const findings = rendered.problems.map(finding);
  const report = (word: string, message: string) =>
    findings.push(finding({ line: lineWith(file.source, word), message }));
  if (path.basename(file.path, '.md') !== frontMatter.slug)
    report('slug:', 'slug: must be the name of the file.');
  if ((file.category === 'faq') !== (frontMatter.section !== undefined))
    report('section:', 'section: every FAQ article has one, nothing else does.');
  if (frontMatter.tool !== undefined && !isToolId(frontMatter.tool))
    report('tool:', `tool: there is no tool "${frontMatter.tool}".`);
  if (frontMatter.tool !== undefined && !rendered.anchors.has(nextAnchor))
    report('tool:', 'An article with a tool says with ::next[…] where the reader goes on after it.');
  return { article: { file, frontMatter, rendered }, findings };
}

/** Checks all content: each file, and that what they refer to exists. */
export function checkContent(
  files: readonly ContentFile[],
  context: RenderContext,
): { articles: CheckedArticle[]; findings: ContentFinding[] } {
  const checked = files.map((file) => checkFile(file, context));
  const articles = checked.flatMap(({ article }) => article ?? []);
  const findings = checked.flatMap((each) => each.findings);
  const byPath = new Map<string, CheckedArticle>();
  for (const article of articles) {
    const at = `${article.file.locale}${articlePath({ category: article.file.category, slug: article.frontMatter.slug })}`;
    if (byPath.has(at))
      findings.push({ path: article.file.path, line: 2, message: 'Another file has this slug.' });
    byPath.set(at, article);
  }
  for (const { file, frontMatter, rendered } of articles) {
    for (const related of frontMatter.related) {
      const at = related.includes('/')
        ? `/help/${related}`
        : articlePath({ category: file.category, slug: related });
      if (byPath.has(file.locale + at)) continue;
      findings.push({
        path: file.path,
        line: lineWith(file.source, 'related:'),
        message: `related: there is no article "${related}".`,
      });
    }
    for (const { href, line } of rendered.links) {
      const message = linkProblem(href, file.locale, rendered, byPath);
      if (message) findings.push({ path: file.path, line, message });
    }
  }
  return { articles, findings };
}

function linkProblem(
  href: string,
  locale: string,
  own: Rendered,
  byPath: ReadonlyMap<string, CheckedArticle>,
): string | null {
  const [target = '', anchor] = href.split('#');
  const isList = target === '/help' || categories.some((category) => target === `/help/${category}`);
  if (isList || target.startsWith('/help/search?')) return null;
  const rendered = target === '' ? own : byPath.get(locale + target)?.rendered;
  if (!rendered) return `There is no article at ${target}.`;
  return anchor === undefined || rendered.anchors.has(anchor)
    ? null
    : `${target || 'This article'} has no part #${anchor}.`;
}

function lineWith(source: string, start: string): number {
  return Math.max(1, source.split('\n').findIndex((line) => line.startsWith(start)) + 1);
}
