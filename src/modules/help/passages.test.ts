import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutPassages, markPassage, trimPassage } from './passages.ts';

const sentence = 'This sentence is about sixty characters long, more or less.';

describe('Passages', () => {
  test('pieces are run together up to about 300 characters', () => {
    const passages = cutPassages(
      Array.from({ length: 12 }, () => sentence),
      'en',
    );
    expect(passages.every((passage) => passage.length <= 300)).toBe(true);
    expect(passages.join(' ')).toBe(Array.from({ length: 12 }, () => sentence).join(' '));
  });

  test('a long piece is cut between sentences', () => {
    const passages = cutPassages([Array.from({ length: 9 }, () => sentence).join(' ')], 'en');
    expect(passages.length).toBeGreaterThan(1);
    for (const passage of passages) expect(passage).toMatch(/^This .* less\.$/);
  });

  test('an endless sentence is trimmed around its match, at words', () => {
    const words = Array.from({ length: 200 }, (_, at) => `word${at}`).join(' ');
    const trimmed = trimPassage(words, words.indexOf('word150'));
    expect(trimmed).toContain(' word150 ');
    expect(trimmed).toMatch(/^… word\d+ .* word\d+ …$/);
    expect(trimmed.length).toBeLessThan(320);
  });

  test('marking never changes the text', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string({ minLength: 1 }), fc.boolean())), (parts) => {
        const text = parts.map(([part]) => part).join('');
        let index = 0;
        const words = parts.map(([part, isMatch]) => {
          const word = { text: part, index, isMatch };
          index += part.length;
          return word;
        });
        const marked = markPassage(text, words);
        expect(marked.map((piece) => piece.text).join('')).toBe(text);
        expect(
          marked
            .filter((piece) => piece.isMatch)
            .map((piece) => piece.text)
            .join(''),
        ).toBe(
          words
            .filter((word) => word.isMatch)
            .map((word) => word.text)
            .join(''),
        );
      }),
    );
  });
});
