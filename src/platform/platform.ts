import type { Clock } from '#platform/clock/clock.ts';
import type { Config } from '#platform/config/config.ts';
import type { Secrets } from '#platform/crypto/secrets.ts';
import type { Db } from '#platform/db/db.ts';
import type { Jobs } from '#platform/jobs/jobs.ts';
import type { Live } from '#platform/live/live.ts';
import type { Log } from '#platform/log/log.ts';
import type { Outbox } from '#platform/outbox/outbox.ts';

/** The outside world as the use-cases see it: ports, each with a stand-in for tests and development. */
export type Platform = {
  readonly db: Db;
  readonly clock: Clock;
  readonly secrets: Secrets;
  readonly config: Config;
  readonly outbox: Outbox;
  readonly jobs: Jobs;
  readonly live: Live;
  readonly log: Log;
};
