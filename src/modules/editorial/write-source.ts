import { stringify } from 'yaml';
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

/** The form's fields of a source, whatever state its front matter is in. */
export function readFields(source: string, matter: FrontMatter | null): ArticleFields {
  const body = source.replace(/^---\r?\n[\s\S]*?\r?\n---\r?\n/, '').trim();
  const list = (values: readonly string[] | undefined) => (values ?? []).join('\n');
  return {
    slug: matter?.slug ?? '',
    title: matter?.title ?? '',
    summary: matter?.summary ?? '',
    section: matter?.section ?? '',
    position: matter ? String(matter.position) : '',
    published: matter?.published ?? '',
    updated: matter?.updated ?? '',
    tool: matter?.tool ?? '',
    related: list(matter?.related),
    synonyms: list(matter?.synonyms),
    regions: list(matter?.regions),
    formerly: list(matter?.formerly),
    parent: matter?.parent ?? '',
    version: matter?.version ?? '',
    versionOf: matter?.versionOf ?? '',
    incident: matter?.incident ?? '',
    isPinned: matter?.pinned ?? false,
    body,
  };
}
