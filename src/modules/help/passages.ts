import type { MarkedText } from './types.ts';

const passageCharsAim = 300;

/** Runs an article's pieces of text together into passages of about 300 characters, cut between sentences. */
export function cutPassages(pieces: readonly string[], locale: string): string[] {
  const sentences = new Intl.Segmenter(locale, { granularity: 'sentence' });
  const passages: string[] = [];
  let open = '';
  for (const piece of pieces) {
    const parts =
      piece.length > passageCharsAim ? [...sentences.segment(piece)].map((s) => s.segment) : [piece];
    for (const part of parts) {
      const text = part.trim();
      if (open !== '' && open.length + text.length + 1 > passageCharsAim) {
        passages.push(open);
        open = '';
      }
      open = open === '' ? text : `${open} ${text}`;
    }
  }
  if (open !== '') passages.push(open);
  return passages;
}

/** A passage with the words marked that `isMatch` says so of; `wordsOf` finds the words in it. */
export function markPassage(
  passage: string,
  words: readonly { readonly text: string; readonly index: number; readonly isMatch: boolean }[],
): MarkedText {
  const marked: { text: string; isMatch: boolean }[] = [];
  const push = (text: string, isMatch: boolean) => {
    const last = marked.at(-1);
    if (text === '') return;
    if (last?.isMatch === isMatch) marked[marked.length - 1] = { text: last.text + text, isMatch };
    else marked.push({ text, isMatch });
  };
  let at = 0;
  for (const { text, index, isMatch } of words) {
    if (!isMatch) continue;
    push(passage.slice(at, index), false);
    push(passage.slice(index, index + text.length), true);
    at = index + text.length;
  }
  push(passage.slice(at), false);
  return marked;
}

const passageCharsMax = 380;

/** Cuts a passage that is too long (one endless sentence) around its first match, at word boundaries. */
export function trimPassage(passage: string, firstMatchAt: number): string {
  if (passage.length <= passageCharsMax) return passage;
  const wanted = Math.max(0, Math.min(firstMatchAt - 60, passage.length - passageCharsAim));
  const start = wanted === 0 ? 0 : passage.indexOf(' ', wanted) + 1;
  const cut = passage.slice(start, start + passageCharsAim);
  const end = start + cut.length >= passage.length ? cut : cut.slice(0, Math.max(cut.lastIndexOf(' '), 1));
  return `${start > 0 ? '… ' : ''}${end}${start + end.length < passage.length ? ' …' : ''}`;
}
