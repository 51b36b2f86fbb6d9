import { expect, test } from 'vitest';
import { listCountries } from './countries.ts';

test('countries are named in the reader’s language, in its order, with their calling codes', () => {
  const english = listCountries('en');
  expect(english.find(({ code }) => code === 'DE')).toEqual({
    code: 'DE',
    name: 'Germany',
    callingCode: '49',
  });
  expect(listCountries('de').find(({ code }) => code === 'DE')?.name).toBe('Deutschland');
  const names = english.map(({ name }) => name);
  expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'en')));
});
