import { sql } from 'kysely';
import pg from 'pg';
import { afterCommit, type Queries } from '#platform/db/db.ts';
import type { Log } from '#platform/log/log.ts';
import type { Live, LiveTopic } from './live.ts';

const channel = 'holdfast_live';
const reconnectMsMin = 50;
const reconnectMsMax = 2000;

/** Publishes without listening, for a command that runs beside the server. */
export async function publishLive(queries: Queries, topic: LiveTopic, key: string): Promise<void> {
  await sql`select pg_notify(${channel}, ${`${topic}:${key}`})`.execute(queries);
}

/**
 * Told right after the commit in place of with it, many at once. PostgreSQL commits transactions that notify one after
 * the other, each waiting for the disk, so that everybody's proofs would wait for everybody else's. What is lost with a
 * process that dies in between is a "look again" to a page, never the end of a session.
 */
const toldAfterwards: ReadonlySet<LiveTopic> = new Set(['challenge']);
/** As many wait while the connection is lost; older ones are forgotten. */
const waitingMax = 10_000;

type Heard = (key: string) => void;

/**
 * Live events over one dedicated PostgreSQL connection per process. Resolves once it listens. A connection that died
 * without saying so is noticed within twice `keepaliveMs`. After a reconnect every subscriber is called once with its
 * own key, because events may have been missed.
 */
export async function createPgLive(options: {
  readonly url: string;
  readonly log: Log;
  readonly keepaliveMs?: number;
}): Promise<Live> {
  const { url, log } = options;
  const keepaliveMs = options.keepaliveMs ?? 2000;
  const subscribers = new Map<string, Set<Heard>>();
  const lostListeners = new Set<() => void>();
  let client: pg.Client | null = null;
  let isClosed = false;
  let wasLost = false;
  let reconnectMs = reconnectMsMin;
  let reconnectTimer: NodeJS.Timeout | null = null;

  const address = (topic: LiveTopic, key: string) => `${topic}:${key}`;

  const call = (listeners: Iterable<() => void>) => {
    for (const listener of [...listeners]) {
      try {
        listener();
      } catch (error) {
        log.error({ err: error }, 'a live listener threw');
      }
    }
  };

  const hear = (payload: string) => {
    const colon = payload.indexOf(':');
    const topic = payload.slice(0, colon) as LiveTopic;
    const key = payload.slice(colon + 1);
    for (const name of [payload, address(topic, '*')]) {
      const heard = subscribers.get(name);
      if (heard) call([...heard].map((one) => () => one(key)));
    }
  };

  const lose = (lost: pg.Client, error: unknown) => {
    if (client !== lost) return;
    client = null;
    wasLost = true;
    // Not awaited: the connection may never answer.
    lost.end().catch(() => undefined);
    if (isClosed) return;
    log.warn({ err: error }, 'live events lost their connection');
    call(lostListeners);
    reconnectLater();
  };

  const reconnectLater = () => {
    reconnectTimer = setTimeout(() => {
      connect().catch((error: unknown) => {
        log.debug({ err: error }, 'live events could not connect');
        if (!isClosed) reconnectLater();
      });
    }, reconnectMs);
    reconnectTimer.unref();
    reconnectMs = Math.min(reconnectMs * 2, reconnectMsMax);
  };

  const connect = async (): Promise<void> => {
    const next = new pg.Client({
      connectionString: url,
      application_name: 'holdfast live',
      connectionTimeoutMillis: 5000,
      keepAlive: true,
    });
    next.on('error', (error) => lose(next, error));
    next.on('end', () => lose(next, new Error('connection ended')));
    next.on('notification', (message) => {
      if (client === next && message.payload !== undefined) hear(message.payload);
    });
    try {
      await next.connect();
      client = next;
      await next.query(`listen ${channel}`);
      // Nothing but notifications is committed here, and they are gone with the server anyway.
      await next.query('set synchronous_commit = off');
    } catch (error) {
      if (client === next) client = null;
      next.end().catch(() => undefined);
      throw error;
    }
    if (isClosed) {
      await next.end();
      return;
    }
    reconnectMs = reconnectMsMin;
    watch(next);
    tellWaiting();
    if (wasLost) {
      log.info({}, 'live events are connected again');
      wasLost = false;
      for (const [name, heard] of subscribers) {
        const key = name.slice(name.indexOf(':') + 1);
        call([...heard].map((one) => () => one(key)));
      }
    }
  };

  /** Asks something now and then, and takes silence for death. */
  const watch = (watched: pg.Client) => {
    const timer = setInterval(() => {
      if (client !== watched) {
        clearInterval(timer);
        return;
      }
      const silence = setTimeout(() => lose(watched, new Error('no answer')), keepaliveMs);
      silence.unref();
      watched.query('select 1').then(
        () => clearTimeout(silence),
        (error: unknown) => {
          clearTimeout(silence);
          lose(watched, error);
        },
      );
    }, keepaliveMs);
    timer.unref();
  };

  const waiting = new Set<string>();
  let telling: Promise<void> | null = null;

  const tellLater = (payload: string) => {
    waiting.add(payload);
    for (const oldest of waiting) {
      if (waiting.size <= waitingMax) break;
      waiting.delete(oldest);
    }
    tellWaiting();
  };

  /** Tells what waits; what comes meanwhile is told together, next. */
  const tellWaiting = () => {
    if (telling || !client || waiting.size === 0) return;
    const payloads = [...waiting];
    waiting.clear();
    telling = client
      .query({
        name: 'tell',
        text: 'select pg_notify($1, payload) from unnest($2::text[]) payload',
        values: [channel, payloads],
      })
      .then(
        () => {
          telling = null;
          tellWaiting();
        },
        (error: unknown) => {
          telling = null;
          log.debug({ err: error }, 'live events are told with the next ones, or by the next connection');
          for (const payload of payloads) waiting.add(payload);
        },
      );
  };

  await connect();

  return {
    async publish(queries, topic, key) {
      const later = () => tellLater(address(topic, key));
      if (queries === null) return later();
      if (toldAfterwards.has(topic) && afterCommit(queries, later)) return;
      await sql`select pg_notify(${channel}, ${address(topic, key)})`.execute(queries);
    },
    subscribe(topic, key, heard) {
      const name = address(topic, key);
      const set = subscribers.get(name) ?? new Set();
      // A fresh function, so that subscribing the same one twice is two subscriptions.
      const own: Heard = (heardKey) => heard(heardKey);
      subscribers.set(name, set.add(own));
      return () => {
        set.delete(own);
        if (set.size === 0 && subscribers.get(name) === set) subscribers.delete(name);
      };
    },
    isConnected: () => client !== null && !isClosed,
    onLost(lost) {
      const own = () => lost();
      lostListeners.add(own);
      return () => lostListeners.delete(own);
    },
    async close() {
      isClosed = true;
      if (reconnectTimer) clearTimeout(reconnectTimer);
      while (telling) await telling;
      const last = client;
      client = null;
      await last?.end().catch(() => undefined);
    },
  };
}
