import type { MessageId } from '#kernel/ids.ts';
import type { SendOutcome } from '#platform/outbox/rules.ts';

/** The way out for e-mails. A refusal is an outcome, never an exception. */
export type Mail = {
  send(email: {
    readonly to: string;
    readonly subject: string;
    readonly html: string;
    readonly text: string;
    readonly messageId: MessageId;
  }): Promise<SendOutcome>;
};
