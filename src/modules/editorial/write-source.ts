import { parseDocument, stringify } from 'yaml';
import type { FrontMatter } from './front-matter.ts';

/** What the console's form asks for; lists are typed one entry a line. */
export type ArticleFields = {
  readonly slug: string;
  readonly title: string;
  readonly summary: string;
  readonly section: string;
  readonly position: string;
  readonly published: string;
  readonly updated: string;
  readonly tool: string;
  readonly related: string;
  readonly synonyms: string;
  readonly regions: string;
  readonly formerly: string;
  readonly parent: string;
  readonly version: string;
  readonly versionOf: string;
  readonly incident: string;
  readonly isPinned: boolean;
  readonly body: string;
};

const lines = (text: string): string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);

/** Puts what was typed into the form of a content file. It may be wrong; reading it again says where. */
export function writeSource(fields: ArticleFields): string {
  const text = (value: string) => value.trim() || undefined;
  const list = (value: string) => (lines(value).length > 0 ? lines(value) : undefined);
  const position = Number(fields.position.trim());
  const matter: Partial<Record<keyof FrontMatter, unknown>> = {
    slug: text(fields.slug),
    title: text(fields.title),
    section: text(fields.section),
    position: fields.position.trim() === '' ? undefined : Number.isNaN(position) ? fields.position : position,
    published: text(fields.published),
    updated: text(fields.updated),
    summary: text(fields.summary),
    tool: text(fields.tool),
    related: list(fields.related),
    synonyms: list(fields.synonyms),
    regions: list(fields.regions),
    formerly: list(fields.formerly),
    parent: text(fields.parent),
    version: text(fields.version),
    versionOf: text(fields.versionOf),
    incident: text(fields.incident),
    pinned: fields.isPinned || undefined,
  };
  const given = Object.fromEntries(Object.entries(matter).filter(([, value]) => value !== undefined));
  // Days and versions are texts, and must come back as such.
  const yaml = stringify(given, { version: '1.2', lineWidth: 0 });
  return `---\n${yaml}---\n\n${fields.body.replaceAll('\r\n', '\n').trim()}\n`;
}

/** The form's fields of a source, whatever is wrong with its front matter: nothing that was typed is lost. */
export function readFields(source: string): ArticleFields {
  const [whole = '', yaml = ''] = /^---\r?\n([\s\S]*?)\r?\n---\r?\n/.exec(source) ?? [];
  const matter = readLoosely(yaml);
  const text = (name: string): string => {
    const value = matter[name];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  const list = (name: string): string => {
    const value = matter[name];
    return Array.isArray(value) ? value.map(String).join('\n') : text(name);
  };
  return {
    slug: text('slug'),
    title: text('title'),
    summary: text('summary'),
    section: text('section'),
    position: text('position'),
    published: text('published'),
    updated: text('updated'),
    tool: text('tool'),
    related: list('related'),
    synonyms: list('synonyms'),
    regions: list('regions'),
    formerly: list('formerly'),
    parent: text('parent'),
    version: text('version'),
    versionOf: text('versionOf'),
    incident: text('incident'),
    isPinned: matter['pinned'] === true,
    body: source.slice(whole.length).trim(),
  };
}

function readLoosely(yaml: string): Readonly<Record<string, unknown>> {
  const document = parseDocument(yaml, { version: '1.2' });
  const value: unknown = document.errors.length > 0 ? null : document.toJS();
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
