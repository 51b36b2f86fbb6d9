import path from 'node:path';
import type { MessageSets } from '#kernel/text.ts';
import type { ArticleKey, ImageSize, PublishedContent } from '#modules/help/index.ts';
import { checkFile } from './check-content.ts';
import { type ForeignArticle, sectionIdOf } from './foreign-article.ts';
import { toOurMarkdown } from './html-to-markdown.ts';
import { hashOf, rendererWith, type SourceContext } from './render-source.ts';
import { writeSource } from './write-source.ts';

/** What converting needs besides the article; plain data, so that it can be handed to another thread. */
export type ConvertContext = {
  readonly config: SourceContext['config'];
  readonly settings: SourceContext['settings'];
  readonly messages: MessageSets;
  readonly images: readonly ImageSize[];
  /** Our address of each article that comes along, by its own. */
  readonly addresses: ReadonlyMap<string, string>;
};

export type Conversion = {
  readonly article: ForeignArticle;
  readonly key: ArticleKey;
  /** The name of our copy of each image that it shows, by the address that it uses. */
  readonly images: Readonly<Record<string, string>>;
};

export type Converted = {
  readonly source: string;
  readonly hash: string;
  /** `null`: it can't be published, and the messages say why. */
  readonly content: PublishedContent | null;
  readonly messages: readonly string[];
};

/** Makes a function that turns foreign articles into sources of ours and renders them. */
export function createConverter(context: ConvertContext): (conversion: Conversion) => Converted {
  const { config, settings, messages } = context;
  const renderer = rendererWith(context.images, { config, settings, messages }, checkFile);
  return ({ article, key, images }) => {
    const { body, lost } = toOurMarkdown(article, {
      link: (href) => readLink(href, article, context.addresses),
      image: (src) => (Object.hasOwn(images, src) ? `/help/images/${images[src]}` : null),
    });
    const source = sourceOf(article, key, body);
    const { content, findings } = renderer.render(key, source);
    const told = [...lost, ...findings.map(({ message }) => message)];
    return { source, hash: hashOf(source), content, messages: told };
  };
}

const titleCharsMax = 200;
const summaryCharsMax = 280;

function sourceOf(article: ForeignArticle, key: ArticleKey, body: string): string {
  const title = article.title.replaceAll(/\s+/g, ' ').trim().slice(0, titleCharsMax);
  const first = body
    .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/[#*_>`|\\-]+/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  const summary = first.length > summaryCharsMax ? `${first.slice(0, summaryCharsMax)}…` : first;
  return writeSource({
    slug: key.slug,
    title: title.length < 3 ? `${title} …` : title,
    summary: summary.length < 10 ? `${title}: an article of the help centre.` : summary,
    section: sectionIdOf(article),
    position: '',
    published: article.published,
    updated: article.updated,
    tool: '',
    related: '',
    synonyms: article.labels
      .map((label) => label.trim().slice(0, 80))
      .filter(Boolean)
      .slice(0, 60)
      .join('\n'),
    regions: '',
    formerly: '',
    parent: '',
    version: '',
    versionOf: '',
    incident: '',
    isPinned: false,
    body,
  });
}

/** Help desks write one address in several ways: with and without host, language, title. The article's number stays. */
export function addressOf(address: string): string {
  return /\/articles\/(\d+)/.exec(address)?.[1] ?? address.replace(/^\.\//, '').replace(/[?#].*$/, '');
}

function readLink(
  href: string,
  article: ForeignArticle,
  byAddress: ReadonlyMap<string, string>,
): string | null {
  const [target = '', anchor] = href.split('#');
  const relative =
    article.address !== null && !/^[a-z]+:|^\//i.test(target)
      ? path.posix.join(path.posix.dirname(article.address), target)
      : target;
  const ours = byAddress.get(addressOf(relative)) ?? byAddress.get(addressOf(target));
  if (ours) return ours;
  if (target === '' && anchor) return null;
  return /^https:\/\//i.test(href) ? href : null;
}
