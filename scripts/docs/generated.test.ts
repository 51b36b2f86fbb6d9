import { expect, it } from 'vitest';
import { readConfig } from '../../src/platform/config/config.ts';
import { settingGroups } from '../../src/platform/config/schema.ts';
import { envExample, replaceBetween, settingsTables } from './generated.ts';

const names = Object.values(settingGroups).flatMap((group) => Object.keys(group));

it('names every setting once in the example and once in the tables', () => {
  for (const name of names) {
    expect(envExample().split(`\n#${name}=`)).toHaveLength(2);
    expect(settingsTables().split(`| \`${name}\` |`)).toHaveLength(2);
  }
});

it('gives defaults that the configuration accepts and that change nothing', () => {
  const example: Record<string, string | undefined> = Object.fromEntries(
    [...envExample().matchAll(/^#([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name, value]),
  );
  expect(readConfig(example)).toEqual(readConfig({}));
});

it('replaces what is between the markers and nothing else', () => {
  const text = 'a\n<!-- generated: x (npm run docs) -->\nold\n<!-- end of x -->\nb\n';
  const once = replaceBetween(text, 'x', 'new');
  expect(once).toBe('a\n<!-- generated: x (npm run docs) -->\n\nnew\n\n<!-- end of x -->\nb\n');
  expect(replaceBetween(once, 'x', 'new')).toBe(once);
  expect(() => replaceBetween('nothing', 'x', 'new')).toThrow('No markers');
});
