import { html, raw } from 'hono/html';
import { directionOf } from '#kernel/languages.ts';
import type { Brand } from '#platform/config/config.ts';
import type { EmailBlock, EmailContent } from './outbox.ts';

type Html = ReturnType<typeof html>;

/**
 * Turns the blocks of an e-mail into HTML and a text part that says the same. Tables and inline styles, because mail
 * programs know little else; every value is escaped by the template. Light unless the reader's program asks for dark.
 */
export function renderEmail(content: EmailContent, brand: Brand): { html: string; text: string } {
  return { html: renderHtml(content, brand), text: renderText(content, brand) };
}

const colour = {
  paper: '#f9f7f3',
  surface: '#ffffff',
  sunken: '#f1eee8',
  line: '#e3ded4',
  ink: '#201c17',
  muted: '#5c554b',
  accent: '#0b4f5c',
} as const;
const sans =
  "font-family:'Source Sans 3',-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif";
const mono =
  "font-family:'Source Code Pro',ui-monospace,SFMono-Regular,Menlo,Consolas,'Liberation Mono',monospace";

/** What a style attribute can't say. The classes only serve this. */
const darkStyle = `
:root { color-scheme: light dark; supported-color-schemes: light dark; }
@media (prefers-color-scheme: dark) {
  .paper { background: #161412 !important; }
  .surface { background: #1e1b18 !important; border-color: #38332c !important; }
  .sunken { background: #12100e !important; border-color: #38332c !important; }
  .line { border-color: #38332c !important; }
  .ink { color: #f2ede5 !important; }
  .muted { color: #bbb3a6 !important; }
  .link { color: #86cbd3 !important; }
  .button { background: #86cbd3 !important; color: #0a1f23 !important; }
}
@media (max-width: 480px) { .pad { padding: 24px 20px !important; } }
`;

/** Digits in groups of three, for the eye: `418 027`. */
export const groupDigits = (code: string): string => code.replace(/(\d{3})(?=\d)/g, '$1 ');

function renderHtml(content: EmailContent, brand: Brand): string {
  const accent = brand.accent ?? colour.accent;
  const blocks = inOrder(content).map((block) => renderBlock(block, accent));
  const preview = content.blocks.find((block) => block.kind === 'text')?.text ?? '';
  // oxlint-disable-next-line typescript/no-base-to-string -- html is a Promise only when one is put into it
  return String(html`<!doctype html>
<html lang="${content.locale ?? 'en'}" dir="${directionOf(content.locale ?? 'en')}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
<title>${content.subject}</title>
<style>${raw(darkStyle)}</style>
</head>
<body class="paper" style="margin:0;padding:0;background:${colour.paper}">
<div style="display:none;max-height:0;overflow:hidden;opacity:0">${preview}</div>
<table role="presentation" class="paper" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:${colour.paper}">
<tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:560px">
<tr><td class="ink" style="padding:0 4px 16px;${raw(sans)};font-size:18px;line-height:24px;font-weight:600;color:${colour.ink}">${brand.name}</td></tr>
<tr><td class="surface pad" style="background:${colour.surface};border:1px solid ${colour.line};border-radius:12px;padding:32px">
<h1 class="ink" style="margin:0 0 16px;${raw(sans)};font-size:22px;line-height:28px;font-weight:600;color:${colour.ink}">${content.subject}</h1>
${blocks}
</td></tr>
<tr><td class="muted" style="padding:16px 4px 0;${raw(sans)};font-size:14px;line-height:21px;color:${colour.muted}">${brand.name} &middot; <a class="link" href="mailto:${brand.supportEmail}" style="color:${accent}">${brand.supportEmail}</a></td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`);
}

function renderBlock(block: EmailBlock, accent: string): Html {
  switch (block.kind) {
    case 'anti_phishing':
      return html`<table role="presentation" class="sunken" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 20px;background:${colour.sunken};border:1px solid ${colour.line};border-radius:8px"><tr><td class="muted" style="padding:8px 12px;${raw(sans)};font-size:14px;line-height:21px;color:${colour.muted}">${block.label}<br><strong class="ink" style="${raw(mono)};font-size:16px;color:${colour.ink}">${block.code}</strong></td></tr></table>`;
    case 'text':
      return html`<p class="ink" style="margin:0 0 16px;${raw(sans)};font-size:16px;line-height:24px;color:${colour.ink}">${block.text}</p>`;
    case 'code':
      return html`<p class="ink sunken" style="margin:0 0 20px;padding:16px;background:${colour.sunken};border:1px solid ${colour.line};border-radius:8px;text-align:center;${raw(mono)};font-size:36px;line-height:44px;font-weight:600;letter-spacing:2px;color:${colour.ink}" dir="ltr">${groupDigits(block.code)}</p>`;
    case 'facts':
      return html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="margin:0 0 20px">${block.facts.map(
        (fact) =>
          html`<tr><td class="muted line" width="34%" valign="top" style="padding:8px 12px 8px 0;border-top:1px solid ${colour.line};${raw(sans)};font-size:14px;line-height:21px;color:${colour.muted}">${fact.label}</td><td class="ink line" valign="top" style="padding:8px 0;border-top:1px solid ${colour.line};${raw(sans)};font-size:16px;line-height:22px;color:${colour.ink}">${fact.value}</td></tr>`,
      )}</table>`;
    case 'button': {
      const url = webAddress(block.url);
      return html`<table role="presentation" cellpadding="0" cellspacing="0" border="0" style="margin:4px 0 12px"><tr><td><a class="button" href="${url}" style="display:inline-block;padding:12px 20px;background:${accent};border-radius:8px;${raw(sans)};font-size:16px;line-height:24px;font-weight:600;color:#ffffff;text-decoration:none">${block.label}</a></td></tr></table><p class="muted" style="margin:0 0 20px;${raw(mono)};font-size:14px;line-height:21px;color:${colour.muted};word-break:break-all">${url}</p>`;
    }
    case 'note':
      return html`<p class="muted" style="margin:0 0 12px;${raw(sans)};font-size:14px;line-height:21px;color:${colour.muted}">${block.text}</p>`;
  }
}

function renderText(content: EmailContent, brand: Brand): string {
  const parts = inOrder(content).map((block) => {
    switch (block.kind) {
      case 'anti_phishing':
        return `${block.label}\n${block.code}`;
      case 'text':
      case 'note':
        return block.text;
      case 'code':
        return `    ${groupDigits(block.code)}`;
      case 'facts':
        return block.facts.map((fact) => `${fact.label}: ${fact.value}`).join('\n');
      case 'button':
        return `${block.label}:\n${webAddress(block.url)}`;
    }
  });
  return `${[brand.name, content.subject, ...parts, `-- \n${brand.name} · ${brand.supportEmail}`].join('\n\n')}\n`;
}

/** The anti-phishing code is the first thing to look at, wherever the composer put it. */
function inOrder(content: EmailContent): readonly EmailBlock[] {
  const isFirst = (block: EmailBlock) => block.kind === 'anti_phishing';
  return [...content.blocks.filter(isFirst), ...content.blocks.filter((block) => !isFirst(block))];
}

function webAddress(url: string): string {
  if (!/^https?:\/\//.test(url)) throw new Error('A button in an e-mail needs a web address');
  return url;
}
