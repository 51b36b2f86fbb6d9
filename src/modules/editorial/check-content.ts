import path from 'node:path';
import { articlePath, categories, isToolId, nextAnchor } from '#modules/help/index.ts';
import { type ContentProblem, type FrontMatter, readFrontMatter } from './front-matter.ts';
import type { Content, ContentFile } from './read-content.ts';
import { type RenderContext, type Rendered, renderArticle } from './render-article.ts';

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
  if ((file.category === 'faq') !== (frontMatter.section !== undefined))
    report('section:', 'section: every FAQ article has one, nothing else does.');
  if (
    file.category !== 'product-documents' &&
    (frontMatter.parent ?? frontMatter.version ?? frontMatter.versionOf)
  )
    report('slug:', 'parent:, version: and versionOf: are for product documents.');
  if (file.category !== 'announcements' && (frontMatter.pinned || frontMatter.incident !== undefined))
    report('slug:', 'pinned: and incident: are for announcements.');
  if (frontMatter.tool !== undefined && !isToolId(frontMatter.tool))
    report('tool:', `tool: there is no tool "${frontMatter.tool}".`);
  if (frontMatter.tool !== undefined && !rendered.anchors.has(nextAnchor))
    report('tool:', 'An article with a tool says with ::next[…] where the reader goes on after it.');
  return { article: { file, frontMatter, rendered }, findings };
}

/**
 * Checks all content: each file, and that what they refer to exists. `contextOf` gives what articles of one language may
 * refer to. A translation may lack articles that English has, and its links then lead to the English ones.
 */
export function checkContent(
  { files, sections }: Pick<Content, 'files' | 'sections'>,
  contextOf: (locale: string) => RenderContext,
): { articles: CheckedArticle[]; findings: ContentFinding[] } {
  const checked = files.map((file) => checkFile(file, contextOf(file.locale)));
  const articles = checked.flatMap(({ article }) => article ?? []);
  const findings = checked.flatMap((each) => each.findings);
  const byPath = new Map<string, CheckedArticle>();
  for (const article of articles) {
    const at = `${article.file.locale}${articlePath({ category: article.file.category, slug: article.frontMatter.slug })}`;
    if (byPath.has(at))
      findings.push({ path: article.file.path, line: 2, message: 'Another file has this slug.' });
    byPath.set(at, article);
  }
  const find = (locale: string, at: string) => byPath.get(locale + at) ?? byPath.get(`en${at}`);
  for (const { file, frontMatter, rendered } of articles) {
    const report = (word: string, message: string) =>
      findings.push({ path: file.path, line: lineWith(file.source, word), message });
    const { section, parent, versionOf } = frontMatter;
    if (path.basename(file.path, '.md') !== frontMatter.slug)
      report('slug:', 'slug: must be the name of the file.');
    if (section !== undefined && !sections.some((each) => each.id === section && each.locale === file.locale))
      report('section:', `section: ${file.locale}/sections.yaml has no "${section}".`);
    for (const [word, above] of [
      ['parent:', parent],
      ['versionOf:', versionOf],
    ] as const) {
      if (above !== undefined && !find(file.locale, articlePath({ category: file.category, slug: above })))
        report(word, `${word} there is no document "${above}".`);
    }
    for (const former of frontMatter.formerly) {
      if (byPath.has(file.locale + articlePath({ category: file.category, slug: former })))
        report('formerly:', `formerly: "${former}" is an article of its own.`);
    }
    for (const related of frontMatter.related) {
      const at = related.includes('/')
        ? `/help/${related}`
        : articlePath({ category: file.category, slug: related });
      if (!find(file.locale, at)) report('related:', `related: there is no article "${related}".`);
    }
    for (const { href, line } of rendered.links) {
      const message = linkProblem(href, rendered, (at) => find(file.locale, at));
      if (message) findings.push({ path: file.path, line, message });
    }
  }
  return { articles, findings };
}

function linkProblem(
  href: string,
  own: Rendered,
  find: (at: string) => CheckedArticle | undefined,
): string | null {
  const [target = '', anchor] = href.split('#');
  const isList = target === '/help' || categories.some((category) => target === `/help/${category}`);
  if (isList || target.startsWith('/help/search?')) return null;
  const rendered = target === '' ? own : find(target)?.rendered;
  if (!rendered) return `There is no article at ${target}.`;
  return anchor === undefined || rendered.anchors.has(anchor)
    ? null
    : `${target || 'This article'} has no part #${anchor}.`;
}

function lineWith(source: string, start: string): number {
  return Math.max(1, source.split('\n').findIndex((line) => line.startsWith(start)) + 1);
}
