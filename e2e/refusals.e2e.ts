import { describe, expect, test } from 'vitest';
import { newCustomer, origin } from './harness.ts';
import { useOwnSite } from './own-site.ts';

/** Behind one proxy, so that a flood comes from an address of its own. */
const site = useOwnSite({ HOLDFAST_REQUESTS_PER_MINUTE: '300', HOLDFAST_TRUST_PROXY: '1' });

const forms = [
  '/sign-in',
  '/sign-up',
  '/forgotten-password',
  '/unfreeze',
  '/recover',
  '/unlock-settings',
  '/preferences/theme',
  '/security/phone/change',
  '/sign-out',
  '/console/sign-in',
];

type Asked = RequestInit & { headers?: Record<string, string>; duplex?: 'half' };

const ask = (path: string, { headers, ...more }: Asked = {}): Promise<Response> =>
  fetch(`${origin()}${path}`, { redirect: 'manual', headers: { accept: 'text/html', ...headers }, ...more });

/** Everything that a browser's reader needs, and nothing that the Content-Security-Policy would refuse. */
async function expectPage(response: Response, status: number, title: string): Promise<void> {
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toMatch(/^text\/html/);
  const html = await response.text();
  expect(html).toContain(`<h1 class="text-2xl" tabindex="-1">${title}</h1>`);
  expect(html).toContain('Northlight');
  expect(html).not.toMatch(/<script|\sstyle="|\son[a-z]+="/);
  const requestId = response.headers.get('x-request-id') ?? 'none';
  expect(requestId).toMatch(/^req_/);
  expect(html).toContain(requestId);
  const policy = response.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'self'");
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? 'none';
  for (const [, used] of html.matchAll(/nonce="([^"]+)"/g)) expect(used).toBe(nonce);
}

describe('the body of a form', () => {
  test.each(forms)('of another type is refused: %s', async (path) => {
    const kinds: Asked[] = [
      { body: '{"theme":"dark"}', headers: { 'content-type': 'application/json' } },
      { body: 'theme=dark', headers: { 'content-type': 'text/plain' } },
      { body: 'theme=dark', headers: { 'content-type': 'application/x-www-form-urlencodedx' } },
      { body: new Uint8Array([1, 2, 3]) },
      { body: null },
    ];
    for (const kind of kinds)
      await expectPage(await ask(path, { method: 'POST', ...kind }), 415, 'This form can’t be read');
  });

  test.each(forms)('that is broken is refused: %s', async (path) => {
    const kinds = [
      ['multipart/form-data; boundary=x', 'no part at all'],
      ['multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\ncut'],
      ['multipart/form-data', '--x--'],
    ] as const;
    for (const [type, body] of kinds)
      await expectPage(
        await ask(path, { method: 'POST', body, headers: { 'content-type': type } }),
        400,
        'This form arrived broken',
      );
  });

  test('is a problem for whoever reads no pages', async () => {
    const headers = { accept: 'application/json', 'content-type': 'application/json' };
    const response = await ask('/sign-in', { method: 'POST', headers, body: '{}' });
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toMatchObject({ status: 415, code: 'form_type_not_supported' });
  });

  test('is read in both forms that a browser sends', async () => {
    const fields = { theme: 'dark', next: '/help' };
    const multipart = new FormData();
    for (const [name, value] of Object.entries(fields)) multipart.set(name, value);
    for (const body of [new URLSearchParams(fields), multipart]) {
      const response = await ask('/preferences/theme', { method: 'POST', body });
      expect(response.status).toBe(303);
      expect(response.headers.get('location')).toBe('/help');
      expect(response.headers.getSetCookie().join()).toContain('theme=dark');
    }
  });
});

describe('a page that is refused before it begins', () => {
  test('because the form is too large', async () => {
    const body = new URLSearchParams({ identifier: 'a'.repeat(100_000) });
    await expectPage(await ask('/sign-in', { method: 'POST', body }), 413, 'That is too much at once');
    const { status } = await ask('/sign-in', {
      method: 'POST',
      body: new Blob([body.toString()]).stream(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      duplex: 'half',
    });
    expect(status).toBe(413);
  });

  test('because the form was on another site', async () => {
    const response = await ask('/sign-in', {
      method: 'POST',
      body: new URLSearchParams({ identifier: 'a' }),
      headers: { origin: 'https://evil.example' },
    });
    await expectPage(response, 403, 'This request came from another site');
  });

  test('because its address is too long', async () => {
    await expectPage(await ask(`/${'a'.repeat(3000)}`), 414, 'This address is too long');
  });

  test('because too much came from one network, in the reader’s colours and with a way back', async () => {
    const headers = { 'x-forwarded-for': '198.51.100.7' };
    for (let count = 0; count < 300; count += 1) await ask('/healthz/x', { headers });
    const response = await ask('/sign-in?next=/a"b', { headers: { ...headers, cookie: 'theme=dark' } });
    expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
    const html = await response.clone().text();
    expect(html).toContain('data-theme="dark"');
    expect(html).toMatch(/href="\/sign-in\?next=(?:\/|%2F)a(?:%22|&quot;)b"/);
    await expectPage(response, 429, 'Too many tries');
    const data = await ask('/sign-in.data', { headers });
    expect(data.status).toBe(429);
    expect(data.headers.get('content-type')).toBe('text/x-script');
  });
});

test('while PostgreSQL is away, pages say so in words and programs get a problem; both hear when to come back', async () => {
  const customer = await newCustomer();
  const headers = {
    cookie: `holdfast_session=${customer.sessionToken}; holdfast_device=${customer.deviceToken}`,
  };
  const title = 'We can’t reach your account right now';
  expect((await ask('/overview', { headers })).status).toBe(200);
  await site().database.stop();
  try {
    for (const each of [headers, { cookie: `holdfast_session=${'x'.repeat(43)}` }]) {
      for (const path of ['/overview', '/security/phone/change', '/help/faq/change-phone']) {
        const response = await ask(path, { headers: each });
        expect(Number(response.headers.get('retry-after'))).toBeGreaterThan(0);
        await expectPage(response, 503, title);
        const data = await ask(`${path}.data`, { headers: each });
        expect(data.status).toBe(503);
        expect(data.headers.get('content-type')).toBe('text/x-script');
        expect(Number(data.headers.get('retry-after'))).toBeGreaterThan(0);
      }
      const form = await ask('/security/phone/change', {
        method: 'POST',
        headers: each,
        body: new URLSearchParams({ phone: '+447400000000' }),
      });
      await expectPage(form, 503, title);
    }
    const api = await ask('/api/v1/account', { headers });
    expect(api.headers.get('content-type')).toBe('application/problem+json');
    expect(await api.json()).toMatchObject({ status: 503, code: 'temporarily_unavailable' });
  } finally {
    await site().database.start();
  }
  await expect
    .poll(async () => (await ask('/overview', { headers })).status, { timeout: 15_000, interval: 50 })
    .toBe(200);
});
