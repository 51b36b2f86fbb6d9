import { createTransport } from 'nodemailer';
import type { SendOutcome } from '#platform/outbox/rules.ts';
import type { Mail } from './mail.ts';

const timeoutMsDefault = 5000;

/** E-mails over SMTP (RFC 5321). `from` is the bare sender address; `fromName` is shown beside it. */
export function createSmtpMail(options: {
  readonly url: string;
  readonly from: string;
  readonly fromName: string;
  readonly timeoutMs?: number;
}): Mail {
  const timeoutMs = options.timeoutMs ?? timeoutMsDefault;
  const url = new URL(options.url);
  const settings = {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (url.protocol === 'smtps:' ? 465 : 587) : Number(url.port),
    secure: url.protocol === 'smtps:',
    ...(url.username === ''
      ? {}
      : { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
  const domain = options.from.slice(options.from.lastIndexOf('@') + 1);
  return {
    async send({ to, subject, html, text, messageId }) {
      if (!isBareAddress(to)) return { kind: 'permanent', reason: 'not one plain address' };
      if (hasControlCharacter(subject)) return { kind: 'permanent', reason: 'line break in the subject' };
      const progress = { isHandedOver: false };
      const transport = createTransport({ ...settings, logger: progressLogger(progress) });
      try {
        await transport.sendMail({
          from: { name: options.fromName, address: options.from },
          // As an object it is never parsed as a list of recipients.
          to: { name: '', address: to },
          subject,
          text,
          html,
          // The same on every try, so that a mail store that sees it twice can drop one.
          messageId: `<${messageId}@${domain}>`,
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
        return { kind: 'sent' };
      } catch (error) {
        return outcomeOf(error, progress.isHandedOver);
      } finally {
        transport.close();
      }
    },
  };
}

/** Notes the moment when the whole message is written: nodemailer says so in its log and nowhere else. */
function progressLogger(progress: { isHandedOver: boolean }) {
  const ignore = () => undefined;
  return {
    level: ignore,
    trace: ignore,
    debug: ignore,
    info: (entry: unknown) => {
      if (typeof entry === 'object' && entry !== null && 'tnx' in entry && entry.tnx === 'message')
        progress.isHandedOver = true;
    },
    warn: ignore,
    error: ignore,
    fatal: ignore,
  };
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what a header must not have
const controlCharacters = /[\u0000-\u001f\u007f]/;
const hasControlCharacter = (text: string): boolean => controlCharacters.test(text);
/** Exactly one address, without a display name, list or anything else that a mail header could make of it. */
const isBareAddress = (text: string): boolean =>
  /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+$/.test(text) && !hasControlCharacter(text);

function outcomeOf(error: unknown, isHandedOver: boolean): SendOutcome {
  const detail = (typeof error === 'object' && error !== null ? error : {}) as {
    code?: string;
    originalCode?: string;
    responseCode?: number;
  };
  // A server's words may repeat the recipient's address, which has no business in a log.
  const reason = ['smtp', detail.responseCode, detail.code, detail.originalCode].filter(Boolean).join(' ');
  // Our credentials being refused says nothing about the message.
  if (detail.code === 'EAUTH') return { kind: 'temporary', reason };
  if (detail.responseCode) {
    // 503 blames the session's order of commands, not the message (RFC 5321, 4.2.4).
    const isPermanent = detail.responseCode >= 500 && detail.responseCode !== 503;
    return { kind: isPermanent ? 'permanent' : 'temporary', reason };
  }
  if (detail.code === 'EENVELOPE' || detail.code === 'EMESSAGE') return { kind: 'permanent', reason };
  // Silence after the whole message was written: the server may have taken it (RFC 5321, 4.5.3.2.6).
  return { kind: isHandedOver ? 'unknown' : 'temporary', reason };
}
