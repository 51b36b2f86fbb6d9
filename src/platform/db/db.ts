import {
  Kysely,
  PostgresDialect,
  type PostgresPool,
  type PostgresPoolClient,
  type Transaction,
} from 'kysely';
import pg from 'pg';
import { type HotStatement, type HotTx, type RunHot, runHotTx } from './hot-tx.ts';

/** The database without any table: each store adds its own with `withTables`. */
// biome-ignore lint/complexity/noBannedTypes: no tables is what is meant
export type NoTables = {};
export type Tx = Transaction<NoTables>;
export type Queries = Kysely<NoTables>;

export type Db = {
  readonly queries: Queries;
  /** Runs one transaction (READ COMMITTED); anything thrown rolls it back. */
  tx<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** The same in plain SQL and fewer trips, for what every sign-in waits for. */
  hotTx<T>(work: (hot: HotTx) => Promise<T>): Promise<T>;
  /** One statement of a hot path by itself. */
  readonly run: RunHot;
  /** For hot paths in plain SQL. */
  readonly pool: pg.Pool;
  close(): Promise<void>;
};

/** What is to be done once a transaction has committed. */
const afterCommits = new WeakMap<Queries, (() => void)[]>();

/**
 * Has `work` done once the transaction has committed, and never when it is rolled back. `false`: these queries are in no
 * transaction that could tell.
 */
export function afterCommit(queries: Queries, work: () => void): boolean {
  const waiting = afterCommits.get(queries);
  waiting?.push(work);
  return waiting !== undefined;
}

// timestamptz arrives as Date; int8 and numeric as bigint-safe strings, except counts that fit.
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error(`int8 out of range: ${text}`);
  return value;
});

const statementMsMax = 10_000;
const preparedMax = 500;

/**
 * The pool as Kysely sees it: each of its statements is prepared once per connection and run by name from then on, so
 * that PostgreSQL parses and plans it a single time. A `select *` is left out, because its prepared form fails after a
 * migration that adds a column while this process runs.
 */
function preparingPool(pool: pg.Pool) {
  const names = new Map<string, string>();
  const clients = new WeakMap<pg.PoolClient, PostgresPoolClient>();
  const nameOf = (text: string): string | null => {
    const known = names.get(text);
    if (known !== undefined) return known;
    if (text.includes('*') || names.size >= preparedMax) return null;
    const name = `s${names.size}`;
    names.set(text, name);
    return name;
  };
  const preparing = (client: pg.PoolClient): PostgresPoolClient => {
    const query = (text: string, parameters: readonly unknown[]) => {
      const values = [...parameters];
      const name = values.length > 0 ? nameOf(text) : null;
      return client.query(name === null ? { text, values } : { name, text, values });
    };
    // Kysely's second form, for cursors, is used by nothing here.
    return { query: query as unknown as PostgresPoolClient['query'], release: () => client.release() };
  };
  const asPool: PostgresPool = {
    async connect() {
      const client = await pool.connect();
      const known = clients.get(client) ?? preparing(client);
      clients.set(client, known);
      return known;
    },
    end: () => pool.end(),
  };
  return { preparing, asPool };
}

export function createDb(options: {
  url: string;
  connectionsMax?: number;
  onIdleError?: (error: Error) => void;
}): Db {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.connectionsMax ?? 10,
    connectionTimeoutMillis: 5000,
    idleTimeoutMillis: 30_000,
    statement_timeout: statementMsMax,
    idle_in_transaction_session_timeout: statementMsMax,
    application_name: 'holdfast',
    // Statements that don't wait for each other are sent at once; each still succeeds or fails by itself.
    pipeline: true,
  });
  // A connection lost while idle is replaced on the next query; without a listener Node would end the process.
  let isClosing = false;
  const report = (error: Error) => {
    if (!isClosing) options.onIdleError?.(error);
  };
  pool.on('error', report);
  // The same for one that is lost between two statements of a transaction; the next statement throws.
  pool.on('connect', (client) => client.on('error', report));
  const { preparing, asPool } = preparingPool(pool);
  const queries = new Kysely<NoTables>({ dialect: new PostgresDialect({ pool: asPool }) });
  /** Runs what waits for a commit, once `run` has committed. */
  const withAfterCommit = async <T>(run: (watch: (tx: Tx) => Tx) => Promise<T>): Promise<T> => {
    const waiting: (() => void)[] = [];
    const done = await run((tx) => {
      afterCommits.set(tx, waiting);
      return tx;
    });
    for (const each of waiting) each();
    return done;
  };
  return {
    queries,
    pool,
    tx: (work) => withAfterCommit((watch) => queries.transaction().execute((tx) => work(watch(tx)))),
    async run<R>(statement: HotStatement, values: readonly unknown[]) {
      const { rows } = await pool.query({ ...statement, values: [...values] });
      return rows as R[];
    },
    hotTx: (work) =>
      withAfterCommit(async (watch) => {
        const client = await pool.connect();
        try {
          const own = { connect: async () => ({ ...preparing(client), release: () => undefined }) };
          return await runHotTx(client, { ...own, end: async () => undefined }, (hot) =>
            work({ ...hot, unhurried: async () => watch(await hot.unhurried()) }),
          );
        } finally {
          // One that could not end its transaction is closed, and with it the transaction.
          client.release(client.getTransactionStatus() !== 'I');
        }
      }),
    close() {
      isClosing = true;
      return queries.destroy();
    },
  };
}

const awayCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'EPIPE',
  '57P01', // admin_shutdown
  '57P02', // crash_shutdown
  '57P03', // cannot_connect_now
  '08006',
  '08001',
  '08003',
  '53300', // too_many_connections
]);

/** Whether the error means that the database can't be reached just now, which is answered with 503 and Retry-After. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? String(error.code) : '';
  return (
    awayCodes.has(code) ||
    /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|not queryable/.test(
      error.message,
    )
  );
}
