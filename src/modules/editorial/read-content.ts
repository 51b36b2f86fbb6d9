import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { imageSize } from 'image-size';
import { parse } from 'yaml';
import { z } from 'zod';
import { type Category, categories, type Section } from '#modules/help/index.ts';

/** A content file: where it lies tells its language and category. */
export type ContentFile = {
  readonly locale: string;
  readonly category: Category;
  /** Below the content folder, for messages to the author. */
  readonly path: string;
  readonly source: string;
};

/** An image of the content folder, as it is served below `/help/images/`. */
export type ContentImage = {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
};

export type Content = {
  readonly files: readonly ContentFile[];
  readonly sections: readonly (Section & { readonly locale: string })[];
  readonly images: readonly ContentImage[];
};

const imagesFolder = 'images';
const mediaTypes: Readonly<Record<string, string>> = {
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
};

/**
 * Reads the content folder: every `<locale>/<category>/*.md` in the order of their names, `<locale>/sections.yaml`, and
 * the images that articles show.
 */
export async function readContent(contentDir: string): Promise<Content> {
  const entries = await readdir(contentDir, { withFileTypes: true });
  const locales = entries
    .filter((entry) => entry.isDirectory() && entry.name !== imagesFolder)
    .map(({ name }) => name);
  const files = await Promise.all(
    locales.flatMap((locale) => categories.map((category) => readFiles(contentDir, locale, category))),
  );
  const sections = await Promise.all(locales.map((locale) => readSections(contentDir, locale)));
  return { files: files.flat(), sections: sections.flat(), images: await readImages(contentDir) };
}

async function readFiles(contentDir: string, locale: string, category: Category): Promise<ContentFile[]> {
  const folder = path.join(contentDir, locale, category);
  const names = await readdir(folder).catch(nothingIfMissing);
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
}

/** In the order in which they are shown. */
const sectionsSchema = z.array(
  z.strictObject({ id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/), title: z.string().min(2).max(80) }),
);

async function readSections(contentDir: string, locale: string): Promise<Content['sections']> {
  const text = await readFile(path.join(contentDir, locale, 'sections.yaml'), 'utf8').catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return '[]';
      throw error;
    },
  );
  return sectionsSchema
    .parse(parse(text))
    .map(({ id, title }, index) => ({ locale, id, title, position: index * 10 }));
}

async function readImages(contentDir: string): Promise<ContentImage[]> {
  const folder = path.join(contentDir, imagesFolder);
  const names = await readdir(folder).catch(nothingIfMissing);
  const known = names.filter((name) => mediaTypes[path.extname(name)]).sort();
  return Promise.all(
    known.map(async (name) => {
      const bytes = await readFile(path.join(folder, name));
      const { width, height } = imageSize(bytes);
      return { name, mediaType: mediaTypes[path.extname(name)] ?? '', bytes, width, height };
    }),
  );
}

function nothingIfMissing(error: NodeJS.ErrnoException): string[] {
  if (error.code === 'ENOENT') return [];
  throw error;
}
