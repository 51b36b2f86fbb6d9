import type { MessageId } from '#kernel/ids.ts';
import type { Queries, Tx } from '#platform/db/db.ts';

/** What an e-mail says, in blocks; `render-email.ts` turns it into HTML and a complete text part. */
export type EmailContent = {
  readonly subject: string;
  readonly blocks: readonly EmailBlock[];
  /** BCP 47; says how the text is read aloud and in which direction it runs. English when left out. */
  readonly locale?: string;
};

export type EmailBlock =
  | { readonly kind: 'text'; readonly text: string }
  /** A code in large digits, grouped for the eye. */
  | { readonly kind: 'code'; readonly code: string }
  /** What, when, where, which device. */
  | { readonly kind: 'facts'; readonly facts: readonly { readonly label: string; readonly value: string }[] }
  | { readonly kind: 'button'; readonly label: string; readonly url: string }
  /** The customer's anti-phishing code, on top. */
  | { readonly kind: 'anti_phishing'; readonly label: string; readonly code: string }
  | { readonly kind: 'note'; readonly text: string };

/** What a call says. With `asksForKey` it waits for one key and reports it to the voice webhook's listener. */
export type VoiceScript = {
  readonly lines: readonly string[];
  readonly locale: string;
  readonly asksForKey: boolean;
};

export type Outgoing =
  | { readonly channel: 'email'; readonly to: string; readonly content: EmailContent }
  | { readonly channel: 'sms'; readonly to: string; readonly text: string }
  | { readonly channel: 'voice'; readonly to: string; readonly script: VoiceScript };

export type DeliveryState = 'queued' | 'sending' | 'sent' | 'failed' | 'expired';

export type Delivery = {
  readonly id: MessageId;
  readonly state: DeliveryState;
  /** When it was sent, failed for good or expired; `null` while it waits. */
  readonly settledAt: Date | null;
};

/**
 * Messages leave through here: stored in the same transaction as the change that they tell of, sent by a job
 * afterwards, retried with back-off, given up visibly (`failed`), and never sent twice within the idempotency window.
 */
export type Outbox = {
  enqueue(
    tx: Tx,
    message: Outgoing & {
      /** The same key within the window is the same message: it is stored once, and the first id is answered. */
      readonly idempotencyKey: string;
      /** After this the message is worthless (a code) and is not sent any more. */
      readonly expiresAt?: Date;
    },
  ): Promise<MessageId>;
  delivery(queries: Queries, id: MessageId): Promise<Delivery | null>;
};
