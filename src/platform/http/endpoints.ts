import { OpenAPIHono, z } from '@hono/zod-openapi';
import type { Context, Env } from 'hono';
import {
  type AccountId,
  type DeviceId,
  type IdKind,
  idPrefixes,
  parseId,
  type SessionId,
} from '#kernel/ids.ts';
import { type Problem, type ProblemSpec, problem } from '#kernel/problem.ts';
import type { Result } from '#kernel/result.ts';
import type { Text } from '#kernel/text.ts';
import { type FieldError, problemContentType, problemResponse, problemSchema } from './problem-document.ts';
import { httpProblems } from './problems.ts';

/** An instant in an answer: a `Date` here, RFC 3339 on the wire. A type given here would hide that it may be `null`. */
export const instant = z.date().openapi({ format: 'date-time' });

/**
 * A value or `null`, for a schema with a name in the document: its own `nullable()` would be lost there, because every use
 * of a name is the same reference.
 */
export const orNull = <S extends z.ZodType>(schema: S) => z.union([schema, z.null()]);

/** An identifier of one kind in a path or body. */
export const idOf = <K extends IdKind>(kind: K) =>
  z
    .string()
    .openapi({ example: `${idPrefixes[kind]}_0123456789abcdefghjkmnpq` })
    .transform((text, context) => {
      const id = parseId(kind, text);
      if (id === null) context.addIssue({ code: 'custom', message: 'is not an identifier of this kind' });
      return id as NonNullable<typeof id>;
    });

/** Part of a module's problem table: the problems that one endpoint can answer. */
export function only<T extends Record<string, ProblemSpec>, K extends keyof T & string>(
  problems: T,
  ...codes: readonly K[]
): Pick<T, K> {
  return Object.fromEntries(codes.map((code) => [code, problems[code]])) as Pick<T, K>;
}

/** Our values are read-only, the schemas' types are not. */
type Immutable<T> = T extends Date
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Immutable<Item>[]
    : T extends object
      ? { readonly [K in keyof T]: Immutable<T[K]> }
      : T;

type Schema = z.ZodType;
type Values<S> = S extends z.ZodType ? z.output<S> : undefined;

export type EndpointSpec<
  Path extends z.ZodObject | undefined,
  Query extends z.ZodObject | undefined,
  Body extends Schema | undefined,
  Answer extends Schema | undefined,
  Problems extends Record<string, ProblemSpec>,
> = {
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** OpenAPI style: `/challenges/{challengeId}/codes`. */
  readonly path: `/${string}`;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  /** Whether it needs a session; `session_missing` (401) is answered without one. */
  readonly needsSession: boolean;
  readonly params?: Path;
  readonly query?: Query;
  readonly body?: Body;
  /** Takes a file as it is, in one of these media types, in place of a JSON body. */
  readonly upload?: { readonly types: readonly string[]; readonly description: string };
  readonly status: 200 | 201 | 202 | 204;
  readonly answer?: Answer;
  /** A success gives the session a new token, told to callers with a bearer token in the answer's `newSession`. */
  readonly rotatesSession?: boolean;
  /** Every problem that the handler can answer; the compiler sees to it. */
  readonly problems: Problems;
};

/** Who asks: the account and session of a bearer token or cookie. */
export type ApiCaller = {
  readonly accountId: AccountId;
  readonly sessionId: SessionId;
  readonly deviceId: DeviceId;
};

/** The browser or app that asks. `isNew`: it sent no device token and was given this one. */
export type ApiClient = {
  readonly address: string;
  readonly userAgent: string;
  /** ISO 3166, as the trusted proxy tells it. */
  readonly country: string | null;
  readonly deviceToken: string;
  /** How to speak to whoever is behind it while no account says. */
  readonly locale: string;
  /** As the browser told it, or UTC. */
  readonly timeZone: string;
  readonly isNew: boolean;
};

/** The token that takes the place of the one that a request came with. */
const newSessionSchema = z
  .object({
    sessionToken: z.string().openapi({ description: 'Send it as `Authorization: Bearer …` from now on.' }),
    expiresAt: instant,
  })
  .nullable()
  .openapi('NewSession', {
    description:
      'The session’s new token; the one before stops working within seconds. `null` for a caller with a cookie, who ' +
      'is given a new cookie, and when another answer has carried it.',
  });
type NewSession = NonNullable<z.input<typeof newSessionSchema>>;

/** The header in which an app sends its device token, and gets it the first time. */
export const deviceHeader = 'holdfast-device';

