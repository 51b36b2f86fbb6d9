import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { type Category, categories } from './types.ts';

/** A content file: where it lies tells its language and category. */
export type ContentFile = {
  readonly locale: string;
  readonly category: Category;
  /** Below the content folder, for messages to the author. */
  readonly path: string;
  readonly source: string;
};

/** Reads every Markdown file below `content/<locale>/<category>/`, in the order of their names. */
export async function readContent(contentDir: string): Promise<ContentFile[]> {
  const locales = await readdir(contentDir, { withFileTypes: true });
  const folders = locales
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name: locale }) => categories.map((category) => ({ locale, category })));
  const files = await Promise.all(
    folders.map(async ({ locale, category }) => {
      const folder = path.join(contentDir, locale, category);
      const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return [];
        throw error;
      });
      return Promise.all(
        names
          .filter((name) => name.endsWith('.md'))
          .sort()
          .map(async (name) => ({
            locale,
            category,
            path: path.posix.join(locale, category, name),
            source: await readFile(path.join(folder, name), 'utf8'),
          })),
      );
    }),
  );
  return files.flat();
}
