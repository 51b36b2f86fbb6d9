import {
  Kysely,
  PostgresDialect,
  type PostgresDialectConfig,
  PostgresDriver,
  type PostgresPool,
} from 'kysely';
import type pg from 'pg';
import type { NoTables, Tx } from './db.ts';

/** A statement of a hot path: prepared once per connection under its name, so a name belongs to one text. */
export type HotStatement = { readonly name: string; readonly text: string };

export type RunHot = <R>(statement: HotStatement, values: readonly unknown[]) => Promise<R[]>;

/**
 * A transaction in as few trips as possible, in plain SQL: BEGIN is sent together with the first statement, COMMIT
 * together with the one that is said to be the last.
 */
export type HotTx = {
  /** Runs a statement. The first may only read and lock: were BEGIN refused, it would have run on its own. */
  readonly run: RunHot;
  /** Runs the last statement and commits. When it fails, PostgreSQL takes the COMMIT behind it for a ROLLBACK. */
  readonly runLast: RunHot;
  /** The same transaction for whatever is in no hurry. */
  unhurried(): Promise<Tx>;
};

const ignore = () => undefined;

/**
 * Holds back what is sent on this connection until the end of this turn of the event loop. Each write wakes the server's
 * process, which costs both sides more than most of the messages themselves.
 */
function sendTogether(client: pg.PoolClient): void {
  const { stream } = client.connection;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

/** Runs one transaction (READ COMMITTED) on a client in pipeline mode, which sends without waiting. */
export async function runHotTx<T>(
  client: pg.PoolClient,
  kyselyPool: PostgresPool,
  work: (hot: HotTx) => Promise<T>,
): Promise<T> {
  let state = 'new' as 'new' | 'open' | 'over';
  const send = async <R>(statement: HotStatement, values: readonly unknown[], isLast: boolean) => {
    if (state === 'over')
      throw new Error('The transaction is over: its COMMIT was sent with the statement before');
    sendTogether(client);
    const begun = state === 'new' ? client.query('begin') : null;
    state = isLast ? 'over' : 'open';
    const answer = client.query({ ...statement, values: [...values] });
    const committed = isLast ? client.query('commit') : null;
    // Nothing is told, and nothing else sent, before all of them are known to have worked.
    const [, { rows }] = await Promise.all([begun, answer, committed]);
    return rows as R[];
  };
  const hot: HotTx = {
    run: (statement, values) => send(statement, values, false),
    runLast: (statement, values) => send(statement, values, true),
    async unhurried() {
      if (state === 'over') throw new Error('The transaction is over');
      if (state === 'new') await client.query('begin');
      state = 'open';
      return new Kysely<NoTables>({ dialect: new BegunDialect({ pool: kyselyPool }) })
        .startTransaction()
        .execute();
    },
  };
  try {
    const done = await work(hot);
    if (state === 'open') await client.query('commit');
    return done;
  } catch (error) {
    // Of several errors the first matters; a connection that can't even do this is not used again.
    if (state === 'open') await client.query('rollback').catch(ignore);
    throw error;
  }
}

/** Kysely on a connection whose transaction is begun and ended by somebody else. */
class BegunDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig;

  constructor(config: PostgresDialectConfig) {
    super(config);
    this.#config = config;
  }

  override createDriver(): PostgresDriver {
    return new BegunDriver(this.#config);
  }
}

class BegunDriver extends PostgresDriver {
  override async beginTransaction(): Promise<void> {}
  override async commitTransaction(): Promise<void> {}
  override async rollbackTransaction(): Promise<void> {}
}
