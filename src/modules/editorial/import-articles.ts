import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { imageSize } from 'image-size';
import {
  type ArticleKey,
  articlePath,
  listImageSizes,
  type PublishedContent,
  saveImage,
  saveSections,
  tellEverybody,
  writeArticles,
} from '#modules/help/index.ts';
import type { Tx } from '#platform/db/db.ts';
import type { Live } from '#platform/live/live.ts';
import type { Platform } from '#platform/platform.ts';
import { insertPublished } from './bulk-store.ts';
import { convertAll } from './convert-all.ts';
import { addressOf, type Conversion, type ConvertContext } from './convert-article.ts';
import {
  type ForeignArticle,
  type ImportFinding,
  sectionForAll,
  sectionIdOf,
  slugOf,
} from './foreign-article.ts';
import { type ImportedAt, listImported, saveImported } from './import-store.ts';
import { renderHash, type SourceContext } from './render-source.ts';
import { listEditedArticles, lockFiles } from './store.ts';

export type ImportDeps = Pick<Platform, 'db' | 'clock' | 'secrets'> & {
  readonly live: Pick<Live, 'publish'>;
};

export type ImportInput = {
  /** Names the help desk, so that its next export finds its articles again. */
  readonly name: string;
  readonly articles: readonly ForeignArticle[];
  /** Where images that the articles name by a relative path lie; `null`: nowhere. */
  readonly folder: string | null;
  /** Reads and renders everything and writes nothing. */
  readonly isDryRun: boolean;
  readonly onProgress: (done: number) => void;
};

export type ImportReport = {
  readonly saved: number;
  readonly unchanged: number;
  /** Written in the console or the repository since, and left as they are. */
  readonly kept: number;
  readonly refused: number;
  readonly findings: readonly ImportFinding[];
};

const writtenAtOnce = 100;
const findingsMax = 100_000;

/**
 * Takes a whole help desk over: converts, renders and publishes what is new or changed, keeps links between its articles,
 * names its sections. Doing it again changes nothing; what was edited here since stays. Every process shows it once, at
 * the end. What can't be taken is in the report.
 */
export async function importArticles(
  deps: ImportDeps,
  sources: SourceContext,
  input: ImportInput,
): Promise<ImportReport> {
  const { queries } = deps.db;
  const findings: ImportFinding[] = [];
  const tell = (place: string, message: string) => {
    if (findings.length < findingsMax) findings.push({ place, message });
  };
  const known = new Map((await listEditedArticles(queries)).map((article) => [keyText(article), article]));
  const before = await listImported(queries, input.name);
  const places = givePlaces(input, before, new Set(known.keys()));
  // An export of a part keeps its links to the rest, which an earlier one brought.
  const byAddress = new Map(before.map((each) => [each.externalId, articlePath(each)]));
  for (const [article, key] of places) {
    if (article.address !== null) byAddress.set(addressOf(article.address), articlePath(key));
  }
  const images = new ImageShelf(input.folder);
  await images.open(input.articles);
  const sections = sectionsOf(input.articles);
  if (!input.isDryRun) {
    await deps.db.tx(async (tx) => {
      for (const image of images.taken.values()) await saveImage(tx, image);
      await saveSections(deps, tx, sections);
    });
  }
  const sizes = [...(await listImageSizes(queries)), ...images.taken.values()];
  const renderedWith = renderHash(sizes, sources);
  const context: ConvertContext = {
    config: { brand: sources.config.brand, policy: sources.config.policy },
    settings: sources.settings,
    messages: sources.messages,
    images: sizes.map(({ name, width, height }) => ({ name, width, height })),
    addresses: byAddress,
  };
  const conversions = input.articles.flatMap((article): Conversion[] => {
    const key = places.get(article);
    return key ? [{ article, key, images: images.namesIn(article) }] : [];
  });

  let [saved, unchanged, kept, refused, done] = [0, 0, 0, 0, 0];
  let batch: Taken[] = [];
  const write = async () => {
    const taken = batch;
    batch = [];
    if (!input.isDryRun && taken.length > 0)
      await deps.db.tx((tx) => writeBatch(deps, tx, input.name, taken, renderedWith));
  };
  for await (const { article, key, converted } of convertAll(context, conversions)) {
    const { source, hash, content } = converted;
    for (const message of converted.messages) tell(article.place, message);
    const there = known.get(keyText(key));
    if (there && there.origin !== 'import') {
      kept += 1;
      tell(article.place, `was edited here since and stays as it is: ${articlePath(key)}`);
    } else if (there?.fileHash === hash && there.publishedNumber !== null) {
      unchanged += 1;
    } else if (content) {
      batch.push({ article, key, source, hash, content });
      saved += 1;
    } else {
      refused += 1;
    }
    if (batch.length >= writtenAtOnce) await write();
    done += 1;
    input.onProgress(done);
  }
  await write();
  if (!input.isDryRun && saved > 0) await tellEverybody(deps, queries);
  return { saved, unchanged, kept, refused, findings };
}

type Taken = {
  readonly article: ForeignArticle;
  readonly key: ArticleKey;
  readonly source: string;
  readonly hash: string;
  readonly content: PublishedContent;
};

