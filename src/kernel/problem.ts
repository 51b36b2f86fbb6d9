/**
 * A refusal that a customer can meet. It travels as a value from rule to screen and becomes an RFC 9457 document
 * at the API and a sentence on a page; both read their words from `problem.<code>.title` and `problem.<code>.detail`.
 */
export type Problem<Code extends string = string> = {
  readonly code: Code;
  /** Values for the placeholders in the problem's texts. */
  readonly params?: ProblemParams;
  /** When trying again starts to make sense. */
  readonly retryAt?: Date;
  /** The form field that the problem is about, where there is one. */
  readonly field?: string;
};

export type ProblemParams = Readonly<Record<string, string | number | Date>>;

export type ProblemSpec = {
  /** HTTP status of the answer. */
  readonly status: 400 | 401 | 403 | 404 | 409 | 410 | 413 | 414 | 415 | 422 | 423 | 429 | 500 | 503;
  /** Slug of the help article that explains it. */
  readonly help: string;
};

/** A refusal with one of the declared codes. */
export function problem<Code extends string>(
  code: Code,
  more: Omit<Problem<Code>, 'code'> = {},
): Problem<Code> {
  return { code, ...more };
}

/** Declares a module's problems: every code with its status and help article. */
export function defineProblems<const T extends Record<string, ProblemSpec>>(specs: T): T {
  return specs;
}
