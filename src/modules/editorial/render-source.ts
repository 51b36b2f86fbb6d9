import { createHash } from 'node:crypto';
import { languageOf, localeOf } from '#kernel/languages.ts';
import { createText, type MessageSets } from '#kernel/text.ts';
import {
  type ArticleKey,
  type ImageSize,
  isToolId,
  listImageSizes,
  type PublishedContent,
} from '#modules/help/index.ts';
import type { Config } from '#platform/config/config.ts';
import type { Queries } from '#platform/db/db.ts';
import type { CheckedArticle, ContentFinding, checkFile } from './check-content.ts';
import type { RenderContext } from './render-article.ts';

/** What articles may refer to besides themselves; the same in every process of a deployment. */
export type SourceContext = {
  readonly config: Pick<Config, 'brand' | 'policy'>;
  /** Texts of every screen, that `:ui[…]` refers to. */
  readonly messages: MessageSets;
  /** Numbers that articles may quote, besides those of the policy. */
  readonly settings: Readonly<Record<string, number>>;
};

/** Goes up when the rendering changes, so that every article is rendered again. */
const rendererVersion = 3;

/** Renders sources as they are published on this deployment. */
export type Renderer = {
  /** Of everything that goes into a rendering besides the source. */
  readonly hash: string;
  /** `content` is `null` when the source can't be published; the findings say why. */
  render(
    key: ArticleKey,
    source: string,
  ): {
    readonly content: PublishedContent | null;
    readonly findings: readonly ContentFinding[];
  };
  contextOf(locale: string): RenderContext;
};

/** Of everything that goes into a rendering besides the source. */
export const renderHash = (sizes: readonly ImageSize[], sources: SourceContext): string =>
  hashOf(
    JSON.stringify([
      rendererVersion,
      sources.config.brand,
      sources.config.policy,
      sources.settings,
      sources.messages,
      sizes.map(({ name, width, height }) => ({ name, width, height })),
    ]),
  );

/** The renderer with the images that there are now. Markdown's parser is loaded with it: most starts need none. */
export async function createRenderer(queries: Queries, sources: SourceContext): Promise<Renderer> {
  const checking = await import('./check-content.ts');
  return rendererWith(await listImageSizes(queries), sources, checking.checkFile);
}

/** The same with images that somebody else has listed. */
export function rendererWith(
  sizes: readonly ImageSize[],
  sources: SourceContext,
  check: typeof checkFile,
): Renderer {
  const images = new Map(sizes.map(({ name, width, height }) => [name, { width, height }]));
  const { brand, policy } = sources.config;
  const contexts = new Map<string, RenderContext>();
  const contextOf = (locale: string): RenderContext => {
    const known = contexts.get(locale);
    if (known) return known;
    const made: RenderContext = {
      text: createText(sources.messages, localeOf(languageOf(locale)), 'UTC'),
      brand: brand.name,
      supportEmail: brand.supportEmail,
      settings: { ...policy, ...sources.settings },
      images,
    };
    contexts.set(locale, made);
    return made;
  };
  return {
    hash: hashOf(JSON.stringify([rendererVersion, brand, policy, sources.settings, sources.messages, sizes])),
    render(key, source) {
      const { article, findings } = check(fileOf(key, source), contextOf(key.locale));
      return { content: article && contentOf(key, article), findings };
    },
    contextOf,
  };
}

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('base64url');

const fileOf = ({ locale, category, slug }: ArticleKey, source: string) => ({
  locale,
  category,
  path: `${locale}/${category}/${slug}.md`,
  source,
});

function contentOf(
  { locale, category }: ArticleKey,
  { frontMatter, rendered }: CheckedArticle,
): PublishedContent {
  const { tool } = frontMatter;
  return {
    locale,
    category,
    slug: frontMatter.slug,
    section: frontMatter.section ?? null,
    position: frontMatter.position,
    title: frontMatter.title,
    summary: frontMatter.summary,
    tool: tool !== undefined && isToolId(tool) ? tool : null,
    related: frontMatter.related,
    synonyms: frontMatter.synonyms,
    regions: frontMatter.regions,
    parent: frontMatter.parent ?? null,
    version: frontMatter.version ?? null,
    versionOf: frontMatter.versionOf ?? null,
    isPinned: frontMatter.pinned,
    incident: frontMatter.incident ?? null,
    publishedOn: frontMatter.published,
    updatedOn: frontMatter.updated ?? frontMatter.published,
    blocks: rendered.blocks,
    headings: rendered.headings,
    pieces: rendered.pieces,
    formerly: frontMatter.formerly,
  };
}
