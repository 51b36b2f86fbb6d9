import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import type { Category } from '#modules/help/index.ts';
import type { ForeignArticle, ImportFinding } from './foreign-article.ts';

const exportBytesMax = 400 * 1024 * 1024;

const id = z.union([z.string(), z.number()]).transform(String);
const section = z.looseObject({ id, name: z.string() });
const article = z.looseObject({
  id,
  title: z.string(),
  body: z.string().nullish(),
  locale: z.string().nullish(),
  section_id: id.nullish(),
  draft: z.boolean().nullish(),
  created_at: z.string().nullish(),
  updated_at: z.string().nullish(),
  edited_at: z.string().nullish(),
  label_names: z.array(z.string()).nullish(),
  html_url: z.string().nullish(),
});
const translation = z.looseObject({
  source_id: id,
  locale: z.string(),
  title: z.string(),
  body: z.string().nullish(),
  draft: z.boolean().nullish(),
  updated_at: z.string().nullish(),
});
const exported = z.looseObject({
  sections: z.array(z.unknown()).default([]),
  articles: z.array(z.unknown()).default([]),
  translations: z.array(z.unknown()).default([]),
});

/**
 * Reads a help desk's JSON export in the shape of Zendesk Guide's API: `sections`, `articles` and `translations`, in one
 * document or in an array of pages. Drafts are left out; what doesn't have the shape is a finding.
 */
export async function readHelpDesk(
  file: string,
  options: { locale: string; category: Category },
): Promise<{ articles: ForeignArticle[]; findings: ImportFinding[] }> {
  const { size } = await stat(file);
  if (size > exportBytesMax) throw new Error(`${file} is larger than 400 MiB; export it in pages.`);
  const json: unknown = JSON.parse(await readFile(file, 'utf8'));
  const pages = (Array.isArray(json) ? json : [json]).map((page) => exported.parse(page));
  const findings: ImportFinding[] = [];
  const read = <T extends z.ZodType>(schema: T, kind: string, values: readonly unknown[]): z.output<T>[] =>
    values.flatMap((value, index) => {
      const parsed = schema.safeParse(value);
      if (parsed.success) return [parsed.data];
      const [issue] = parsed.error.issues;
      findings.push({
        place: `${kind} ${index + 1}`,
        message: `${issue?.path.join('.')}: ${issue?.message}`,
      });
      return [];
    });
  const names = new Map(
    read(
      section,
      'section',
      pages.flatMap(({ sections }) => sections),
    ).map((each) => [each.id, each.name]),
  );
  const sources = read(
    article,
    'article',
    pages.flatMap(({ articles }) => articles),
  );
  const byId = new Map(sources.map((each) => [each.id, each]));
  const translations = read(
    translation,
    'translation',
    pages.flatMap((page) => page.translations),
  );

  const foreign = (
    source: (typeof sources)[number],
    text: {
      title: string;
      body?: string | null | undefined;
      locale: string;
      updated?: string | null | undefined;
    },
  ): ForeignArticle => {
    const published = dayOf(source.created_at) ?? '2000-01-01';
    const updated = dayOf(text.updated) ?? published;
    return {
      externalId: source.id,
      place: `article ${source.id} (${text.locale})`,
      locale: languageOf(text.locale),
      category: options.category,
      title: text.title,
      section: (source.section_id && names.get(source.section_id)) || null,
      format: 'html',
      body: text.body ?? '',
      published,
      updated: updated < published ? published : updated,
      labels: source.label_names ?? [],
      address: source.html_url ?? null,
      slug: null,
    };
  };

  const articles = new Map<string, ForeignArticle>();
  for (const source of sources) {
    const locale = source.locale ?? options.locale;
    if (source.draft) findings.push({ place: `article ${source.id}`, message: 'is a draft and left out' });
    else {
      const updated = source.edited_at ?? source.updated_at;
      articles.set(`${source.id} ${languageOf(locale)}`, foreign(source, { ...source, locale, updated }));
    }
  }
  for (const text of translations) {
    const source = byId.get(text.source_id);
    const key = `${text.source_id} ${languageOf(text.locale)}`;
    if (!source) findings.push({ place: `translation of ${text.source_id}`, message: 'has no article' });
    else if (!text.draft && !articles.has(key))
      articles.set(key, foreign(source, { ...text, updated: text.updated_at }));
  }
  return { articles: [...articles.values()], findings };
}

const languageOf = (locale: string): string => locale.toLowerCase().split(/[-_]/)[0] ?? 'en';

function dayOf(text: string | null | undefined): string | null {
  const at = text ? new Date(text) : null;
  return at && !Number.isNaN(at.getTime()) ? at.toISOString().slice(0, 10) : null;
}
