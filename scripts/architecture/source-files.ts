import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'vite';

/** A file of the repository; `path` is relative to its root, with forward slashes. */
export type SourceFile = { readonly path: string; readonly text: string };

/** One mention of another file or package, however it is written. */
export type Import = {
  readonly from: string;
  /** As written: `./store.ts`, `#kernel/result.ts`, `zod`. */
  readonly specifier: string;
  /** Our own file that it names, or `null` for a package. */
  readonly to: string | null;
  /** Types only: gone when the program runs. */
  readonly isType: boolean;
};

const ignored = /(^|\/)(node_modules|build|test-results|\.react-router|\.holdfast|data)\//;

/** Reads the files below `root` that match one of the patterns, in the order of their paths. */
export function readFiles(root: string, patterns: readonly string[]): SourceFile[] {
  return [...new Set(patterns.flatMap((pattern) => globSync(pattern, { cwd: root })))]
    .map((file) => file.split(path.sep).join('/'))
    .filter((file) => !ignored.test(file))
    .sort()
    .map((file) => ({ path: file, text: readFileSync(path.join(root, file), 'utf8') }));
}

/** The text of a string literal, such as `'./store.ts'`. */
type Literal = { type: string; value?: unknown };
type Node = {
  type: string;
  importKind?: string;
  exportKind?: string;
  source?: Literal | null;
  specifiers?: { importKind?: string; exportKind?: string }[];
  /** `declare module '…' {}` adds to a module's types. */
  id?: Literal;
  body?: unknown;
};

/** Every import of a file: static, dynamic, of types, and re-exports. A syntax error throws. */
export function importsOf(file: SourceFile): Import[] {
  const { program } = parse(file);
  const found: Import[] = [];
  const add = (literal: Literal | null | undefined, isType: boolean) => {
    if (typeof literal?.value !== 'string') return;
    found.push({
      from: file.path,
      specifier: literal.value,
      to: resolve(file.path, literal.value),
      isType,
    });
  };
  walk(program, (node) => {
    const named = node.specifiers ?? [];
    const areTypes = (kind: 'importKind' | 'exportKind') =>
      node[kind] === 'type' || (named.length > 0 && named.every((each) => each[kind] === 'type'));
    if (node.type === 'ImportDeclaration') add(node.source, areTypes('importKind'));
    if (node.type === 'ExportNamedDeclaration') add(node.source, areTypes('exportKind'));
    if (node.type === 'ExportAllDeclaration') add(node.source, areTypes('exportKind'));
    if (node.type === 'ImportExpression') add(node.source, false);
    if (node.type === 'TSImportType') add(node.source, true);
    if (node.type === 'TSModuleDeclaration') add(node.id, true);
  });
  return found;
}

/** What a file hands on from elsewhere (`export … from`), and whether it has a default export. */
export function exportsOf(file: SourceFile): { reExports: string[]; hasDefault: boolean } {
  const reExports: string[] = [];
  let hasDefault = false;
  walk(parse(file).program, (node) => {
    if (node.type === 'ExportDefaultDeclaration') hasDefault = true;
    const isReExport = node.type === 'ExportAllDeclaration' || node.type === 'ExportNamedDeclaration';
    if (isReExport && typeof node.source?.value === 'string') reExports.push(node.source.value);
  });
  return { reExports, hasDefault };
}

/** The exported function declarations of a file, and whether a comment stands right above them or an overload. */
export function functionsOf(file: SourceFile): { name: string; isDocumented: boolean }[] {
  const { program, comments } = parse(file);
  const names = new Map<string, boolean>();
  for (const statement of program.body) {
    if (statement.type !== 'ExportNamedDeclaration') continue;
    const { declaration } = statement;
    if (declaration?.type !== 'FunctionDeclaration' && declaration?.type !== 'TSDeclareFunction') continue;
    const isDocumented = comments.some(
      (comment) =>
        comment.end <= statement.start && file.text.slice(comment.end, statement.start).trim() === '',
    );
    const name = declaration.id?.name ?? 'a function';
    names.set(name, isDocumented || names.get(name) === true);
  }
  return [...names].map(([name, isDocumented]) => ({ name, isDocumented }));
}

function parse(file: SourceFile) {
  const result = parseSync(file.path, file.text);
  const [error] = result.errors;
  if (error) throw new Error(`${file.path}: ${error.message}`);
  return result;
}

function walk(node: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(node)) {
    for (const each of node) walk(each, visit);
  } else if (typeof node === 'object' && node !== null) {
    if ('type' in node && typeof node.type === 'string') visit(node as Node);
    for (const each of Object.values(node)) walk(each, visit);
  }
}

function resolve(from: string, specifier: string): string | null {
  const plain = specifier.replace(/\?.*$/, '');
  if (plain.startsWith('#')) return `src/${plain.slice(1)}`;
  if (plain.startsWith('.')) return path.posix.join(path.posix.dirname(from), plain);
  return null;
}
