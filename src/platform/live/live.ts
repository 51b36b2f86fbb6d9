import type { Queries } from '#platform/db/db.ts';

/**
 * Live events between processes, over PostgreSQL's LISTEN/NOTIFY. An event only says "look again": what it is about
 * is read from the database, so a lost event costs a delay and never a wrong answer.
 */
export type Live = {
  /**
   * Published inside a transaction, it is heard when the transaction commits (of a challenge: right afterwards) and not
   * at all when it rolls back. `null`: the transaction has committed already.
   */
  publish(queries: Queries | null, topic: LiveTopic, key: string): Promise<void>;
  /** Calls back for one key of a topic, or for every key with `'*'`. Returns the way to stop. */
  subscribe(topic: LiveTopic, key: string, heard: (key: string) => void): () => void;
  /** Whether events arrive at the moment. A cache that depends on them must not be trusted while this is false. */
  isConnected(): boolean;
  /** Called when the connection was lost: events may have been missed. Returns the way to stop. */
  onLost(lost: () => void): () => void;
  close(): Promise<void>;
};

/** `session`: a session changed (key: session id). `challenge`: a proof arrived. `account`: anything else to look at again. `inbox`: the development inbox. `recovery`: a recovery took a step. `help`: content was published. */
export type LiveTopic = 'session' | 'challenge' | 'account' | 'recovery' | 'inbox' | 'help';
