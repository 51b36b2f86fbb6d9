/** What stands in the way of starting the embedded PostgreSQL; the message is a sentence for the operator. */
export type EmbeddedPostgresProblem =
  | 'data_in_use'
  | 'data_unreachable'
  | 'data_not_writable'
  | 'data_damaged'
  | 'data_other_version'
  | 'no_ordinary_user'
  | 'not_supported_here'
  | 'server_failed';

/** Thrown by the launcher for everything that the operator can put right; anything else is a bug. */
export class EmbeddedPostgresError extends Error {
  readonly problem: EmbeddedPostgresProblem;
  constructor(problem: EmbeddedPostgresProblem, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'EmbeddedPostgresError';
    this.problem = problem;
  }
}
