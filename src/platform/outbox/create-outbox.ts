import type { MessageId } from '#kernel/ids.ts';
import { hourMs, plusMs } from '#kernel/instant.ts';
import type { Clock } from '#platform/clock/clock.ts';
import type { Secrets } from '#platform/crypto/secrets.ts';
import type { Queries } from '#platform/db/db.ts';
import type { Jobs } from '#platform/jobs/jobs.ts';
import type { Outbox, Outgoing } from './outbox.ts';
import { findMessage, insertMessage, takeKey } from './outbox-store.ts';

export const sendMessageJob = 'send_message';

export type OutboxDeps = { readonly clock: Clock; readonly secrets: Secrets; readonly jobs: Jobs };

/** The outbox over `platform.outbox`; `windowMs` is how long an idempotency key stands for the same message. */
export function createOutbox(deps: OutboxDeps, options: { windowMs?: number } = {}): Outbox {
  const windowMs = options.windowMs ?? 24 * hourMs;
  return {
    async enqueue(tx, message) {
      const now = deps.clock.now();
      const id = deps.secrets.id('message');
      const holder = await takeKey(tx, message.idempotencyKey, id, now, plusMs(now, windowMs));
      if (holder !== id) return holder;
      const { idempotencyKey: _, expiresAt = null, ...outgoing } = message;
      await insertMessage(tx, {
        id,
        channel: message.channel,
        content: sealOutgoing(deps.secrets, outgoing, id),
        createdAt: now,
        expiresAt,
      });
      await addSendJob(deps.jobs, tx, id);
      return id;
    },
    async delivery(queries, id) {
      const row = await findMessage(queries, id);
      return row ? { id, state: row.state, settledAt: row.settledAt } : null;
    },
  };
}

/** Adding it again while it waits moves it; the row, not the job, decides what happens. */
export async function addSendJob(jobs: Jobs, queries: Queries, id: MessageId, runAt?: Date): Promise<void> {
  await jobs.add(queries, sendMessageJob, { id }, { key: `send:${id}`, ...(runAt ? { runAt } : {}) });
}

const sealOutgoing = (secrets: Secrets, outgoing: Outgoing, id: MessageId): string =>
  secrets.seal('outbox', JSON.stringify(outgoing), id);

/** The message in clear, or `null` when it was erased or sealed under another process secret. */
export function openOutgoing(secrets: Secrets, content: string | null, id: MessageId): Outgoing | null {
  const plain = content === null ? null : secrets.open('outbox', content, id);
  return plain === null ? null : (JSON.parse(plain) as Outgoing);
}
