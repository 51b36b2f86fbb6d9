import { type Category } from '#modules/help/index.ts';

/** An article as another system gave it. */
export type ForeignArticle = {
  /** Names it in its own system, the same in every export. */
  readonly externalId: string;
  /** For the report: where it stands. */
  readonly place: string;
  readonly locale: string;
  readonly category: Category;
  readonly title: string;
  /** The part of the FAQ that it belongs to, by its name there. */
  readonly section: string | null;
  readonly format: 'html' | 'markdown';
  readonly body: string;
  /** Days, as 2026-11-22. */
  readonly published: string;
  readonly updated: string;
  readonly labels: readonly string[];
  /** Its address in its own system, so that links between articles can be kept. */
  readonly address: string | null;
  /** Wanted for our address; made of the title when it can't be one. */
  readonly slug: string | null;
};

/** Something that could not be taken, or not as it was. */
export type ImportFinding = { readonly place: string; readonly message: string };

const slugCharsMax = 80;

/** An address made of words of any script; the last resort is the article's own number. */
export function slugOf(title: string, externalId: string): string {
  const plain = (text: string) =>
    text
      .normalize('NFKD')
      .replaceAll(/\p{M}+/gu, '')
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .slice(0, slugCharsMax)
      .replaceAll(/^-+|-+$/g, '');
  return plain(title) || `article-${plain(externalId) || '1'}`;
}

/** The part of the FAQ for what has none of its own. */
export const sectionForAll = 'Imported';

/** Of the part of the FAQ that an article belongs to; empty where its kind has none. */
export const sectionIdOf = ({ category, section }: Pick<ForeignArticle, 'category' | 'section'>): string =>
  category === 'faq' ? slugOf(section ?? sectionForAll, section ?? sectionForAll) : '';
