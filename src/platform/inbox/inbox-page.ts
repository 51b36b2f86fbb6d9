import { html, raw } from 'hono/html';
import type { InboxMessage } from './inbox-store.ts';

export type InboxView = {
  readonly brandName: string;
  /** A part of a contact, or empty for everything. */
  readonly search: string;
  readonly messages: readonly InboxMessage[];
  /** Where the next, older page begins. */
  readonly olderBefore: number | null;
  readonly isFirstPage: boolean;
};

type Html = ReturnType<typeof html>;

// A tool for developers: English only, and its words stay here.

/** The whole page. It works without scripts; with them it shows news by itself. */
export function renderInboxPage(view: InboxView): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Development inbox - ${view.brandName}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/dev/inbox.css">
<script src="/dev/inbox.js" defer></script>
</head>
<body>
<a class="skip" href="#messages">Skip to messages</a>
<header class="top">
<div class="column">
<p class="brand"><a href="/">${view.brandName}</a></p>
<h1>Development inbox</h1>
<p class="muted">Every e-mail, SMS and call that ${view.brandName} sends in demo mode arrives here and nowhere else. <span id="live" class="live" role="status"></span></p>
<form class="search" method="get" action="/dev/inbox" role="search">
<label for="to">E-mail address or phone number, or a part of it</label>
<div class="search-row">
<input id="to" name="to" type="search" value="${view.search}" autocomplete="off" spellcheck="false">
<button type="submit" class="secondary">Search messages</button>
</div>
</form>
</div>
</header>
<main class="column" id="messages" tabindex="-1">
${renderInboxList(view)}
</main>
</body>
</html>`;
}

/** The messages and the way to older ones: what the script fetches again. */
export function renderInboxList(view: InboxView): Html {
  const newestMail = view.isFirstPage
    ? view.messages.find((message) => message.channel === 'email')
    : undefined;
  return html`<h2 class="count">${heading(view)}</h2>
${
  view.messages.length === 0
    ? renderEmpty(view)
    : html`<ol class="messages">${view.messages.map((message) => renderMessage(message, message === newestMail))}</ol>`
}
<nav class="pages" aria-label="Pages">
${view.isFirstPage ? '' : html`<a href="${pageHref(view, null)}">Newest messages</a>`}
${view.olderBefore === null ? '' : html`<a href="${pageHref(view, view.olderBefore)}">Older messages</a>`}
</nav>`;
}

function heading(view: InboxView): string {
  const which = view.isFirstPage ? 'Newest messages' : 'Older messages';
  return view.search === '' ? which : `${which} to "${view.search}"`;
}

function pageHref(view: InboxView, before: number | null): string {
  const query = new URLSearchParams();
  if (view.search !== '') query.set('to', view.search);
  if (before !== null) query.set('before', String(before));
  const text = query.toString();
  return text === '' ? '/dev/inbox' : `/dev/inbox?${text}`;
}

function renderEmpty(view: InboxView): Html {
  if (view.search === '') {
    return html`<p class="empty">Nothing has been sent yet. Sign up or sign in, and the codes appear here.</p>`;
  }
  return html`<p class="empty">Nothing was sent to "${view.search}". <a href="/dev/inbox">Show all messages</a></p>`;
}

const channelNames = { email: 'E-mail', sms: 'SMS', voice: 'Call' } as const;
const stateNames = {
  received: 'Received',
  ringing: 'Ringing',
  answered: 'Answered',
  ended: 'Ended',
  missed: 'Not answered',
} as const;

const dayAndTime = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

function renderMessage(message: InboxMessage, isOpen: boolean): Html {
  const version = `${message.state}-${message.text.length}-${message.keyUrl === null ? 0 : 1}`;
  return html`<li class="message ${message.channel} ${message.state}" data-id="${message.id}" data-version="${version}">
<div class="meta">
<h3>${channelNames[message.channel]} <span class="to">${message.to}</span></h3>
<p class="muted">${message.channel === 'voice' ? html`<strong class="state">${stateNames[message.state]}</strong> ` : ''}<time datetime="${message.at.toISOString()}">${dayAndTime.format(message.at)}</time></p>
</div>
${message.channel === 'email' ? renderMail(message, isOpen) : message.channel === 'sms' ? renderSms(message) : renderCall(message)}
</li>`;
}

function renderMail(message: InboxMessage, isOpen: boolean): Html {
  return html`<details class="mail"${isOpen ? raw(' open') : ''}>
<summary>${message.subject === null || message.subject === '' ? 'No subject' : message.subject}</summary>
${
  message.html === null
    ? html`<pre tabindex="0">${message.text}</pre>`
    : html`<iframe title="E-mail: ${message.subject ?? 'no subject'}" src="/dev/inbox/${message.id}/mail" sandbox="allow-popups allow-popups-to-escape-sandbox" loading="lazy"></iframe>
<details class="plain"><summary>Text part</summary><pre tabindex="0">${message.text}</pre></details>`
}
</details>`;
}

const renderSms = (message: InboxMessage): Html => html`<p class="bubble">${message.text}</p>`;

const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'] as const;

function renderCall(message: InboxMessage): Html {
  const spoken =
    message.text === ''
      ? html`<p class="muted">The call is being set up.</p>`
      : html`<blockquote>${message.text.split('\n').map((line) => html`<p>${line}</p>`)}</blockquote>`;
  if (message.state !== 'ringing' || message.keyUrl === null) return spoken;
  return html`${spoken}
<form class="keypad" method="post" action="/dev/calls/${message.id}/keys">
<p class="muted" id="keys-${message.id}">Press a key to answer:</p>
<div class="keys" role="group" aria-labelledby="keys-${message.id}">${keys.map((key) => html`<button type="submit" name="digits" value="${key}">${key}</button>`)}</div>
</form>
<form method="post" action="/dev/calls/${message.id}/hangup"><button type="submit" class="secondary">Hang up</button></form>`;
}

/** An e-mail as it came, with links that leave the frame. */
export function renderMailFrame(mail: string): string {
  const base = '<base target="_blank">';
  return /<head[^>]*>/i.test(mail) ? mail.replace(/<head[^>]*>/i, (head) => head + base) : base + mail;
}
