import { describe, expect, test } from 'vitest';
import { nextOf, withNext } from './next-path.ts';

const ask = (next: string) =>
  nextOf(new Request(`http://localhost/sign-in?next=${encodeURIComponent(next)}`));

describe('next=', () => {
  test('a path of ours is kept, with its query', () => {
    expect(ask('/security/phone?from=article')).toBe('/security/phone?from=article');
  });
  test.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    'javascript:alert(1)',
    '',
    '/a/..//evil.example',
  ])('nothing that leads elsewhere is followed: %s', (next) => {
    expect(ask(next)).toBeNull();
  });
  test('is carried on to the next page, beside what is there', () => {
    expect(withNext('/sign-up', '/a?b=c')).toBe('/sign-up?next=%2Fa%3Fb%3Dc');
    expect(withNext('/sign-up/x?step=email', '/a')).toBe('/sign-up/x?step=email&next=%2Fa');
    expect(withNext('/sign-up', null)).toBe('/sign-up');
  });
});