export type EndpointDeps<E extends Env> = {
  readonly base: string;
  readonly origin: string;
  readonly text: Text;
  readonly now: () => Date;
  readonly requestId: (c: Context<E>) => string;
  /** Who asks; `null` without a session. */
  readonly caller: (c: Context<E>) => ApiCaller | null;
  readonly client: (c: Context<E>) => ApiClient;
  /** Replaces the token that the request came with: as a cookie on the answer, or, for a bearer token, told here. */
  readonly rotateSession: (c: Context<E>) => Promise<NewSession | null>;
};

export type EndpointInput<NeedsSession extends boolean, Path, Query, Body> = {
  readonly params: Values<Path>;
  readonly query: Values<Query>;
  readonly body: Values<Body>;
  /** Reads the file, for an endpoint that takes one: megabytes, so ask first whether its sender may give any. */
  upload(): Promise<Uint8Array>;
  readonly caller: NeedsSession extends true ? ApiCaller : ApiCaller | null;
  /** Asking for it gives a client without a device token one, in the answer's header. */
  client(): ApiClient;
};

/**
 * A small layer over Hono: each endpoint is declared once, with schemas and problems, and the declaration is both the
 * validation and the OpenAPI document. Answers pass through their schema, so that nothing undocumented leaves.
 */
export function createEndpoints<E extends Env>(deps: EndpointDeps<E>) {
  const app = new OpenAPIHono<E>();

  const refuse = (
    c: Context<E>,
    refused: Problem,
    spec: ProblemSpec,
    errors?: readonly FieldError[],
  ): Response =>
    problemResponse(refused, spec, {
      text: deps.text,
      origin: deps.origin,
      requestId: deps.requestId(c),
      now: deps.now(),
      ...(errors ? { errors } : {}),
    });

  function endpoint<
    NeedsSession extends boolean,
    Problems extends Record<string, ProblemSpec>,
    Path extends z.ZodObject | undefined = undefined,
    Query extends z.ZodObject | undefined = undefined,
    Body extends Schema | undefined = undefined,
    Answer extends Schema | undefined = undefined,
  >(
    spec: EndpointSpec<Path, Query, Body, Answer, Problems> & { readonly needsSession: NeedsSession },
    handle: (
      input: EndpointInput<NeedsSession, Path, Query, Body>,
    ) => Promise<
      Result<Answer extends Schema ? Immutable<z.input<Answer>> : undefined, Problem<keyof Problems & string>>
    >,
  ): void {
    const common = commonProblems(spec);
    const answerSchema = spec.rotatesSession ? withNewSession(spec) : spec.answer;
    app.openAPIRegistry.registerPath({
      method: spec.method,
      path: `${deps.base}${spec.path}`,
      tags: [spec.tag],
      summary: spec.summary,
      ...(spec.description ? { description: spec.description } : {}),
      ...(spec.needsSession ? { security: [{ bearer: [] }, { cookie: [] }] } : { security: [] }),
      request: {
        ...(spec.params ? { params: spec.params } : {}),
        ...(spec.query ? { query: spec.query } : {}),
        ...(spec.body
          ? { body: { required: true, content: { 'application/json': { schema: spec.body } } } }
          : {}),
        ...(spec.upload ? { body: uploadBody(spec.upload) } : {}),
      },
      responses: {
        [spec.status]: answerSchema
          ? { description: 'Done', content: { 'application/json': { schema: answerSchema } } }
          : { description: 'Done; there is nothing to say.' },
        ...problemAnswers({ ...common, ...spec.problems }),
      },
    });

    const path = `${deps.base}${spec.path}`.replace(/\{(\w+)\}/g, ':$1');
    app.on(spec.method.toUpperCase(), path, async (c) => {
      const caller = deps.caller(c);
      if (spec.needsSession && caller === null) {
        return refuse(c, problem('session_missing'), httpProblems.session_missing);
      }
      const params = spec.params?.safeParse(c.req.param());
      if (params && !params.success) return refuse(c, problem('not_found'), httpProblems.not_found);
      const query = spec.query?.safeParse(c.req.query());
      if (query && !query.success) {
        return refuse(c, problem('body_not_valid'), httpProblems.body_not_valid, fieldErrors(query.error));
      }
      let body: unknown;
      if (spec.body) {
        if (!/^application\/json\s*(;|$)/i.test(c.req.header('content-type') ?? '')) {
          return refuse(c, problem('content_type_not_supported'), httpProblems.content_type_not_supported);
        }
        const parsed = spec.body.safeParse(await readJson(c));
        if (!parsed.success) {
          return refuse(c, problem('body_not_valid'), httpProblems.body_not_valid, fieldErrors(parsed.error));
        }
        body = parsed.data;
      }
      const type = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
      if (spec.upload && !spec.upload.types.includes(type)) {
        return refuse(c, problem('content_type_not_supported'), httpProblems.content_type_not_supported);
      }
      const result = await handle({
        params: params?.data as Values<Path>,
        query: query?.data as Values<Query>,
        body: body as Values<Body>,
        upload: async () => new Uint8Array(spec.upload ? await c.req.arrayBuffer() : new ArrayBuffer(0)),
        caller: caller as NeedsSession extends true ? ApiCaller : ApiCaller | null,
        client() {
          const client = deps.client(c);
          if (client.isNew) c.header(deviceHeader, client.deviceToken);
          return client;
        },
      });
      if (!result.ok) {
        const found = spec.problems[result.problem.code];
        if (!found) throw new Error(`${spec.method} ${path} does not declare ${result.problem.code}`);
        const answer = refuse(c, result.problem, found);
        const given = c.res.headers.get(deviceHeader);
        if (given) answer.headers.set(deviceHeader, given);
        return answer;
      }
      if (!answerSchema) return c.body(null, spec.status as 204);
      const value = spec.rotatesSession
        ? { ...(result.value as object | undefined), newSession: await deps.rotateSession(c) }
        : result.value;
      return c.json(answerSchema.parse(value) as object, spec.status as 200, {
        'cache-control': 'no-store',
      });
    });
  }

  /** Puts what is answered beside the endpoints, in pieces, into the document. */
  function describe(
    spec: Pick<
      EndpointSpec<z.ZodObject | undefined, undefined, undefined, undefined, Record<string, ProblemSpec>>,
      'path' | 'tag' | 'summary' | 'description' | 'needsSession' | 'params' | 'problems'
    > & { readonly mediaType: string },
  ): void {
    app.openAPIRegistry.registerPath({
      method: 'get',
      path: `${deps.base}${spec.path}`,
      tags: [spec.tag],
      summary: spec.summary,
      ...(spec.description ? { description: spec.description } : {}),
      ...(spec.needsSession ? { security: [{ bearer: [] }, { cookie: [] }] } : { security: [] }),
      request: spec.params ? { params: spec.params } : {},
      responses: {
        200: { description: 'In pieces', content: { [spec.mediaType]: { schema: z.string() } } },
        ...problemAnswers({ ...commonProblems({ ...spec, method: 'get' }), ...spec.problems }),
      },
    });
  }

  return { app, endpoint, describe, refuse };
}

