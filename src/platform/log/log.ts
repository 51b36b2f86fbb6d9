import pino from 'pino';

export type Log = {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
  child(fields: object): Log;
};

/** Field names whose values never reach a log, wherever they stand one or two levels deep. */
const secretFields = [
  'password',
  'code',
  'codes',
  'token',
  'secret',
  'cookie',
  'authorization',
  'content',
  'to',
  'email',
  'phone',
];

/** Structured logs on standard output, with the fields above replaced by `[secret]`. */
export function createLog(level: string, destination?: { write(line: string): void }): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: secretFields.flatMap((name) => [name, `*.${name}`, `*.*.${name}`]),
        censor: '[secret]',
      },
      serializers: { err: plainError },
    },
    ...(destination ? [destination] : []),
  );
}

export const silentLog: Log = createLog('silent');

/** Libraries hang whole connections, queries and messages on their errors; only these four are for a log. */
function plainError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack } = error;
  // Not called `code`, because that name is kept for codes that are secret.
  return { name, message, stack, ...('code' in error ? { errorCode: String(error.code) } : {}) };
}
