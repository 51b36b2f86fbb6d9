import { createHash } from 'node:crypto';
import { createText, type Messages } from '#kernel/text.ts';
import type { Config } from '#platform/config/config.ts';
import type { Db } from '#platform/db/db.ts';
import type { Live } from '#platform/live/live.ts';
import type { Log } from '#platform/log/log.ts';
import type { ContentFile } from './read-content.ts';
import { readContent } from './read-content.ts';
import type { RenderContext } from './render-article.ts';
import { type ArticleContent, deleteArticle, listSourceHashes, lockArticles, saveArticle } from './store.ts';

export type SeedDeps = {
  readonly db: Db;
  readonly live: Pick<Live, 'publish'>;
  readonly log: Log;
  readonly config: Pick<Config, 'brand' | 'policy'>;
};

export type SeedSources = {
  readonly contentDir: string;
  /** Texts of every screen, by locale, that `:ui[…]` refers to. */
  readonly messages: Messages;
  /** Numbers that articles may quote, besides those of the policy. */
  readonly settings?: Readonly<Record<string, number>>;
};

/** Goes up when the rendering changes, so that every article is rendered again. */
const rendererVersion = 2;

/** What articles may refer to on this deployment, in the words of one language. */
export function renderContextOf(
  config: Pick<Config, 'brand' | 'policy'>,
  sources: Pick<SeedSources, 'messages' | 'settings'>,
  locale: string,
): RenderContext {
  return {
    text: createText(sources.messages, locale, 'UTC'),
    brand: config.brand.name,
    supportEmail: config.brand.supportEmail,
    settings: { ...config.policy, ...sources.settings },
  };
}

/**
 * Brings the help centre in the database up to date with the files: writes what is new or changed, deletes what is
 * gone, tells every process. When nothing changed it reads the files and one list. A file that can't be used is
 * logged and its article stays as it was.
 */
export async function seedHelp(
  deps: SeedDeps,
  sources: SeedSources,
): Promise<{ saved: number; deleted: number }> {
  const files = await readContent(sources.contentDir);
  const { policy, brand } = deps.config;
  const shared = JSON.stringify([rendererVersion, brand, policy, sources.settings, sources.messages]);
  const hashOf = (file: ContentFile) =>
    createHash('sha256').update(shared).update(file.path).update(file.source).digest('base64url');
  const hashed = files.map((file) => ({ file, sourceHash: hashOf(file) }));
  const stored = await listSourceHashes(deps.db.queries);
  const storedHashes = new Set(stored.map((each) => each.sourceHash));
  const isSame = stored.length === files.length && hashed.every((each) => storedHashes.has(each.sourceHash));
  if (isSame) return { saved: 0, deleted: 0 };

  // Markdown is read only when something changed: loading its parser takes longer than all of the above.
  const { checkFile } = await import('./check-content.ts');
  return deps.db.tx(async (tx) => {
    await lockArticles(tx);
    const before = await listSourceHashes(tx);
    const known = new Set(before.map((each) => each.sourceHash));
    const kept = new Set<string>();
    let saved = 0;
    for (const { file, sourceHash } of hashed) {
      const slug = /([^/]+)\.md$/.exec(file.path)?.[1] ?? '';
      kept.add(keyOf({ ...file, slug }));
      if (known.has(sourceHash)) continue;
      const { article, findings } = checkFile(file, renderContextOf(deps.config, sources, file.locale));
      for (const { path, line, message } of findings) deps.log.warn({ path, line }, `content: ${message}`);
      if (!article || article.frontMatter.slug !== slug) continue;
      const { frontMatter, rendered } = article;
      const content: ArticleContent = {
        locale: file.locale,
        category: file.category,
        slug,
        section: frontMatter.section ?? null,
        position: frontMatter.position,
        title: frontMatter.title,
        summary: frontMatter.summary,
        tool: frontMatter.tool ?? null,
        related: frontMatter.related,
        synonyms: frontMatter.synonyms,
        regions: frontMatter.regions,
        blocks: rendered.blocks,
        headings: rendered.headings,
        passages: rendered.passages,
        words: rendered.words,
        publishedOn: frontMatter.published,
        updatedOn: frontMatter.updated ?? frontMatter.published,
        sourceHash,
      };
      await saveArticle(tx, content);
      saved += 1;
    }
    const gone = before.filter((each) => !kept.has(keyOf(each)));
    for (const key of gone) await deleteArticle(tx, key);
    if (saved + gone.length > 0) await deps.live.publish(tx, 'help', 'articles');
    deps.log.info({ saved, deleted: gone.length }, 'help articles brought up to date');
    return { saved, deleted: gone.length };
  });
}

const keyOf = (key: { locale: string; category: string; slug: string }): string =>
  `${key.locale}/${key.category}/${key.slug}`;
