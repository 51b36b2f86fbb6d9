import { expect, it } from 'vitest';
import { hourMs, plusMs } from '#kernel/instant.ts';
import { reasonsOf, type SignInFacts } from './risk-rules.ts';

const now = new Date('2026-11-22T12:00:00Z');
const home = { country: 'GB', network: '203.0.113.7' };
const facts: SignInFacts = { country: 'GB', network: '203.0.113.9', past: [home], contactChangedAt: null };
const hoursAgo = (hours: number) => plusMs(now, -hours * hourMs);

it.each<[string, Partial<SignInFacts>, readonly string[]]>([
  ['the same country, another network', {}, []],
  ['another country', { country: 'BR' }, ['new_country']],
  ['another country, but a network that was used before', { country: 'BR', network: home.network }, []],
  [
    'another country, but a network that one of several devices was used on',
    { country: 'BR', network: home.network, past: [home, { country: 'GB', network: 'x' }] },
    [],
  ],
  [
    'a country that one of several devices was used in',
    { country: 'BR', past: [home, { country: 'BR', network: 'x' }] },
    [],
  ],
  ['a country that nobody tells', { country: null }, []],
  ['a country, when none was ever told', { country: 'BR', past: [{ country: null, network: 'x' }] }, []],
  ['the first device of all', { country: 'BR', past: [] }, []],
  ['a contact changed an hour ago', { contactChangedAt: hoursAgo(1) }, ['contact_changed']],
  ['a contact changed just within the time', { contactChangedAt: hoursAgo(23.99) }, ['contact_changed']],
  ['a contact changed a day ago', { contactChangedAt: hoursAgo(24) }, []],
  ['both', { country: 'BR', contactChangedAt: hoursAgo(2) }, ['new_country', 'contact_changed']],
])('%s', (_case, change, reasons) => {
  expect(reasonsOf({ ...facts, ...change }, 24, now)).toEqual(reasons);
});
