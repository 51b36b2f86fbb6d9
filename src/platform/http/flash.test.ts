import { expect, test } from 'vitest';
import { manualClock } from '#platform/clock/clock.ts';
import { createSecrets } from '#platform/crypto/secrets.ts';
import { createFlashCookie } from './flash.ts';

const clock = manualClock();
const cookies = createFlashCookie({ secrets: createSecrets('x'.repeat(32)), clock, isSecure: true });
const message = { state: 'good', textId: 'contacts.change_phone.done' };
const headerOf = (setCookie: string): string => `a=b; ${setCookie.split(';')[0]}`;

test('A message survives the way through the browser', () => {
  expect(cookies.read(headerOf(cookies.write(message)))).toEqual(message);
});

test('A message that was tampered with is no message', () => {
  const header = headerOf(cookies.write(message));
  expect(cookies.read(`${header.slice(0, -2)}xx`)).toBeUndefined();
  expect(cookies.read('__Host-flash=eyJhdCI6MX0')).toBeUndefined();
  expect(cookies.read(null)).toBeUndefined();
});

test('A message that nobody showed for a minute is not shown any more', () => {
  const header = headerOf(cookies.write(message));
  clock.advanceMs(60_000);
  expect(cookies.read(header)).toBeUndefined();
});

test('In production the cookie can neither be read by scripts nor be set by another host', () => {
  expect(cookies.write(message)).toMatch(/^__Host-flash=.*Path=\/; HttpOnly; SameSite=Lax; Secure$/);
});
