import path from 'node:path';
import type { Plugin } from 'vite';

/**
 * Fails the build when server code reaches the browser's bundle. React Router removes loaders and actions from page
 * modules, but bundles silently whatever a component still imports: a stray import would publish our SQL.
 */
export function clientGuard(): Plugin {
  let root = process.cwd();
  return {
    name: 'holdfast:client-guard',
    apply: 'build',
    configResolved(config) {
      root = config.root;
    },
    applyToEnvironment: (environment) => environment.config.consumer === 'client',
    buildEnd(error) {
      if (error) return;
      const importerOf = (id: string): string | undefined => this.getModuleInfo(id)?.importers[0];
      const leaks: string[] = [];
      for (const id of this.getModuleIds()) {
        const reason = whyServerOnly(relativeTo(root, id));
        if (!reason) continue;
        const chain = importersOf(id, importerOf).map(
          (importer) => `    imported by ${relativeTo(root, importer)}`,
        );
        leaks.push([`  ${relativeTo(root, id)} (${reason})`, ...chain].join('\n'));
      }
      if (leaks.length > 0) this.error(`Server code reached the browser's bundle:\n${leaks.join('\n')}`);
    },
  };
}

/** One way from a module up to the entry. */
function importersOf(id: string, importerOf: (id: string) => string | undefined): string[] {
  const seen = new Set<string>();
  for (let at = importerOf(id); at !== undefined && !seen.has(at); at = importerOf(at)) seen.add(at);
  return [...seen];
}

/** Says why a module may not be sent to a browser, or `undefined` when it may. `id` is relative to the project. */
export function whyServerOnly(id: string): string | undefined {
  if (/^(?:\0|__vite-browser-external|node:)/.test(id)) {
    return /^\0?(?:__vite-browser-external|node:)/.test(id) ? 'a built-in module of Node' : undefined;
  }
  if (!id.startsWith('src/')) return undefined;
  if (/\/messages\.[a-z-]+\.ts$/.test(id)) return undefined;
  if (id.startsWith('src/platform/') || id === 'src/server.ts')
    return 'platform code runs on the server only';
  if (id === 'src/entry.server.tsx') return 'the entry of the server';
  const inModule = /^src\/modules\/[^/]+\/(.+)$/.exec(id)?.[1];
  if (inModule !== undefined && !/^(?:pages\/|messages\.|(?:[a-z-]+-)?rules[./]|types[./])/.test(inModule)) {
    return 'of a module only pages, messages, rules and types may be bundled';
  }
  const inApp = /^src\/app\/(.+)$/.exec(id)?.[1];
  if (inApp !== undefined && !/^(?:pages\/|layouts\/|messages?[.-])/.test(inApp)) {
    return 'of src/app only pages, layouts and messages may be bundled';
  }
  return undefined;
}

function relativeTo(root: string, id: string): string {
  const file = id.split('?')[0] ?? id;
  return path.isAbsolute(file) ? path.relative(root, file).replaceAll(path.sep, '/') : file;
}
