import type { ArticleKey } from '#modules/help/index.ts';

const kinds = ['faq', 'announcements', 'product-documents'] as const;

/** The article that an address of the console names; `null` when it can't name one. */
export function readKeyOf(params: { readonly [name: string]: string | undefined }): ArticleKey | null {
  const { locale = '', category, slug = '' } = params;
  const known = kinds.find((kind) => kind === category);
  const isShaped = /^[a-z]{2,3}$/.test(locale) && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug);
  return known && isShaped ? { locale, category: known, slug } : null;
}
