import type { Platform } from '#platform/platform.ts';
import { createLibrary, type Library } from './library.ts';
import { isForRegion } from './search-index.ts';
import {
  findArticle,
  type LibraryArticle,
  listArticles,
  listRedirects,
  listSections,
  listViews,
} from './store.ts';
import { type Category, categories, type Section } from './types.ts';

export type LibrariesDeps = Pick<Platform, 'db' | 'live' | 'log'>;

/** In which language somebody reads, and in which region they are; `null` where that isn't known. */
export type ReadIn = { readonly locale: string; readonly region: string | null };

type Opened = {
  readonly byLocale: ReadonlyMap<string, Library>;
  readonly sections: ReadonlyMap<string, readonly Section[]>;
  /** By address, `en/faq/old-slug`. */
  readonly redirects: ReadonlyMap<string, { category: Category; slug: string }>;
};

/** The articles of every language in the memory of one process, kept up to date by live events. */
export type Libraries = {
  /** The library of the reader's language, or of English where there is none. */
  of(locale: string): Promise<Library>;
  sectionsOf(locale: string): Promise<readonly Section[]>;
  /** An article in the reader's language, or in English where it isn't translated. */
  find(reader: ReadIn, category: string, slug: string): Promise<LibraryArticle | null>;
  /** Where an address leads that is no article's any more. */
  redirectOf(
    locale: string,
    category: string,
    slug: string,
  ): Promise<{ category: Category; slug: string } | null>;
  all(): Promise<ReadonlyMap<string, Library>>;
  refreshViews(): Promise<void>;
  onChange(changed: () => void): () => void;
  close(): Promise<void>;
};

/** So many articles are indexed at a time; requests are answered in between. */
const loadedAtOnce = 40;
const fallbackLocale = 'en';
const languageOf = (locale: string): string => locale.split('-')[0] ?? '';

/** Opens the libraries; they are read from the database when somebody first asks. */
export function createLibraries(deps: LibrariesDeps): Libraries {
  let libraries: Promise<Opened> | null = null;
  const listeners = new Set<() => void>();
  const changed = () => {
    for (const listener of [...listeners]) listener();
  };

  async function load(): Promise<Opened> {
    const { queries } = deps.db;
    const all = await listArticles(queries);
    const byLocale = new Map<string, Library>();
    for (let at = 0; at < all.length; at += loadedAtOnce) {
      const some = all.slice(at, at + loadedAtOnce);
      for (const locale of new Set(some.map((article) => article.locale))) {
        const library = byLocale.get(locale) ?? createLibrary(locale);
        byLocale.set(locale, library);
        library.put(some.filter((article) => article.locale === locale));
      }
      await new Promise((resolve) => setImmediate(resolve));
    }
    return { byLocale, ...(await loadAround()) };
  }

  async function loadAround(): Promise<Omit<Opened, 'byLocale'>> {
    const { queries } = deps.db;
    const sections = new Map<string, Section[]>();
    for (const { locale, id, title, position } of await listSections(queries)) {
      sections.set(locale, [...(sections.get(locale) ?? []), { id, title, position }]);
    }
    const redirects = new Map(
      (await listRedirects(queries)).map(({ from, to }) => [
        `${from.locale}/${from.category}/${from.slug}`,
        to,
      ]),
    );
    return { sections, redirects };
  }

  /** What this process knows; asked of the database the first time, and again when that failed. */
  function opened(): Promise<Opened> {
    if (libraries === null) {
      const loading = load();
      libraries = loading;
      loading.catch(() => {
        if (libraries === loading) libraries = null;
      });
    }
    return libraries;
  }

  // Changes are taken one after the other; readers go on with what there was until each is through.
  let work: Promise<void> = Promise.resolve();
  const waiting = new Set<string>();
  const unsubscribe = deps.live.subscribe('help', '*', (key) => {
    if (libraries === null) return;
    waiting.add(key);
    work = work.then(refresh).catch((error: unknown) => {
      // Whatever was missed is read the next time somebody asks.
      libraries = null;
      deps.log.warn({ err: error }, 'the help centre could not be brought up to date');
    });
  });

  async function refresh(): Promise<void> {
    if (waiting.size === 0) return;
    const keys = [...waiting];
    waiting.clear();
    if (keys.includes('*')) {
      const loaded = await load();
      libraries = Promise.resolve(loaded);
    } else {
      const known = await opened();
      const byLocale = new Map(known.byLocale);
      for (const key of keys) {
        const [locale = '', category, slug = ''] = key.split('/');
        const found = categories.find((each) => each === category);
        if (!found) continue;
        const library = byLocale.get(locale) ?? createLibrary(locale);
        byLocale.set(locale, library);
        const article = await findArticle(deps.db.queries, { locale, category: found, slug });
        if (article) library.put([article]);
        else library.remove(found, slug);
      }
      libraries = Promise.resolve({ byLocale, ...(await loadAround()) });
    }
    changed();
  }

  const emptyLibrary = createLibrary(fallbackLocale);

  return {
    async of(locale) {
      const { byLocale } = await opened();
      return byLocale.get(languageOf(locale)) ?? byLocale.get(fallbackLocale) ?? emptyLibrary;
    },
    async sectionsOf(locale) {
      const { sections } = await opened();
      return sections.get(languageOf(locale)) ?? sections.get(fallbackLocale) ?? [];
    },
    async find({ locale, region }, category, slug) {
      const { byLocale } = await opened();
      for (const each of [languageOf(locale), fallbackLocale]) {
        const found = byLocale.get(each)?.find(category, slug);
        if (found && isForRegion(found, region)) return found;
      }
      return null;
    },
    async redirectOf(locale, category, slug) {
      const { redirects } = await opened();
      return (
        redirects.get(`${languageOf(locale)}/${category}/${slug}`) ??
        redirects.get(`${fallbackLocale}/${category}/${slug}`) ??
        null
      );
    },
    all: async () => (await opened()).byLocale,
    async refreshViews() {
      if (libraries === null) return;
      const { byLocale } = await libraries;
      let isChanged = false;
      for (const { locale, category, slug, views } of await listViews(deps.db.queries)) {
        if (byLocale.get(locale)?.setViews(category, slug, views)) isChanged = true;
      }
      if (isChanged) changed();
    },
    onChange(listener) {
      const own = () => listener();
      listeners.add(own);
      return () => listeners.delete(own);
    },
    async close() {
      unsubscribe();
      await work;
    },
  };
}
