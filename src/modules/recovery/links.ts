import type { RecoveryId } from '#kernel/ids.ts';
import type { Platform } from '#platform/platform.ts';

/**
 * The two tokens of a recovery. Both are derived, so that every message of its days can carry the same links; the
 * database holds their hashes only.
 */
export function tokensOf(deps: Pick<Platform, 'secrets'>, id: RecoveryId): { track: string; cancel: string } {
  return {
    track: deps.secrets.mac('link', `recovery-track:${id}`),
    cancel: deps.secrets.mac('link', `recovery-cancel:${id}`),
  };
}

export const trackPath = (deps: Pick<Platform, 'secrets'>, id: RecoveryId): string =>
  `/recover/track/${tokensOf(deps, id).track}`;

/** What the messages about a recovery link to. */
export function linksOf(
  deps: Pick<Platform, 'secrets' | 'config'>,
  id: RecoveryId,
): { cancelUrl: string; trackUrl: string } {
  const { origin } = deps.config;
  return {
    cancelUrl: `${origin}/recover/cancel/${tokensOf(deps, id).cancel}`,
    trackUrl: `${origin}${trackPath(deps, id)}`,
  };
}
