// npm run docs: writes what is generated from the code. src/architecture.test.ts fails while it is stale.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { generateDocs } from './docs/generated.ts';

const root = path.join(import.meta.dirname, '..');

for (const { path: file, text } of generateDocs(root)) {
  const target = path.join(root, file);
  if (existsSync(target) && readFileSync(target, 'utf8') === text) continue;
  writeFileSync(target, text);
  console.log(`wrote ${file}`);
}
