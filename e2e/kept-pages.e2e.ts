import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { heading, newCustomer, origin, useBrowser } from './harness.ts';

const e2e = useBrowser();

type Answer = { status: number; headers: IncomingHttpHeaders; body: Buffer };

/** As it goes over the wire: `fetch` would unpack the body and hide how it was packed. */
function get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = httpRequest(`${origin()}${path}`, { headers }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(parts) }),
      );
    });
    sent.on('error', reject).end();
  });
}

const packed = { 'accept-encoding': 'gzip, br' };
const article = '/help/faq/sign-out';

describe('a public page', () => {
  test('is packed for its first reader, and kept for the next', async () => {
    const path = '/help/search?term=kept+for+the+next';
    const first = await get(path, packed);
    expect(first.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(first.body).toString()).toContain('</html>');
    const next = await get(path, packed);
    expect(next.headers['content-encoding']).toBe('br');
    expect(next.headers['vary']).toMatch(/cookie.*accept-encoding/);
    expect(next.headers['content-security-policy']).not.toContain('nonce');
    const again = await get(path, { ...packed, 'if-none-match': String(next.headers['etag']) });
    expect(again).toMatchObject({ status: 304, body: Buffer.alloc(0) });
    expect((await get(path)).headers['content-encoding']).toBeUndefined();
  });

  test('is kept by theme and language, and never with what a customer sees', async () => {
    await get(article);
    const plain = String((await get(article)).body);
    await get(article, { cookie: 'theme=dark' });
    const dark = String((await get(article, { cookie: 'theme=dark' })).body);
    expect(dark).toContain('data-theme="dark"');
    expect(plain).not.toContain('data-theme="dark"');

    const customer = await newCustomer();
    const page = await e2e().visit({ as: customer });
    await page.goto(article);
    await heading(page, /Sign out/i).waitFor();
    expect(await page.content()).toContain('/overview');
    expect(String((await get(article)).body)).toBe(plain);
  });

  test('is not kept under an address that anybody could make up', async () => {
    for (const path of [`${article}?utm=1`, '/help/search?term=x&made=up']) {
      await get(path);
      expect((await get(path)).headers['etag'], path).toBeUndefined();
    }
  });

  test.each(['/', '/help', article, '/help/search', '/es/help'])('%s says what it is about', async (path) => {
    expect(String((await get(path)).body)).toMatch(/<meta name="description" content="[^"]{20,}"/);
  });
});

test.each([
  ['', 'en'],
  ['/es', 'es'],
])('announcements can be followed as a feed (%s/help/announcements.atom)', async (base, language) => {
  const { headers, body } = await get(`${base}/help/announcements.atom`);
  expect(headers['content-type']).toMatch(/^application\/atom\+xml/);
  const feed = String(body);
  expect(feed).toContain(`xml:lang="${language}"`);
  const [first = ''] = feed.match(/<entry>[\s\S]*?<\/entry>/) ?? [];
  expect(first).toMatch(/<updated>\d{4}-\d\d-\d\dT[\d:.]+Z<\/updated>/);
  const address = /<link[^>]*href="([^"]+)"/.exec(first)?.[1] ?? '';
  expect((await get(new URL(address).pathname)).status).toBe(200);
  const page = String((await get(`${base}/help/announcements`)).body);
  expect(page.includes(`href="${base}/help/announcements.atom"`), 'the page leads to its feed').toBe(true);
});

test('crawlers read the help centre in every language, and nothing else', async () => {
  const rules = String((await get('/robots.txt')).body);
  for (const line of ['Allow: /help', 'Allow: /*/help', 'Disallow: /help/search?', 'Disallow: /'])
    expect(rules.split('\n')).toContain(line);
  const map = String((await get('/sitemap.xml')).body);
  expect(map).toContain(`<loc>${origin()}/es/help/faq/change-phone</loc>`);
  expect(map).not.toContain('/ar/help');
});
