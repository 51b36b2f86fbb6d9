import { expect, test } from 'vitest';
import type { EmailContent } from './outbox.ts';
import { renderEmail } from './render-email.ts';

const brand = { name: 'Northlight', supportEmail: 'support@northlight.example', accent: null };
const content: EmailContent = {
  subject: 'Your phone number was changed',
  blocks: [
    { kind: 'text', text: 'Codes now go to the new number.' },
    { kind: 'anti_phishing', label: 'Your anti-phishing code', code: 'blue heron' },
    { kind: 'code', code: '418027' },
    { kind: 'facts', facts: [{ label: 'Device', value: 'Chrome on Windows' }] },
    { kind: 'button', label: 'This was not me', url: 'https://account.example/undo?a=1&b=2' },
    { kind: 'note', text: 'We never ask for codes.' },
  ],
};

test('the text part says everything that the HTML part says', () => {
  const { html, text } = renderEmail(content, brand);
  const said = [
    'Northlight',
    content.subject,
    'Codes now go to the new number.',
    'blue heron',
    '418 027',
    'Chrome on Windows',
    'This was not me',
    'We never ask for codes.',
    'support@northlight.example',
  ];
  for (const words of said) {
    expect(html).toContain(words);
    expect(text).toContain(words);
  }
});

test('the anti-phishing code comes first, wherever it was put', () => {
  const { html, text } = renderEmail(content, brand);
  for (const part of [html, text]) {
    const body = part.slice(part.lastIndexOf(content.subject));
    expect(body.indexOf('blue heron')).toBeLessThan(body.indexOf('Codes now go to'));
  }
});

test('a link is written out beside its button, whole in the text part', () => {
  const { html, text } = renderEmail(content, brand);
  expect(html.split('https://account.example/undo?a=1&amp;b=2')).toHaveLength(3);
  expect(text).toContain('https://account.example/undo?a=1&b=2');
});

test('HTML in a name stays text', () => {
  const evil = '"><img src=x onerror=alert(1)><a href="https://evil.example">';
  const { html } = renderEmail(
    {
      subject: evil,
      locale: evil,
      blocks: [
        { kind: 'text', text: evil },
        { kind: 'code', code: evil },
        { kind: 'anti_phishing', label: evil, code: evil },
        { kind: 'facts', facts: [{ label: evil, value: evil }] },
        { kind: 'button', label: evil, url: `https://account.example/${evil}` },
        { kind: 'note', text: evil },
      ],
    },
    { name: evil, supportEmail: evil, accent: evil },
  );
  expect(html).not.toContain('<img');
  expect(html).not.toContain('href="https://evil.example"');
});

test('a button leads to the web and nowhere else', () => {
  const button = (url: string): EmailContent => ({
    subject: 'x',
    blocks: [{ kind: 'button', label: 'x', url }],
  });
  for (const url of ['javascript:alert(1)', 'data:text/html,x', '//evil.example']) {
    expect(() => renderEmail(button(url), brand)).toThrow('web address');
  }
});

test('it runs from right to left where the language does', () => {
  expect(renderEmail({ ...content, locale: 'ar' }, brand).html).toContain('<html lang="ar" dir="rtl">');
  expect(renderEmail(content, brand).html).toContain('<html lang="en" dir="ltr">');
});