export type Endpoint = ReturnType<typeof createEndpoints>['endpoint'];

/** A file as the document describes it: its bytes, in any of the media types. */
const uploadBody = (upload: { readonly types: readonly string[]; readonly description: string }) => ({
  required: true,
  description: upload.description,
  content: Object.fromEntries(
    upload.types.map((type) => [type, { schema: { type: 'string' as const, format: 'binary' } }]),
  ),
});

/** The answer of an endpoint with `newSession` added to what it says itself. */
function withNewSession(spec: { path: string; status: number; answer?: Schema | undefined }): Schema {
  const answer = spec.answer ?? z.object({});
  if (!(answer instanceof z.ZodObject) || spec.status === 204)
    throw new Error(`The answer of ${spec.path} has no place for a new session`);
  return answer.extend({ newSession: newSessionSchema });
}

function commonProblems(spec: {
  method: string;
  needsSession: boolean;
  params?: unknown;
  query?: unknown;
  body?: unknown;
  upload?: unknown;
}): Record<string, ProblemSpec> {
  const { session_missing, not_found, path_too_long, body_not_valid } = httpProblems;
  const { content_type_not_supported, body_too_large } = httpProblems;
  const { too_many_requests, temporarily_unavailable, internal_error, origin_not_allowed } = httpProblems;
  return {
    ...(spec.needsSession ? { session_missing } : {}),
    ...(spec.params ? { not_found, path_too_long } : {}),
    ...(spec.query ? { body_not_valid } : {}),
    ...(spec.body ? { body_not_valid, content_type_not_supported } : {}),
    ...(spec.upload ? { content_type_not_supported } : {}),
    ...(spec.method === 'get' ? {} : { body_too_large, origin_not_allowed }),
    too_many_requests,
    internal_error,
    temporarily_unavailable,
  };
}

/** One answer per status, naming every code that it can carry. */
function problemAnswers(problems: Record<string, ProblemSpec>) {
  const byStatus = new Map<number, string[]>();
  for (const [code, { status }] of Object.entries(problems)) {
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      status,
      {
        description: codes.map((code) => `\`${code}\``).join(', '),
        content: { [problemContentType]: { schema: problemSchema } },
      },
    ]),
  );
}

async function readJson(c: Context): Promise<unknown> {
  try {
    return JSON.parse(await c.req.text());
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function fieldErrors(error: z.ZodError): FieldError[] {
  return error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        field: [...issue.path, key].join('.'),
        detail: 'is not known here',
      }));
    }
    return [{ field: issue.path.join('.'), detail: issue.message }];
  });
}
