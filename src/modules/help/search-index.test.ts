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

describe('Words as people say them', () => {
  test.each([
    ['another word for it', 'update my mobile number', 'change-phone'],
    ['another language in the middle', 'contraseña olvidada', 'password'],
    ['log out for sign out, in one word', 'logout', 'sign-out'],
    ['log out with an ending', 'i am logging out', 'sign-out'],
    ['a short form', '2fa', 'link-authenticator'],
  ])('finds it by %s', (_, term, slug) => {
    expect(slugs(term)[0]).toBe(slug);
  });

  const phrases = createSearchIndex('en');
  phrases.put([
    article('how-long', 'Limits', ['All of them.'], { synonyms: ['how long'] }),
    article('other', 'A long walk', ['It is long, very long.']),
  ]);
  test('a synonym that is said word for word counts, stop words and all', () => {
    expect(phrases.search({ term: 'how long' }).hits[0]?.slug).toBe('how-long');
  });
});

describe('Other languages', () => {
  const spanish = createSearchIndex('es');
  spanish.put([
    article('verificacion', 'Códigos de verificación', ['Escribe el código que recibiste por SMS.']),
    article('retirar', '¿Por qué no puedo retirar?', ['Los retiros están suspendidos durante un día.']),
  ]);
  test.each([
    ['verificaciones', 'verificacion'],
    ['verificacion', 'verificacion'],
    ['codigo', 'verificacion'],
    ['retiro suspendido', 'retirar'],
    ['por que no puedo retirar', 'retirar'],
  ])('Spanish: %s', (term, slug) => {
    expect(spanish.search({ term }).hits[0]?.slug).toBe(slug);
  });

  const arabic = createSearchIndex('ar');
  arabic.put([
    article('password', 'كيف أغيّر كلمة المرور؟', ['افتح الإعدادات واختر كلمة المرور.']),
    article('phone', 'تغيير رقم الهاتف', ['سنرسل رمزًا إلى الرقم الجديد.']),
  ]);
  test.each([
    ['كلمه المرور', 'password'],
    ['الاعدادات', 'password'],
    ['هاتف', 'phone'],
    ['رمز', 'phone'],
  ])('Arabic: %s', (term, slug) => {
    expect(arabic.search({ term }).hits[0]?.slug).toBe(slug);
  });
});

describe('Articles that say nearly the same', () => {
  const steps =
    'Open the menu, choose the profile, then security, then account management. Read what closing means, tick that you ' +
    'have read it, prove that it is you with a code to your phone and one to your mailbox, and press the button.';
  const twins = createSearchIndex('en');
  const appAndWeb = [
    article('close-app', 'How do I close my account? (app)', [`${steps} The app signs you out.`], {
      views: 3,
    }),
    article('close-web', 'How do I close my account? (web)', [`${steps} The page signs you out.`]),
    article('update-email', 'How do I update my email?', [steps.replace('phone', 'number')]),
    article('reopen', 'Can a closed account be opened again?', ['It can not.']),
  ];
  twins.put(appAndWeb);

  test('are one hit, the best of them', () => {
    const answer = twins.search({ term: 'close my account' });
    expect(answer.hits.map(({ slug }) => slug)).toEqual(['close-app', 'reopen']);
    expect(answer.counts.all).toBe(2);
  });

  test('are shown again when their twin is gone', () => {
    const one = createSearchIndex('en');
    one.put(appAndWeb);
    for (const slug of ['close-app', 'update-email']) one.remove({ category: 'faq', slug });
    expect(one.search({ term: 'close my account' }).hits[0]?.slug).toBe('close-web');
  });
});

describe('Suggestions', () => {
  const names = (term: string, popular: readonly string[] = []) =>
    index.suggest({ term, popular }).map((each) => (each.kind === 'term' ? `"${each.term}"` : each.slug));

  test.each([
    ['the start of a word', 'authen', 'link-authenticator'],
    ['words of a title', 'change my ph', 'change-phone'],
    ['a typo', 'chagne pho', 'change-phone'],
    ['the start of a title, stop words and all', 'how do i si', 'sign-out'],
  ])('follow from %s', (_, term, slug) => {
    expect(names(term)).toContain(slug);
  });

  test('complete a term of the articles and mix popular ones in', () => {
    expect(names('logo')).toContain('"logout"');
    expect(names('pass', ['passport photo', 'phone'])[0]).toBe('"passport photo"');
    expect(names('', ['passport photo'])).toEqual(['"passport photo"']);
  });

  test('are eight at most, none for nothing, and bounded', () => {
    expect(names('a'.repeat(10_000))).toEqual([]);
    expect(names('')).toEqual([]);
    for (const term of ['p', 'phone', 'c', 'lorem '.repeat(5000)]) {
      expect(names(term, ['p 1', 'p 2', 'p 3']).length).toBeLessThanOrEqual(8);
    }
  });
});

describe('Where nothing matches', () => {
  test('articles with words that look alike are named, and not as hits', () => {
    const answer = index.search({ term: 'qauthentiq' });
    expect(answer.hits).toEqual([]);
    expect(answer.nearest.map(({ slug }) => slug)).toContain('link-authenticator');
  });

  test('nothing is named when nothing looks alike', () => {
    expect(index.search({ term: 'zzzzzz' }).nearest).toEqual([]);
  });
});

describe('Articles that come and go', () => {
  test('leave nothing behind', () => {
    const changing = createSearchIndex('en');
    changing.put([article('one', 'Bananas', ['Yellow.']), article('two', 'Cherries', ['Red.'])]);
    changing.put([article('one', 'Apples', ['Green.'])]);
    expect(changing.search({ term: 'bananas' }).counts.all).toBe(0);
    expect(changing.search({ term: 'aples' }).hits[0]?.slug).toBe('one');
    changing.remove({ category: 'faq', slug: 'one' });
    expect(changing.search({ term: 'apples' }).counts.all).toBe(0);
    expect(changing.suggest({ term: 'app' })).toEqual([]);
    changing.put([article('three', 'Apricots', ['Orange.'])]);
    expect(changing.search({ term: 'apricot' }).hits[0]?.slug).toBe('three');
  });
});
