import { describe, expect, test } from 'vitest';
import { createText } from '#kernel/text.ts';
import { checkContent } from './check-content.ts';
import type { RenderContext } from './render-article.ts';

const context: RenderContext = {
  text: createText(
    { en: { 'help.note': 'Note', 'phone.save': 'Save <number>', 'phone.wait': 'Wait {minutes} min' } },
    'en',
    'UTC',
  ),
  brand: 'Northlight',
  supportEmail: 'support@northlight.example',
  settings: { holdHours: 24, codeWrongMax: 6 },
  images: new Map([['steps.png', { width: 320, height: 200 }]]),
};

const matter = (more = '') => `---
slug: one
title: The first article
section: account
published: 2026-10-05
summary: One sentence that says it.
${more}---
`;
const sections = [{ locale: 'en', id: 'account', title: 'Your account', position: 0 }];
const check = (body: string, frontMatter = matter()) => {
  const file = { locale: 'en', category: 'faq', path: 'en/faq/one.md', source: frontMatter + body } as const;
  const { articles, findings } = checkContent({ files: [file], sections }, () => context);
  return { article: articles[0], findings: findings.map(({ line, message }) => `${line}: ${message}`) };
};
const htmlOf = (body: string) => {
  const { article, findings } = check(body);
  expect(findings).toEqual([]);
  return (article?.rendered.blocks ?? []).map((block) => (block.kind === 'html' ? block.html : '')).join('');
};

describe('An article', () => {
  test('quotes labels, numbers and names of the running site', () => {
    expect(
      htmlOf('Press :ui[phone.save] at :brand; wait :setting[holdHours], :setting[codeWrongMax] tries.'),
    ).toBe('<p>Press <b class="ui-label">Save &#x3C;number></b> at Northlight; wait 24 hours, 6 tries.</p>');
    expect(htmlOf(':ui[phone.wait]{minutes=5}')).toContain('Wait 5 min');
  });

  test('has steps, notes, anchors and a next step', () => {
    expect(htmlOf(':::steps\n1. Go\n:::')).toContain('<div class="steps"><ol>');
    expect(htmlOf(':::note\nMind it.\n:::')).toContain('<aside class="note"><p class="note-label">Note</p>');
    expect(htmlOf('## Two ways\n\n## Two ways')).toContain(
      '<h2 id="two-ways">Two ways</h2>\n<h2 id="two-ways-2">',
    );
    expect(htmlOf('::next[After that]')).toBe('<h2 id="next">After that</h2>');
  });

  test('has variants side by side', () => {
    const { article } = check(
      '::::variant{signedIn=yes}\n:::steps\n1. In\n:::\n::::\n\n::::variant{signedIn=no surface=app}\nOut\n::::\n\nAll',
    );
    expect(article?.rendered.blocks).toMatchObject([
      {
        kind: 'variants',
        variants: [
          { signedIn: true, surface: null },
          { signedIn: false, surface: 'app', html: '<p>Out</p>' },
        ],
      },
      { kind: 'html', html: '<p>All</p>' },
    ]);
    expect(article?.rendered.pieces).toEqual(['In', 'Out', 'All']);
  });

  test('leads tools back to its next step, those that have a way back', () => {
    expect(htmlOf('[do it](tool:freeze)')).toContain('href="/security/freeze"');
    expect(htmlOf('[do it](tool:sign_in)')).toContain('href="/sign-in?next=%2Fhelp%2Ffaq%2Fone%23next"');
    expect(htmlOf('[do it](tool:change_phone)')).toContain(
      'href="/security/phone/change?from=%2Fhelp%2Ffaq%2Fone%23next"',
    );
  });

  test('never lets a script or handler through', () => {
    const { article, findings } = check('<script>alert(1)</script>\n\n<img src=x onerror=alert(1)>');
    expect(JSON.stringify(article?.rendered.blocks)).not.toMatch(/script|onerror/);
    expect(findings).toHaveLength(2);
  });
});

describe('The content check names file and line of', () => {
  test.each([
    [
      'a label that is on no screen',
      'Text\n\nPress :ui[phone.gone].',
      '10: There is no label "phone.gone" on any screen.',
    ],
    ['a label without its values', ':ui[phone.wait]', '8: The label "phone.wait" needs values'],
    ['an unknown setting', ':setting[holdDays]', '8: There is no setting "holdDays".'],
    ['an unknown directive', 'At 5 :sharp', '8: There is no directive :sharp.'],
    ['a dead link', '\n[x](/help/faq/two)', '9: There is no article at /help/faq/two.'],
    ['a dead anchor', '[x](#nowhere)', '8: This article has no part #nowhere.'],
    ['a link to somewhere odd', '[x](javascript:alert)', '8: Link to an article'],
    ['an unknown tool', '[x](tool:teleport)', '8: There is no tool "teleport"'],
    ['an image without words', '![](https://a.example/x.png)', '8: An image needs a description'],
    ['steps without a list', ':::steps\nGo\n:::', '8: :::steps holds one numbered list'],
    ['a variant for nobody', ':::variant{for=me}\nGo\n:::', '8: A variant says signedIn=yes or no'],
    [
      'a directive closed too early',
      ':::variant{signedIn=yes}\n:::steps\n1. Go\n:::\n:::',
      'A directive is not closed',
    ],
    ['a title in the text', '# Title', '8: The title is in the front matter'],
  ])('%s', (_, body, finding) => {
    expect(check(body).findings.join('\n')).toContain(finding);
  });

  test.each([
    ['a day that does not exist', 'updated: 2026-02-31\n', '7: updated: there is no such day'],
    ['a change before publication', 'updated: 2026-10-04\n', 'updated: comes before `published`'],
    ['an unknown key', 'colour: red\n', 'colour'],
    ['a tool that is none', 'tool: teleport\n', '7: tool: there is no tool "teleport".'],
    ['a tool without a next step', 'tool: freeze\n', '::next[…]'],
    ['a related article that is none', 'related: [two]\n', '7: related: there is no article "two".'],
    ['broken YAML', 'related: [two\n', ''],
  ])('%s in the front matter', (_, line, finding) => {
    const { findings } = check('Text', matter(line));
    expect(findings).not.toEqual([]);
    expect(findings.join('\n')).toContain(finding);
  });

  test('a file without front matter', () => {
    expect(check('Text', '').findings).toEqual([
      '1: The file must begin with front matter between two lines of ---.',
    ]);
  });
});
