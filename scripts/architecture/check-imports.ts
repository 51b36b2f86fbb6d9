import { type Import, importsOf, type SourceFile } from './source-files.ts';
import { type LayerName, type LayerRule, layers } from './table.ts';

/** Tests and what only they use may import anything, and nothing else may import them. */
export const isTesting = (path: string) =>
  /\.(test|e2e|fixture)\.tsx?$|\/testing(-[a-z]+)?\.tsx?$/.test(path);

const rules: Readonly<Record<string, LayerRule>> = layers;

/** The layer of a file, or `null` for one that fits nowhere. */
export function layerOf(path: string): LayerName | null {
  const found = Object.entries(rules).find(([, rule]) => rule.files.some((pattern) => pattern.test(path)));
  return (found?.[0] as LayerName | undefined) ?? null;
}

export const moduleOf = (path: string) => /^src\/modules\/([a-z-]+)\//.exec(path)?.[1] ?? null;

const isCode = (path: string) => /\.(tsx?|js)$/.test(path);

/** One sentence for every import that the table of layers doesn't allow. */
export function findForbiddenImports(files: readonly SourceFile[]): string[] {
  return files
    .filter((file) => isCode(file.path) && !isTesting(file.path))
    .flatMap((file) => {
      const layer = layerOf(file.path);
      if (layer === null) return [`${file.path}: fits no layer of scripts/architecture/table.ts`];
      return importsOf(file).flatMap((each) => {
        const why = whyForbidden(layer, each);
        return why === null ? [] : [`${file.path}: imports ${each.specifier}; ${why}`];
      });
    });
}

function whyForbidden(layer: LayerName, each: Import): string | null {
  const rule: LayerRule = layers[layer];
  if (each.to === null) {
    if (rule.packages === 'any') return null;
    if (rule.packages === 'no node builtins') {
      return each.specifier.startsWith('node:') ? `${layer} is free of Node's own modules` : null;
    }
    return rule.packages.includes(each.specifier) ? null : `${layer} does without this package`;
  }
  if (each.specifier.startsWith('../')) return 'other folders are named by #…';
  if (isTesting(each.to)) return 'only tests use what is made for tests';
  if (!isCode(each.to)) return null;
  const target = layerOf(each.to);
  if (target === null) return 'the target fits no layer';
  const isAllowed = (what: string) => {
    if (what === '*' || each.to?.startsWith(what)) return true;
    const isOther = moduleOf(each.from) !== moduleOf(each.to ?? '');
    if (what.startsWith('other ')) return isOther && what === `other ${target}`;
    return what === target && (!isOther || moduleOf(each.to ?? '') === null);
  };
  if (rule.may.some(isAllowed)) return null;
  const asTypes = rule.mayAsTypes.some(isAllowed);
  if (asTypes) return each.isType ? null : `${layer} may import only types from ${target}`;
  return `${layer} may not import ${moduleOf(each.from) === moduleOf(each.to) ? '' : 'another module’s '}${target}`;
}

/** Which module imports which, as the code has it. */
export function readModuleGraph(files: readonly SourceFile[]): Record<string, string[]> {
  const graph = new Map<string, Set<string>>();
  for (const file of files) {
    const from = moduleOf(file.path);
    if (from === null || !isCode(file.path) || isTesting(file.path)) continue;
    const targets = graph.get(from) ?? new Set<string>();
    graph.set(from, targets);
    for (const each of importsOf(file)) {
      const to = each.to && moduleOf(each.to);
      if (to && to !== from) targets.add(to);
    }
  }
  return Object.fromEntries(
    [...graph].sort(([a], [b]) => a.localeCompare(b)).map(([from, targets]) => [from, [...targets].sort()]),
  );
}

type Graph = Readonly<Record<string, readonly string[]>>;

/** One sentence for every difference between the declared graph and the code's. */
export function compareGraphs(declared: Graph, actual: Graph): string[] {
  const modules = new Set([...Object.keys(declared), ...Object.keys(actual)]);
  return [...modules].sort().flatMap((from) => {
    const may = declared[from];
    const does = actual[from];
    if (!may) return [`${from}: a module that the declared graph doesn't know`];
    if (!does) return [`${from}: declared, but there is no such module`];
    return [
      ...does.filter((to) => !may.includes(to)).map((to) => `${from} imports ${to}, which isn't declared`),
      ...may.filter((to) => !does.includes(to)).map((to) => `${from} → ${to} is declared, but not needed`),
    ];
  });
}

/** A way round in the graph, such as `['gate', 'factors', 'gate']`, or `null`. */
export function findCycle(graph: Graph): readonly string[] | null {
  const done = new Set<string>();
  const visit = (node: string, path: readonly string[]): readonly string[] | null => {
    if (path.includes(node)) return [...path.slice(path.indexOf(node)), node];
    if (done.has(node)) return null;
    for (const next of graph[node] ?? []) {
      const cycle = visit(next, [...path, node]);
      if (cycle) return cycle;
    }
    done.add(node);
    return null;
  };
  for (const node of Object.keys(graph)) {
    const cycle = visit(node, []);
    if (cycle) return cycle;
  }
  return null;
}