async function writeBatch(
  deps: ImportDeps,
  tx: Tx,
  name: string,
  taken: readonly Taken[],
  renderedWith: string,
): Promise<void> {
  await lockFiles(tx);
  const at = deps.clock.now();
  await insertPublished(
    tx,
    taken.map(({ key, source, hash, content }) => ({
      ...key,
      id: deps.secrets.id('revision'),
      origin: 'import',
      source,
      title: content.title,
      at,
      renderedWith,
      fileHash: hash,
    })),
  );
  await writeArticles(
    tx,
    taken.map(({ content }) => content),
  );
  await saveImported(
    tx,
    name,
    taken.map(({ article, key }) => ({ ...key, externalId: article.externalId })),
  );
}

const keyText = ({ locale, category, slug }: ArticleKey): string => `${locale}/${category}/${slug}`;

/** The address of each article here: where it went before, or a new one that nothing else has. */
function givePlaces(
  { articles }: ImportInput,
  imported: readonly ImportedAt[],
  taken: Set<string>,
): Map<ForeignArticle, ArticleKey> {
  const before = new Map(imported.map((each) => [`${each.locale} ${each.externalId}`, each]));
  const places = new Map<ForeignArticle, ArticleKey>();
  /** Translations share their address. */
  const slugs = new Map<string, string>();
  for (const article of articles) {
    const { locale, category, externalId } = article;
    const known = before.get(`${locale} ${externalId}`);
    const wanted = known?.slug ?? slugs.get(externalId) ?? slugOf(article.slug ?? article.title, externalId);
    let slug = wanted;
    for (let count = 2; !known && taken.has(keyText({ locale, category, slug })); count += 1) {
      slug = `${wanted}-${count}`;
    }
    const key = { locale, category: known?.category ?? category, slug };
    taken.add(keyText(key));
    slugs.set(externalId, slug);
    places.set(article, key);
  }
  return places;
}

function sectionsOf(articles: readonly ForeignArticle[]) {
  const found = new Map<string, { locale: string; id: string; title: string; position: number }>();
  for (const article of articles) {
    const { locale, category } = article;
    if (category !== 'faq') continue;
    const title = article.section ?? sectionForAll;
    const id = sectionIdOf(article);
    // After the parts that the repository names.
    found.set(`${locale} ${id}`, { locale, id, title: title.slice(0, 80), position: 1000 + found.size });
  }
  return [...found.values()];
}

const imageTypes: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
};
const imageBytesMax = 2 * 1024 * 1024;

/** Images that lie beside the articles. Those of other sites can't be shown: our pages load nothing from elsewhere. */
class ImageShelf {
  readonly taken = new Map<
    string,
    { name: string; mediaType: string; bytes: Buffer; hash: string; width: number; height: number }
  >();
  readonly #folder: string | null;

  constructor(folder: string | null) {
    this.#folder = folder;
  }

  async open(articles: readonly ForeignArticle[]): Promise<void> {
    if (this.#folder === null) return;
    for (const article of articles) {
      for (const [, markdown, html] of article.body.matchAll(
        /!\[[^\]]*\]\(([^)\s]+)|<img[^>]+src="([^"]+)"/gi,
      )) {
        const file = this.#fileOf(article, markdown ?? html ?? '');
        if (file !== null && !this.taken.has(file)) await this.#take(file);
      }
    }
  }

  /** Our names of the images that an article shows, by the addresses that it uses. */
  namesIn(article: ForeignArticle): Readonly<Record<string, string>> {
    const names: Record<string, string> = {};
    for (const src of imagesIn(article)) {
      const file = this.#fileOf(article, src);
      const image = file === null ? undefined : this.taken.get(file);
      if (image) names[src] = image.name;
    }
    return names;
  }

  /** Inside the folder only. */
  #fileOf(article: ForeignArticle, src: string): string | null {
    if (this.#folder === null || /^[a-z]+:|^\/\//i.test(src)) return null;
    const from = src.startsWith('/') ? '.' : path.dirname(article.place);
    const name = URL.canParse(src, 'file:///') ? decodeURIComponent(src) : src;
    const file = path.resolve(this.#folder, from, name.replace(/^\//, ''));
    return file.startsWith(path.resolve(this.#folder) + path.sep) ? file : null;
  }

  async #take(file: string): Promise<void> {
    const bytes = await readFile(file).catch(() => null);
    if (bytes === null || bytes.length > imageBytesMax) return;
    try {
      const { type = '', width, height } = imageSize(bytes);
      const mediaType = imageTypes[type];
      if (!mediaType) return;
      const hash = createHash('sha256').update(bytes).digest('base64url');
      const name = `import-${createHash('sha256').update(bytes).digest('hex').slice(0, 24)}.${type}`;
      this.taken.set(file, { name, mediaType, bytes, hash, width, height });
    } catch {
      // Not an image after all: the article's report says that it is left out.
    }
  }
}

function imagesIn({ body }: ForeignArticle): string[] {
  return [...body.matchAll(/!\[[^\]]*\]\(([^)\s]+)|<img[^>]+src="([^"]+)"/gi)].map(
    ([, markdown, html]) => markdown ?? html ?? '',
  );
}
