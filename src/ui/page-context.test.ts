import { describe, expect, test } from 'vitest';
import { pathOf, safePath } from './page-context.ts';
import { themeCookie, themeOf } from './theme.ts';

describe('A path to go on to', () => {
  test.each(['/', '/security', '/help?q=change%20phone#top'])('%s is taken', (path) => {
    expect(safePath(path, '/overview')).toBe(path);
  });

  test.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/ok\n//evil.example',
    'javascript:alert(1)',
    'security',
    '',
    null,
    undefined,
  ])('%j is another origin or no path, and the fallback is taken', (path) => {
    expect(safePath(path, '/overview')).toBe('/overview');
  });

  test('dots can’t turn a path of ours into another host', () => {
    expect(safePath('/a/..//evil.example', '/overview')).toBe('/overview');
  });
});

test('The path of a data request is the path of its page', () => {
  expect(pathOf(new Request('http://h/security.data?_routes=root&tab=2'))).toBe('/security?tab=2');
  expect(pathOf(new Request('http://h/_root.data'))).toBe('/');
  expect(pathOf(new Request('http://h/devices?page=2'))).toBe('/devices?page=2');
});

test('The theme is read back from the cookie that remembered it; anything else is the device’s', () => {
  expect(themeOf(`a=b; ${themeCookie('dark').split(';')[0]}`)).toBe('dark');
  expect(themeOf('theme=pink')).toBe('system');
  expect(themeOf(null)).toBe('system');
  expect(themeCookie('system')).toContain('Max-Age=0');
});
