import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { z } from 'zod';
import { settingGroups } from '../../src/platform/config/schema.ts';
import { moduleGraph } from '../architecture/table.ts';

/** A file that is generated, or whose part between two markers is. */
export type Generated = { readonly path: string; readonly text: string };

const groupNotes: Readonly<Record<keyof typeof settingGroups, string>> = {
  Server: 'Where the process listens, where its data is and what it keeps secret.',
  Brand: 'What customers see of the exchange.',
  Providers: 'Who carries e-mails, SMS and calls.',
  Policy: 'Lifetimes, limits and holds. Every number is shown to customers before it concerns them.',
};

type Setting = { name: string; description: string; fallback: string | null };

function settingsOf(group: keyof typeof settingGroups): Setting[] {
  return Object.entries<z.ZodType>(settingGroups[group]).map(([name, schema]) => {
    const fallback = schema.safeParse(undefined);
    // A default is what the environment variable would say, so a list is joined again.
    const value: unknown = fallback.success ? fallback.data : undefined;
    const shown = Array.isArray(value) ? value.join(',') : (value as string | number | boolean | undefined);
    return {
      name,
      description: describe(schema),
      fallback: shown === undefined ? null : String(shown),
    };
  });
}

/** The description of a setting, or of the first part of a union or pipe that has one. */
function describe(schema: z.ZodType): string {
  if (schema.description) return schema.description;
  const parts = (schema.def as { options?: z.ZodType[] }).options ?? [];
  const found = parts.map((part) => part.description).find(Boolean);
  if (!found) throw new Error('A setting has no description');
  return found;
}

const groups = Object.keys(settingGroups) as (keyof typeof settingGroups)[];

/** `.env.example`: every setting with its default, commented out. */
export function envExample(): string {
  const lines = [
    '# Every setting with its default. Generated from src/platform/config/schema.ts by `npm run docs`; do not edit.',
    '# Settings are environment variables. For a local file: node --env-file=.env src/server.ts',
  ];
  for (const group of groups) {
    lines.push('', `# ${group}. ${groupNotes[group]}`);
    for (const { name, description, fallback } of settingsOf(group)) {
      lines.push('', ...wrap(description), `#${name}=${fallback ?? ''}`);
    }
  }
  return `${lines.join('\n')}\n`;
}

function wrap(text: string): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length > 110) lines.push(`# ${word}`);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

/** The tables of `docs/operations.md`, one a group. */
export function settingsTables(): string {
  return groups
    .map((group) =>
      [
        `### ${group}`,
        '',
        groupNotes[group],
        '',
        '| Setting | Default | Meaning |',
        '|---|---|---|',
        ...settingsOf(group).map(
          ({ name, fallback, description }) =>
            `| \`${name}\` | ${fallback === null ? '—' : `\`${fallback}\``} | ${description.replaceAll('|', '\\|')} |`,
        ),
      ].join('\n'),
    )
    .join('\n\n');
}

/** The module graph as a mermaid diagram and as a list. */
export function moduleGraphDiagram(): string {
  const edges = Object.entries(moduleGraph);
  return [
    '```mermaid',
    'graph TD',
    ...edges.flatMap(([from, targets]) =>
      targets.length === 0 ? [`  ${from}`] : targets.map((to) => `  ${from} --> ${to}`),
    ),
    '```',
    '',
    '| Module | may import |',
    '|---|---|',
    ...edges.map(
      ([from, targets]) => `| \`${from}\` | ${targets.map((to) => `\`${to}\``).join(', ') || '—'} |`,
    ),
  ].join('\n');
}

/** Puts `content` between the markers of that name; a text without them is a mistake and throws. */
export function replaceBetween(text: string, marker: string, content: string): string {
  const begin = `<!-- generated: ${marker} (npm run docs) -->`;
  const end = `<!-- end of ${marker} -->`;
  const from = text.indexOf(begin);
  const to = text.indexOf(end);
  if (from === -1 || to < from) throw new Error(`No markers for "${marker}"`);
  return `${text.slice(0, from + begin.length)}\n\n${content}\n\n${text.slice(to)}`;
}

/** Every generated file as it should be now. */
export function generateDocs(root: string): Generated[] {
  const read = (file: string) => readFileSync(path.join(root, file), 'utf8');
  return [
    { path: '.env.example', text: envExample() },
    {
      path: 'docs/operations.md',
      text: replaceBetween(read('docs/operations.md'), 'settings', settingsTables()),
    },
    {
      path: 'ARCHITECTURE.md',
      text: replaceBetween(read('ARCHITECTURE.md'), 'module graph', moduleGraphDiagram()),
    },
  ];
}
