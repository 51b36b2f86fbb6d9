import { Hono } from 'hono';
import { siteLanguage } from '#kernel/languages.ts';
import { articlePath, findImage, type HelpCentre } from '#modules/help/index.ts';
import type { Config } from '#platform/config/config.ts';
import type { Db } from '#platform/db/db.ts';

const feedLength = 50;
const addressesMax = 50_000;
const dayCache = 'public, max-age=3600';

const escapeXml = (text: string): string => text.replaceAll(/[<>&"']/g, (char) => `&#${char.charCodeAt(0)};`);

/** What the help centre gives to machines: images, sitemap, the feed of announcements, and what crawlers may read. */
export function createHelpResources(deps: {
  help: HelpCentre;
  db: Db;
  config: Config;
  languages: readonly string[];
}): Hono {
  const { help, db, languages } = deps;
  const { origin, brand } = deps.config;
  const app = new Hono();
  const addressIn = (article: { category: string; slug: string }, locale: string): string =>
    origin + articlePath(article as never, locale === siteLanguage ? '' : `/${locale}`);

  app.get('/help/images/:name', async (c) => {
    const image = await findImage(db.queries, c.req.param('name'));
    if (!image) return c.notFound();
    const etag = `"${image.hash}"`;
    c.header('etag', etag);
    c.header('cache-control', dayCache);
    // An image of ours may be opened by itself; nothing in it runs.
    c.header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox");
    if (c.req.header('if-none-match') === etag) return c.body(null, 304);
    return c.body(new Uint8Array(image.bytes), 200, { 'content-type': image.mediaType });
  });

  app.get('/robots.txt', (c) => {
    c.header('cache-control', dayCache);
    return c.text(
      [
        'User-agent: *',
        'Allow: /$',
        'Allow: /assets/',
        'Allow: /help',
        'Allow: /*/help',
        // What somebody looked for is no page to find.
        'Disallow: /help/search?',
        'Disallow: /*/help/search?',
        'Disallow: /',
        '',
        `Sitemap: ${origin}/sitemap.xml`,
        '',
      ].join('\n'),
    );
  });

  app.get('/sitemap.xml', async (c) => {
    const addresses = (await help.listAddresses()).slice(0, addressesMax);
    const urls = addresses.flatMap((article) =>
      article.locales.map((locale) => {
        const others =
          article.locales.length > 1
            ? article.locales
                .map(
                  (other) =>
                    `<xhtml:link rel="alternate" hreflang="${other}" href="${escapeXml(addressIn(article, other))}"/>`,
                )
                .join('')
            : '';
        return `<url><loc>${escapeXml(addressIn(article, locale))}</loc><lastmod>${article.updatedOn}</lastmod>${others}</url>`;
      }),
    );
    c.header('cache-control', dayCache);
    return c.body(
      `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">\n${urls.join('\n')}\n</urlset>\n`,
      200,
      { 'content-type': 'application/xml; charset=utf-8' },
    );
  });

  const feed = async (locale: string): Promise<string> => {
    const base = locale === siteLanguage ? '' : `/${locale}`;
    const announcements = await help.announcements({ locale, region: null, count: feedLength });
    const updated = announcements.reduce(
      (latest, { updatedOn }) => (updatedOn > latest ? updatedOn : latest),
      '1970-01-01',
    );
    const entries = announcements.map((article) => {
      const href = escapeXml(addressIn(article, article.locale));
      return (
        `<entry><id>${href}</id><title>${escapeXml(article.title)}</title><link href="${href}"/>` +
        `<published>${article.publishedOn}T00:00:00Z</published><updated>${article.updatedOn}T00:00:00Z</updated>` +
        `<summary>${escapeXml(article.summary)}</summary></entry>`
      );
    });
    const self = `${origin}${base}/help/announcements.atom`;
    return (
      `<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale}">` +
      `<id>${self}</id><title>${escapeXml(brand.name)}</title><updated>${updated}T00:00:00Z</updated>` +
      `<link rel="self" href="${self}"/><link href="${origin}${base}/help/announcements"/>` +
      `<author><name>${escapeXml(brand.name)}</name></author>\n${entries.join('\n')}\n</feed>\n`
    );
  };
  for (const locale of languages) {
    const base = locale === siteLanguage ? '' : `/${locale}`;
    app.get(`${base}/help/announcements.atom`, async (c) => {
      c.header('cache-control', dayCache);
      return c.body(await feed(locale), 200, { 'content-type': 'application/atom+xml; charset=utf-8' });
    });
  }
  return app;
}
