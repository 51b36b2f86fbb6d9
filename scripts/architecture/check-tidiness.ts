import { isTesting } from './check-imports.ts';
import { exportsOf, functionsOf, type SourceFile } from './source-files.ts';

export const linesMax = 500;
/** From here on a file has to be named, with its reason, in `src/architecture.test.ts`. */
export const linesToExplain = 400;

const isScript = (path: string) => /\.(tsx?|m?js)$/.test(path);
const countLines = (text: string) => text.split('\n').length - 1;

/** Files that have grown too long; tests may be as long as their subject needs. */
export function findLongFiles(
  files: readonly SourceFile[],
  explained: Readonly<Record<string, string>>,
): string[] {
  const long = files.filter(
    (file) => isScript(file.path) && !isTesting(file.path) && countLines(file.text) > linesToExplain,
  );
  return [
    ...long
      .filter((file) => countLines(file.text) > linesMax || !explained[file.path])
      .map((file) => `${file.path}: ${countLines(file.text)} lines; split it by noun`),
    ...Object.keys(explained)
      .filter((path) => !long.some((file) => file.path === path))
      .map((path) => `${path}: is no longer long; take it off the list`),
  ];
}

/** Default exports outside route modules, configuration and what a tool loads by file name. */
export function findDefaultExports(files: readonly SourceFile[], routes: string): string[] {
  const isLoadedByTool = (path: string) =>
    /(^|\/)[a-z-]+\.config\.ts$|^src\/(routes\.ts|root\.tsx|entry\.\w+\.tsx)$|-setup\.ts$|^e2e\/setup\.ts$|^scripts\/lint\//.test(
      path,
    );
  const isRoute = (path: string) => routes.includes(`'${path.replace(/^src\//, '')}'`);
  return files
    .filter(
      (file) =>
        isScript(file.path) &&
        !file.path.endsWith('.d.ts') &&
        !isLoadedByTool(file.path) &&
        !isRoute(file.path),
    )
    .filter((file) => exportsOf(file).hasDefault)
    .map((file) => `${file.path}: a default export, and src/routes.ts doesn't name the file`);
}

/** Files other than a module's `index.ts` that only hand on what others export. */
export function findBarrels(files: readonly SourceFile[]): string[] {
  const mayReExport = (path: string) =>
    /^src\/modules\/[a-z-]+\/index\.ts$|^src\/entry\.server\.tsx$/.test(path);
  return files
    .filter((file) => isScript(file.path) && !mayReExport(file.path))
    .filter((file) => exportsOf(file).reExports.length > 0)
    .map((file) => `${file.path}: re-exports; import from where it is defined`);
}

// Written in two parts, so that this file is none of them.
const unfinished = new RegExp(`\\b(${'TO'}DO|${'FIX'}ME)\\b`);

/** Marks of unfinished work: an issue keeps them better. */
export function findUnfinishedMarks(files: readonly SourceFile[]): string[] {
  return files
    .filter((file) => unfinished.test(file.text))
    .map((file) => `${file.path}: a mark of unfinished work`);
}

const physical =
  /(?<=["'\s`:])-?(?:(?:ml|mr|pl|pr|left|right|border-l|border-r|rounded-l|rounded-r|rounded-tl|rounded-tr|rounded-bl|rounded-br|scroll-ml|scroll-mr)-[\w.[\]/-]+|text-left|text-right|float-left|float-right)(?=["'\s`])/;

/** Classes that name a side of the screen, where a page may be written from either: start and end are meant. */
export function findPhysicalSides(files: readonly SourceFile[]): string[] {
  return files
    .filter((file) => file.path.endsWith('.tsx'))
    .flatMap((file) => {
      const found = file.text.split('\n').find((line) => line.includes('className') && physical.test(line));
      return found ? [`${file.path}: ${physical.exec(found)?.[0]}; say start or end`] : [];
    });
}

/** Names that aren't kebab-case. */
export function findOddNames(files: readonly SourceFile[]): string[] {
  const isUsual = (path: string) =>
    path
      .split('/')
      .every((part) => /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*$/.test(part) || part === 'README.md');
  return files.filter((file) => !isUsual(file.path)).map((file) => `${file.path}: not kebab-case`);
}

/** Paths of somebody's machine, in code or in text. */
export function findMachinePaths(files: readonly SourceFile[], checkout: string): string[] {
  const home = /(\/home\/|\/Users\/|[A-Z]:\\+Users\\+)[a-z]\w+\//i;
  const isOurs = (text: string) => checkout.length > 4 && text.includes(`${checkout}/`);
  return files
    .filter((file) => home.test(file.text) || isOurs(file.text))
    .map((file) => `${file.path}: names a path of one machine`);
}

/** Modules without a README, and modules with pages but without texts. */
export function findIncompleteModules(paths: readonly string[]): string[] {
  const modules = new Set(paths.flatMap((path) => /^src\/modules\/([a-z-]+)\//.exec(path)?.[1] ?? []));
  const has = (pattern: RegExp) => paths.some((path) => pattern.test(path));
  return [...modules].sort().flatMap((name) => {
    const at = `^src/modules/${name}/`;
    const missing: string[] = [];
    if (!has(new RegExp(`${at}README\\.md$`))) missing.push(`${name}: has no README.md`);
    if (!has(new RegExp(`${at}index\\.ts$`))) missing.push(`${name}: has no index.ts`);
    if (has(new RegExp(`${at}pages/.+\\.tsx$`)) && !has(new RegExp(`${at}(pages/)?messages\\.en\\.ts$`))) {
      missing.push(`${name}: has pages, but no messages.en.ts`);
    }
    return missing;
  });
}

/**
 * Exported functions of kernel, platform and modules without a comment right above them. In a store the name and the
 * SQL below it say enough; of a `create…` the type that it returns says it.
 */
export function findUndocumented(files: readonly SourceFile[]): string[] {
  return files
    .filter(
      (file) =>
        /^src\/(kernel|platform|modules)\/.*\.ts$/.test(file.path) &&
        !isTesting(file.path) &&
        !file.path.endsWith('store.ts'),
    )
    .flatMap((file) =>
      functionsOf(file)
        .filter(({ name, isDocumented }) => !isDocumented && !/^create[A-Z]/.test(name))
        .map(({ name }) => `${file.path}: ${name} says nowhere what it does`),
    );
}
