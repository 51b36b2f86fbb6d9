import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readFrontMatter } from './front-matter.ts';
import { type ArticleFields, readFields, writeSource } from './write-source.ts';

const line = fc
  .string({ unit: 'grapheme', maxLength: 40 })
  .map((text) => text.replaceAll(/\s+/g, ' ').trim());
const list = fc.array(line.filter(Boolean), { maxLength: 4 }).map((items) => items.join('\n'));
const fields: fc.Arbitrary<ArticleFields> = fc.record({
  slug: line,
  title: line,
  summary: line,
  section: line,
  position: fc.nat(1000).map(String),
  published: fc.constantFrom('2026-11-24', 'soon', ''),
  updated: fc.constantFrom('2026-11-24', ''),
  tool: line,
  related: list,
  synonyms: list,
  regions: list,
  formerly: list,
  parent: line,
  version: fc.constantFrom('', '1.10', '2', 'true'),
  versionOf: line,
  incident: line,
  isPinned: fc.boolean(),
  body: fc.constantFrom('', 'Text.\n\n---\n\nMore.', '---', '## Heading\n\n- one: two'),
});

test('whatever is typed comes back as it was typed', () => {
  fc.assert(
    fc.property(fields, (typed) => {
      expect(readFields(writeSource(typed))).toEqual(typed);
    }),
  );
});

test('days and versions stay texts', () => {
  const source = writeSource({
    ...readFields(''),
    slug: 'terms',
    title: 'Terms of use',
    summary: 'What both sides promise.',
    published: '2026-11-24',
    version: '1.10',
    body: 'Text.',
  });
  const read = readFrontMatter(source);
  expect('frontMatter' in read && read.frontMatter).toMatchObject({
    published: '2026-11-24',
    version: '1.10',
  });
});
