import type { PageContext } from '#ui/page-context.ts';

/** In which language and region the help centre is read, and what stands in front of its addresses. */
export type Reader = { readonly locale: string; readonly region: string | null; readonly base: string };

/** Of a request. An address in a language that there isn't is none. */
export function readerOf(
  { locale, region, base }: Pick<PageContext, 'locale' | 'region' | 'base'>,
  params: { readonly [name: string]: string | undefined },
): Reader {
  if (params['locale'] !== undefined && base !== `/${params['locale']}`)
    throw new Response(null, { status: 404 });
  return { locale, region, base };
}
