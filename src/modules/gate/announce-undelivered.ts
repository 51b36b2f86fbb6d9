import type { MessageId } from '#kernel/ids.ts';
import type { GateDeps } from './ports.ts';
import { challengeOfMessage } from './store.ts';

/** Lets the page that waits for a code look again when its message won't arrive. Other messages are nobody's here. */
export async function announceUndelivered(deps: GateDeps, messageId: MessageId): Promise<void> {
  const challengeId = await challengeOfMessage(deps.db.queries, messageId);
  if (challengeId) await deps.live.publish(deps.db.queries, 'challenge', challengeId);
}
