import { createHash } from 'node:crypto';
import {
  type ArticleKey,
  listImageSizes,
  type PublishedContent,
  publishArticles,
  saveImage,
  saveSections,
  unpublishArticle,
} from '#modules/help/index.ts';
import type { Tx } from '#platform/db/db.ts';
import type { Platform } from '#platform/platform.ts';
import { insertPublished, listStale, setRenderedWith } from './bulk-store.ts';
import type { ContentFinding } from './check-content.ts';
import type { Content, ContentFile } from './read-content.ts';
import { readContent } from './read-content.ts';
import { createRenderer, hashOf, type Renderer, renderHash, type SourceContext } from './render-source.ts';
import { judgeFile } from './revision-rules.ts';
import { changeArticle, changeRevision, findRevisionIn, listEditedArticles, lockFiles } from './store.ts';

export type SeedDeps = Pick<Platform, 'db' | 'live' | 'log' | 'clock' | 'secrets'>;

const renderedAtOnce = 100;

/** What a start did: articles written anew, taken away, and files that wait for somebody of the desk. */
export type Seeded = { readonly saved: number; readonly deleted: number; readonly waiting: number };

/**
 * Brings the help centre in the database up to date with the files: publishes what is new or changed, takes away what is
 * gone, renders everything again when the screens' texts have changed, tells every process. A file below an edit of the
 * desk waits (`judgeFile`). When nothing changed it reads the files and one list. A file that can't be used is logged and
 * its article stays as it was.
 */
export async function seedContent(
  deps: SeedDeps,
  sources: SourceContext,
  contentDir: string,
): Promise<Seeded> {
  const content = await readContent(contentDir);
  await deps.db.tx(async (tx) => {
    for (const image of content.images) {
      const hash = createHash('sha256').update(image.bytes).digest('base64url');
      await saveImage(tx, { ...image, hash });
    }
    await saveSections(deps, tx, content.sections);
  });
  const known = await listEditedArticles(deps.db.queries);
  const hash = renderHash(await listImageSizes(deps.db.queries), sources);
  if (isSame(content, known, hash)) return { saved: 0, deleted: 0, waiting: 0 };
  const renderer = await createRenderer(deps.db.queries, sources);
  const seeded = await deps.db.tx((tx) => takeFiles(deps, tx, content, renderer));
  const rendered = await renderStale(deps, renderer);
  deps.log.info({ ...seeded, rendered }, 'help articles brought up to date');
  return { ...seeded, saved: seeded.saved + rendered };
}

type Known = Awaited<ReturnType<typeof listEditedArticles>>;
const keyText = ({ locale, category, slug }: ArticleKey): string => `${locale}/${category}/${slug}`;
const keyOf = ({ locale, category, path }: ContentFile): ArticleKey => ({
  locale,
  category,
  slug: /([^/]+)\.md$/.exec(path)?.[1] ?? '',
});

function isSame({ files }: Content, known: Known, hash: string): boolean {
  const byKey = new Map(known.map((article) => [keyText(article), article]));
  const inFiles = new Set(files.map((file) => keyText(keyOf(file))));
  return (
    known.every(
      (article) =>
        article.publishedNumber === null ||
        (article.renderedWith === hash && (article.origin !== 'file' || inFiles.has(keyText(article)))),
    ) &&
    files.every((file) => {
      const article = byKey.get(keyText(keyOf(file)));
      const fileHash = hashOf(file.source);
      if (article === undefined) return false;
      return article.fileSource === null
        ? article.fileHash === fileHash
        : hashOf(article.fileSource) === fileHash;
    })
  );
}

async function takeFiles(deps: SeedDeps, tx: Tx, { files }: Content, renderer: Renderer): Promise<Seeded> {
  await lockFiles(tx);
  const byKey = new Map((await listEditedArticles(tx)).map((article) => [keyText(article), article]));
  const inFiles = new Set<string>();
  const taken: { key: ArticleKey; file: ContentFile; hash: string; content: PublishedContent }[] = [];
  let waiting = 0;
  for (const file of files) {
    const key = keyOf(file);
    inFiles.add(keyText(key));
    const article = byKey.get(keyText(key)) ?? null;
    const hash = hashOf(file.source);
    const verdict = judgeFile(article, hash);
    if (verdict === 'same') {
      // Changed below an edit, and changed back: nothing waits any more.
      if (article?.fileSource) await changeArticle(tx, key, { fileSource: null });
    } else if (verdict === 'wait') {
      waiting += 1;
      await changeArticle(tx, key, { fileSource: file.source });
    } else {
      const { content, findings } = renderer.render(key, file.source);
      warn(deps, findings);
      if (content?.slug === key.slug) taken.push({ key, file, hash, content });
      else if (content) deps.log.warn({ path: file.path }, 'content: slug: must be the name of the file.');
    }
  }
  const at = deps.clock.now();
  await insertPublished(
    tx,
    taken.map(({ key, file, hash, content }) => ({
      ...key,
      id: deps.secrets.id('revision'),
      origin: 'file',
      source: file.source,
      title: content.title,
      at,
      renderedWith: renderer.hash,
      fileHash: hash,
    })),
  );
  await publishArticles(
    deps,
    tx,
    taken.map(({ content }) => content),
  );
  let deleted = 0;
  for (const [text, article] of byKey) {
    if (article.origin !== 'file' || article.publishedNumber === null || inFiles.has(text)) continue;
    const published = await findRevisionIn(tx, article, ['published']);
    if (published) await changeRevision(tx, published.id, { state: 'unpublished', changedAt: at });
    await changeArticle(tx, article, { publishedNumber: null, fileHash: null });
    await unpublishArticle(deps, tx, article, null);
    deleted += 1;
  }
  return { saved: taken.length, deleted, waiting };
}

/** Renders again what was rendered with other texts, numbers or images, some articles at a time. */
async function renderStale(deps: SeedDeps, renderer: Renderer): Promise<number> {
  let rendered = 0;
  for (;;) {
    const stale = await listStale(deps.db.queries, renderer.hash, renderedAtOnce);
    if (stale.length === 0) return rendered;
    await deps.db.tx(async (tx) => {
      await lockFiles(tx);
      const contents = stale.flatMap((each) => {
        const { content, findings } = renderer.render(each, each.source);
        if (each.origin === 'file') warn(deps, findings);
        return content?.slug === each.slug ? [content] : [];
      });
      await publishArticles(deps, tx, contents);
      await setRenderedWith(tx, stale, renderer.hash);
      rendered += contents.length;
    });
  }
}

function warn(deps: SeedDeps, findings: readonly ContentFinding[]): void {
  for (const { path, line, message } of findings) deps.log.warn({ path, line }, `content: ${message}`);
}
