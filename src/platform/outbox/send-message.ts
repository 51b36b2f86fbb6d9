import { setTimeout as wait } from 'node:timers/promises';
import { type MessageId, parseId } from '#kernel/ids.ts';
import { dayMs, minuteMs, plusMs } from '#kernel/instant.ts';
import type { Carrier } from '#platform/carrier/carrier.ts';
import type { Clock } from '#platform/clock/clock.ts';
import type { Brand } from '#platform/config/config.ts';
import type { Secrets } from '#platform/crypto/secrets.ts';
import { type Db, isDatabaseAway } from '#platform/db/db.ts';
import type { JobHandlers, Jobs, Schedule } from '#platform/jobs/jobs.ts';
import type { Log } from '#platform/log/log.ts';
import type { Mail } from '#platform/mail/mail.ts';
import { addSendJob, openOutgoing, sendMessageJob } from './create-outbox.ts';
import type { Outgoing } from './outbox.ts';
import {
  countByState,
  eraseOld,
  findMessage,
  findOverdue,
  markSending,
  markSettled,
  markWaiting,
  type StoredMessage,
} from './outbox-store.ts';
import { renderEmail } from './render-email.ts';
import { decideClaim, decideSettling, type SendOutcome, type Settling } from './rules.ts';

export type SendDeps = {
  readonly db: Db;
  readonly clock: Clock;
  readonly secrets: Secrets;
  readonly jobs: Jobs;
  readonly mail: Mail;
  readonly carrier: Carrier;
  readonly brand: Brand;
  readonly log: Log;
  /** A message was given up; called once for each, after it was written down. */
  readonly onGivenUp: (id: MessageId) => Promise<void>;
};

const sweepJob = 'sweep_outbox';
const keptDays = 30;
const sweepLimit = 500;
const markTriesMax = 6;

/** The jobs that move the outbox, and the clock that starts them. */
export function outboxJobs(deps: SendDeps): { handlers: JobHandlers; schedules: readonly Schedule[] } {
  return {
    handlers: {
      [sendMessageJob]: async ({ id }) => {
        const messageId = parseId('message', String(id));
        if (messageId) await sendMessage(deps, messageId);
      },
      [sweepJob]: () => sweepOutbox(deps),
    },
    schedules: [{ cron: '* * * * *', job: sweepJob }],
  };
}

/** Sends one message if it is due, and settles it or sets the next try. Calls for one message never overlap in sending. */
export async function sendMessage(deps: SendDeps, id: MessageId): Promise<void> {
  const row = await claim(deps, id);
  if (row === null) return;
  const outgoing = openOutgoing(deps.secrets, row.content, id);
  const outcome: SendOutcome =
    outgoing === null
      ? { kind: 'permanent', reason: 'content could not be opened; was HOLDFAST_SECRET changed?' }
      : await send(deps, outgoing, id);
  const settling = decideSettling(row, outcome, deps.clock.now());
  await settle(deps, row, settling);
}

/** Marks the message as being sent, in a transaction of its own, so that a crash from here on can be seen. */
async function claim(deps: SendDeps, id: MessageId): Promise<StoredMessage | null> {
  return await deps.db.tx(async (tx) => {
    const row = await findMessage(tx, id, true);
    if (row === null) return null;
    const now = deps.clock.now();
    const claimed = decideClaim(row, now);
    switch (claimed.kind) {
      case 'done':
        return null;
      case 'wait':
        await addSendJob(deps.jobs, tx, id, claimed.until);
        return null;
      case 'expire':
      case 'give_up': {
        const reason =
          claimed.kind === 'expire' ? 'expired before it could be sent' : 'nobody knows if it was sent';
        await markSettled(tx, id, { state: 'expired', at: now, reason, keepsContent: false });
        const fields = { message: id, channel: row.channel, reason };
        if (claimed.kind === 'give_up') deps.log.error(fields, 'message given up');
        else deps.log.warn(fields, 'message expired');
        return null;
      }
      case 'send':
        await markSending(tx, id, now);
        return { ...row, attempts: row.attempts + 1 };
    }
  });
}

async function send(deps: SendDeps, outgoing: Outgoing, id: MessageId): Promise<SendOutcome> {
  switch (outgoing.channel) {
    case 'email': {
      const { html, text } = renderEmail(outgoing.content, deps.brand);
      return await deps.mail.send({
        to: outgoing.to,
        subject: outgoing.content.subject,
        html,
        text,
        messageId: id,
      });
    }
    case 'sms':
      return await deps.carrier.sendSms({ to: outgoing.to, text: outgoing.text, ref: id });
    case 'voice':
      return await deps.carrier.placeCall({ to: outgoing.to, ref: id });
  }
}

/** Writes the end down, insisting when the database is away for a moment: the message has left already. */
async function settle(deps: SendDeps, row: StoredMessage, settling: Settling): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await settleOnce(deps, row, settling);
      break;
    } catch (error) {
      if (!isDatabaseAway(error) || attempt >= markTriesMax) throw error;
      await wait(100 * 2 ** attempt);
    }
  }
  const fields = { message: row.id, channel: row.channel, attempts: row.attempts };
  if (settling.kind === 'sent') deps.log.info(fields, 'message sent');
  else if (settling.kind === 'retry' || settling.kind === 'unknown')
    deps.log.warn(
      { ...fields, reason: settling.reason, nextTryAt: settling.at },
      'message waits for its next try',
    );
  else {
    deps.log.error({ ...fields, reason: settling.reason, state: settling.kind }, 'message given up');
    await deps.onGivenUp(row.id);
  }
}

async function settleOnce(deps: SendDeps, row: StoredMessage, settling: Settling): Promise<void> {
  await deps.db.tx(async (tx) => {
    if (settling.kind === 'retry' || settling.kind === 'unknown') {
      const state = settling.kind === 'retry' ? 'queued' : 'sending';
      await markWaiting(tx, row.id, { state, at: settling.at, reason: settling.reason });
      await addSendJob(deps.jobs, tx, row.id, settling.at);
      return;
    }
    await markSettled(tx, row.id, {
      state: settling.kind,
      at: deps.clock.now(),
      reason: settling.kind === 'sent' ? null : settling.reason,
      // The carrier fetches what a call says after the call was placed.
      keepsContent: settling.kind === 'sent' && row.channel === 'voice',
    });
  });
}

/** Finds messages whose job got lost, and erases what has served its time. */
export async function sweepOutbox(deps: SendDeps): Promise<void> {
  const now = deps.clock.now();
  for (const id of await findOverdue(deps.db.queries, plusMs(now, -minuteMs), sweepLimit)) {
    await addSendJob(deps.jobs, deps.db.queries, id);
  }
  await eraseOld(deps.db.queries, now, plusMs(now, -keptDays * dayMs));
}

/** Messages given up in the last 24 hours, and those still waiting: for readiness and metrics. */
export async function countOutbox(
  deps: Pick<SendDeps, 'db' | 'clock'>,
): Promise<{ failed: number; waiting: number }> {
  return await countByState(deps.db.queries, plusMs(deps.clock.now(), -dayMs));
}
