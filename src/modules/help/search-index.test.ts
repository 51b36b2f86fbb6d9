import { describe, expect, test } from 'vitest';
import { limits } from '#kernel/limits.ts';
import { editDistance } from './edit-distance.ts';
import { createSearchIndex, type SearchableArticle } from './search-index.ts';
import { articlesAPage, type Category } from './types.ts';

const article = (
  slug: string,
  title: string,
  passages: readonly string[],
  more: { synonyms?: readonly string[]; category?: Category; views?: number } = {},
): SearchableArticle => ({
  locale: 'en',
  category: more.category ?? 'faq',
  slug,
  section: null,
  title,
  summary: `About ${slug.replaceAll('-', ' ')}.`,
  tool: null,
  publishedOn: '2026-10-05',
  updatedOn: '2026-11-20',
  views: more.views ?? 0,
  version: null,
  isPinned: false,
  regions: [],
  synonyms: more.synonyms ?? [],
  headings: '',
  passages,
});

const index = createSearchIndex('en');
index.put([
  article('change-phone', 'How do I change my phone number?', [
    'Open Security and press the button. Codes go to both numbers.',
    'After the change, withdrawals are off for a day.',
  ]),
  article('sign-out', 'How do I sign out?', ['Every session ends at once.'], {
    synonyms: ['log out', 'logout'],
  }),
  article('link-authenticator', 'How do I link an authenticator app?', [
    'Scan the QR code. Verification happens with two codes.',
  ]),
  article('change-email', 'How do I change my e-mail address?', ['Both mailboxes get a code.']),
  article('password', 'What makes a good password?', ['Eight characters or more.']),
  article('new-phone-rules', 'Phone numbers can be taken back', ['The old phone gets an undo link.'], {
    category: 'announcements',
  }),
  article('limits', 'Limits and waiting times', ['A code for the phone works for 10 minutes.'], {
    category: 'product-documents',
  }),
  article('chinese', '如何更改手机号码', ['打开安全中心,输入新的手机号码和验证码。']),
  article('japanese', '電話番号を変更するには', ['新しい電話番号に確認コードを送信します。']),
  article('thai', 'วิธีเปลี่ยนหมายเลขโทรศัพท์', ['ป้อนหมายเลขโทรศัพท์ใหม่ของคุณ']),
]);
const slugs = (term: string, category?: string) =>
  index.search({ term, ...(category ? { category } : {}) }).hits.map((hit) => hit.slug);

describe('Search', () => {
  test.each([
    ['the words of the title', 'change phone number', 'change-phone'],
    ['a typo', 'chagne phoen nubmer', 'change-phone'],
    ['a missing letter', 'athenticator', 'link-authenticator'],
    ['another form of the word', 'changing phones', 'change-phone'],
    ['stop words around it', 'how do i get my phone number changed please', 'change-phone'],
    ['a synonym of the front matter', 'log out', 'sign-out'],
    ['capitals', 'AUTHENTICATOR', 'link-authenticator'],
    ['an accent too many', 'authènticator', 'link-authenticator'],
    ['email without its hyphen', 'email', 'change-email'],
    ['e-mail with its hyphen', 'e-mail', 'change-email'],
    ['the start of the last word', 'verificati', 'link-authenticator'],
    ['two words for one', 'pass word', 'password'],
    ['one word for two', 'phonenumber', 'change-phone'],
    ['Chinese', '更改手机', 'chinese'],
    ['Japanese', '電話番号', 'japanese'],
    ['Thai', 'หมายเลขโทรศัพท์', 'thai'],
    ['a control character in the middle', 'pass\u0000word', 'password'],
    ['a right-to-left mark', '\u200Fpassword', 'password'],
  ])('finds it by %s', (_, term, slug) => {
    expect(slugs(term)[0]).toBe(slug);
  });

  test('a prefix counts for the last word only', () => {
    expect(slugs('verif')).toContain('link-authenticator');
    expect(slugs('authen password')).not.toContain('link-authenticator');
  });

  test('a word that exists is not corrected', () => {
    expect(index.search({ term: 'code' }).spelling).toBeNull();
    expect(slugs('old')).toEqual(['new-phone-rules']);
  });

  test('says how it spelt a word that does not exist', () => {
    expect(index.search({ term: 'athenticator app' }).spelling).toBe('authenticator app');
  });

  test.each([
    ['nothing', ''],
    ['stop words alone', 'how do I'],
    ['words that are nowhere', 'xylophone qwrtz'],
    ['signs alone', '!!! ??? <<>>'],
    ['a very long word', 'x'.repeat(5000)],
    ['a lone surrogate', '\uD800'],
  ])('answers %s with an empty page', (_, term) => {
    const answer = index.search({ term });
    expect(answer.hits).toEqual([]);
    expect(answer).toMatchObject({ from: 0, to: 0, page: 1, pages: 1, spelling: null });
  });

  test('cuts a very long term and still answers', () => {
    const answer = index.search({ term: `password ${'lorem ipsum '.repeat(20_000)}` });
    expect([...answer.term].length).toBeLessThanOrEqual(limits.searchTermCharsMax);
    expect(answer.hits[0]?.slug).toBe('password');
  });

  test('counts every category whatever tab is open', () => {
    const { counts } = index.search({ term: 'phone', category: 'announcements' });
    expect(counts).toEqual({ all: 3, faq: 1, announcements: 1, 'product-documents': 1 });
    expect(slugs('phone', 'announcements')).toEqual(['new-phone-rules']);
  });

  test.each(['', 'everything', 'FAQ', '__proto__', 'all'])(
    'treats the category "%s" like All',
    (category) => {
      expect(index.search({ term: 'phone', category }).scope).toBe('all');
    },
  );

  test('marks the matching words of the best passage and nothing else', () => {
    const [hit] = index.search({ term: 'withdrawal after changing the phone' }).hits;
    expect(hit?.slug).toBe('change-phone');
    expect(hit?.passage).toEqual([
      { text: 'After the ', isMatch: false },
      { text: 'change', isMatch: true },
      { text: ', ', isMatch: false },
      { text: 'withdrawals', isMatch: true },
      { text: ' are off for a day.', isMatch: false },
    ]);
  });
});

describe('Paging', () => {
  const many = createSearchIndex('en');
  many.put(
    Array.from({ length: 43 }, (_, at) => article(`phone-${at}`, `Phone ${at}`, ['A phone.'], { views: at })),
  );
  test.each([
    [1, 1, 1, 15],
    [3, 3, 31, 43],
    [99, 3, 31, 43],
    [0, 1, 1, 15],
    [-4, 1, 1, 15],
    [Number.NaN, 1, 1, 15],
    [Number.POSITIVE_INFINITY, 3, 31, 43],
    [1.7, 1, 1, 15],
  ])('asked for page %s it shows page %s', (asked, page, from, to) => {
    const answer = many.search({ term: 'phone', page: asked });
    expect(answer).toMatchObject({ page, from, to, pages: 3, counts: { all: 43 } });
    expect(answer.hits.length).toBeLessThanOrEqual(articlesAPage);
  });

  test('at equal words, what is read more comes first', () => {
    expect(many.search({ term: 'phone' }).hits[0]?.slug).toBe('phone-42');
  });
});

test.each([
  ['phone', 'phone', 0],
  ['phone', 'phnoe', 1],
  ['phone', 'phon', 1],
  ['phone', 'iphone', 1],
  ['phone', 'throne', 2],
])('the distance from %s to %s is %i', (a, b, edits) => {
  expect(editDistance(a, b, 3)).toBe(edits);
  expect(editDistance(b, a, 3)).toBe(edits);
});
