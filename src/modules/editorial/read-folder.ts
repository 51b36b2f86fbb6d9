import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { parseDocument } from 'yaml';
import { type Category, categories } from '#modules/help/index.ts';
import type { ForeignArticle } from './foreign-article.ts';

/**
 * Reads a folder of Markdown or HTML files, whatever its layout. A folder named like a language or a kind of article says
 * so for what lies below it; the folder right above a file is its section. Title and dates come from front matter where
 * there is one, otherwise from the first heading (or `<title>`) and the file.
 */
export async function* readFolder(
  folder: string,
  options: { locale: string; category: Category },
): AsyncGenerator<ForeignArticle> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries
    .filter((entry) => entry.isFile() && /\.(?:md|markdown|html?)$/i.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
  for (const file of files) {
    const place = path.relative(folder, file);
    const parents = path
      .dirname(place)
      .split(path.sep)
      .filter((part) => part !== '.');
    const content = await readFile(file, 'utf8');
    const isHtml = /\.html?$/i.test(file);
    const { matter, body } = splitMatter(content);
    const name = path.basename(file).replace(/\.[^.]+$/, '');
    const changed = (await stat(file)).mtime.toISOString().slice(0, 10);
    const published = day(matter['published'] ?? matter['date']) ?? changed;
    const updated = day(matter['updated']) ?? published;
    const locale = parents
      .find((part) => /^[a-z]{2}(?:-[a-z]{2})?$/i.test(part))
      ?.slice(0, 2)
      .toLowerCase();
    const section = parents.filter((part) => !isKnownFolder(part)).at(-1);
    yield {
      externalId: place,
      place,
      locale: locale ?? options.locale,
      category: categories.find((known) => parents.includes(known)) ?? options.category,
      title: text(matter['title']) ?? titleOf(body, isHtml) ?? name.replaceAll(/[-_]+/g, ' '),
      section: typeof matter['section'] === 'string' ? matter['section'] : (section ?? null),
      format: isHtml ? 'html' : 'markdown',
      body: isHtml ? bodyOf(body) : body,
      published,
      updated: updated < published ? published : updated,
      labels: strings(matter['synonyms'] ?? matter['tags']),
      address: place,
      slug: typeof matter['slug'] === 'string' ? matter['slug'] : name,
    };
  }
}

const isKnownFolder = (part: string): boolean =>
  categories.some((known) => known === part) || /^[a-z]{2}(?:-[a-z]{2})?$/i.test(part);

function splitMatter(text: string): { matter: Readonly<Record<string, unknown>>; body: string } {
  const match = /^---\r?\n([\s\S]*?)\r?\n---\r?\n/.exec(text);
  if (!match?.[1]) return { matter: {}, body: text };
  const document = parseDocument(match[1], { version: '1.2' });
  const value: unknown = document.errors.length > 0 ? null : document.toJS();
  const matter = typeof value === 'object' && value !== null ? { ...value } : {};
  return { matter, body: text.slice(match[0].length) };
}

function titleOf(body: string, isHtml: boolean): string | undefined {
  const found = isHtml
    ? (/<title[^>]*>([\s\S]*?)<\/title>/i.exec(body) ?? /<h1[^>]*>([\s\S]*?)<\/h1>/i.exec(body))
    : /^#\s+(.+)$/m.exec(body);
  const text = found?.[1]?.replaceAll(/<[^>]+>/g, '').trim();
  return text || undefined;
}

const bodyOf = (html: string): string => /<body[^>]*>([\s\S]*?)<\/body>/i.exec(html)?.[1] ?? html;

const text = (value: unknown): string | null =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : null;

const day = (value: unknown): string | null => /^\d{4}-\d{2}-\d{2}/.exec(text(value) ?? '')?.[0] ?? null;

const strings = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
