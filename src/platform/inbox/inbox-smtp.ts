import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import type { Log } from '#platform/log/log.ts';

/** What the mail server of the development inbox does wrong, for tests and for trying it out. */
export type MailFault = 'ok' | 'try_later' | 'no_mailbox' | 'slow' | 'down';

export type ReceivedMail = {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
};

const messageBytesMax = 2 * 1024 * 1024;
const slowMs = 30_000;

/** A real SMTP server on a free loopback port, so that the path to the mail server is the one of production. */
export async function startInboxSmtp(options: {
  readonly receive: (mail: ReceivedMail) => Promise<void>;
  readonly fault: () => MailFault;
  readonly log: Log;
}): Promise<{ url: string; stop(): Promise<void> }> {
  const timers = new Set<NodeJS.Timeout>();
  const server = new SMTPServer({
    name: 'localhost',
    banner: 'Holdfast development inbox',
    // It listens on loopback, where there is nothing to encrypt or to sign in for.
    disabledCommands: ['AUTH', 'STARTTLS'],
    size: messageBytesMax,
    closeTimeout: 500,
    onConnect(session, callback) {
      if (options.fault() === 'down') return callback(reply(421, 'Closed for a test'));
      callback(null);
    },
    onRcptTo(address, session, callback) {
      const fault = options.fault();
      if (fault === 'no_mailbox') return callback(reply(550, 'No such mailbox'));
      if (fault === 'try_later') return callback(reply(451, 'Try later'));
      callback();
    },
    onData(stream, session, callback) {
      readMail(
        stream,
        session.envelope.rcptTo.map((to) => to.address),
      )
        .then(async (mails) => {
          if (stream.sizeExceeded) return callback(reply(552, 'Too large'));
          for (const mail of mails) await options.receive(mail);
          if (options.fault() !== 'slow') return callback();
          const timer = setTimeout(() => {
            timers.delete(timer);
            callback();
          }, slowMs);
          timers.add(timer);
        })
        .catch((error: unknown) => {
          options.log.warn({ err: error }, 'development inbox could not store an e-mail');
          callback(reply(451, 'Could not store it'));
        });
    },
  });
  server.on('error', (error) => options.log.debug({ err: error }, 'development inbox SMTP'));
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    stop: () =>
      new Promise((resolve) => {
        for (const timer of timers) clearTimeout(timer);
        server.close(() => resolve());
      }),
  };
}

async function readMail(stream: NodeJS.ReadableStream, recipients: string[]): Promise<ReceivedMail[]> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  // Loaded with the first e-mail: it is large, and production never needs it.
  const { simpleParser } = await import('mailparser');
  const parsed = await simpleParser(Buffer.concat(chunks), { skipTextToHtml: true, skipImageLinks: true });
  return recipients.map((to) => ({
    to,
    subject: parsed.subject ?? '',
    text: parsed.text ?? '',
    html: parsed.html || null,
  }));
}

function reply(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
