import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';

const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'write a day as 2026-11-22')
  .refine(isDay, 'there is no such day');

/** 31 February is read as 3 March, so the day has to come back as it went in. */
function isDay(text: string): boolean {
  const at = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}

const slug = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'write small letters and digits joined by hyphens')
  .max(100);
const region = z.string().regex(/^[A-Z]{2}$/, 'write a region as GB');
const words = z.array(z.string().min(1).max(80)).max(60).default([]);

/**
 * What stands above an article. `updated` falls back to `published`; only FAQ articles have a section, only product
 * documents a place in a tree and versions, only announcements are pinned or about an incident.
 */
export const frontMatterSchema = z
  .strictObject({
    slug,
    title: z.string().min(3).max(200),
    section: slug.optional(),
    position: z.int().min(0).max(1000).default(100),
    published: day,
    updated: day.optional(),
    summary: z.string().min(10).max(300),
    tool: z.string().optional(),
    related: z.array(z.string()).max(6).default([]),
    synonyms: words,
    regions: z.array(region).max(60).default([]),
    formerly: z.array(slug).max(20).default([]),
    parent: slug.optional(),
    version: z
      .string()
      .regex(/^[0-9][0-9A-Za-z.-]{0,19}$/, 'write a version as "2.1"')
      .optional(),
    versionOf: slug.optional(),
    pinned: z.boolean().default(false),
    incident: z
      .string()
      .regex(/^(?:https:\/\/|\/)\S+$/, 'write an address of this site or one that begins with https://')
      .max(500)
      .optional(),
  })
  .refine((given) => (given.updated ?? given.published) >= given.published, {
    path: ['updated'],
    message: 'comes before `published`',
  })
  .refine((given) => given.versionOf === undefined || given.version !== undefined, {
    path: ['versionOf'],
    message: 'an earlier version says which it is with `version`',
  });

export type FrontMatter = z.infer<typeof frontMatterSchema>;

/** Something wrong in a content file, with the line it is on. */
export type ContentProblem = { readonly line: number; readonly message: string };

const fence = /^---\r?\n([\s\S]*?)\r?\n---\r?\n/;

/** Splits a file into its checked front matter and the Markdown below; `bodyLine` is the line where that begins. */
export function readFrontMatter(
  source: string,
): { frontMatter: FrontMatter; body: string; bodyLine: number } | { problems: ContentProblem[] } {
  const match = fence.exec(source);
  const yaml = match?.[1];
  if (match === null || yaml === undefined) {
    return {
      problems: [{ line: 1, message: 'The file must begin with front matter between two lines of ---.' }],
    };
  }
  const lines = new LineCounter();
  // `core` reads a day as a string; the default schema of YAML 1.2 does so too, 1.1 would make it a Date.
  const document = parseDocument(yaml, { lineCounter: lines, version: '1.2' });
  if (document.errors.length > 0) {
    return {
      problems: document.errors.map((error) => ({
        line: 1 + lines.linePos(error.pos[0]).line,
        message: error.message.split('\n')[0] ?? error.message,
      })),
    };
  }
  const parsed = frontMatterSchema.safeParse(document.toJS());
  if (parsed.success) {
    const bodyLine = match[0].split('\n').length;
    return { frontMatter: parsed.data, body: source.slice(match[0].length), bodyLine };
  }
  return {
    problems: parsed.error.issues.map((issue) => {
      const node = document.getIn(
        issue.path.filter((step) => typeof step !== 'symbol'),
        true,
      );
      const offset =
        typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)
          ? Number(node.range[0])
          : 0;
      return {
        line: 1 + lines.linePos(offset).line,
        message: `${issue.path.join('.') || 'front matter'}: ${issue.message}`,
      };
    }),
  };
}
