import type { Context, Hono } from 'hono';
import { z } from '@hono/zod-openapi';
import { createText } from '#kernel/text.ts';
import { ok } from '#kernel/result.ts';
import { problem } from '#kernel/problem.ts';
import { parseId } from '#kernel/ids.ts';
import { registerClosureApi } from '#modules/closure/http.ts';
import { registerContactsApi } from '#modules/contacts/http.ts';
import { registerEnrolmentApi } from '#modules/enrolment/http.ts';
import { registerFactorsApi } from '#modules/factors/http.ts';
import { type HolderOf, registerGateApi } from '#modules/gate/http.ts';
import { ownsChallenge } from '#modules/gate/index.ts';
import { registerHelpApi } from '#modules/help/http.ts';
import { browserHolder, type Client } from '#modules/sessions/index.ts';
import { registerSessionsApi } from '#modules/sessions/http.ts';
import { createEndpoints, instant } from '#platform/http/endpoints.ts';
import { httpProblems } from '#platform/http/problems.ts';
import type { EventStreams } from '#platform/http/sse.ts';
import { apiReferencePage } from './api-reference.ts';
import type { Holdfast } from './compose.ts';
import { messages } from './messages.ts';
import type { RequestEnv } from './server-app.ts';
import { listActivity, viewOverview } from './use-cases.ts';

export type ApiOptions = {
  readonly streams: EventStreams;
  readonly clientOf: (c: Context<RequestEnv>) => Client & { isNew: boolean };
};

export const apiBase = '/api/v1';

/** The JSON API, its document and reference page, and live events. */
export function createApi(holdfast: Holdfast, options: ApiOptions): Hono<RequestEnv> {
  const { deps } = holdfast;
  const { origin, brand } = deps.config;
  const holderOf: HolderOf = async (challengeId, caller, client) =>
    caller && (await ownsChallenge(deps, { challengeId, holder: caller.sessionId }))
      ? caller.sessionId
      : browserHolder(deps, client());
  const { app, endpoint, refuse } = createEndpoints<RequestEnv>({
    base: apiBase,
    origin,
    text: createText(messages, 'en-GB', 'UTC'),
    now: () => deps.clock.now(),
    requestId: (c) => c.get('requestId'),
    caller: (c) => {
      const session = c.get('session');
      return session && { accountId: session.accountId, sessionId: session.id };
    },
    client: options.clientOf,
  });

  registerEnrolmentApi(endpoint, deps);
  registerSessionsApi(endpoint, deps);
  registerGateApi(endpoint, deps, holderOf);
  registerContactsApi(endpoint, deps);
  registerFactorsApi(endpoint, deps);
  registerClosureApi(endpoint, deps);
  registerHelpApi(endpoint, holdfast.help);
  registerAccountApi(endpoint, holdfast);

  // Live events say only "look again"; they are no JSON, so they stand beside the endpoints.
  app.get(`${apiBase}/events`, (c) => {
    const session = c.get('session');
    if (!session) return refuse(c, problem('session_missing'), httpProblems.session_missing);
    return options.streams.open({
      signal: c.req.raw.signal,
      owner: session.accountId,
      subscriptions: [
        { topic: 'account', key: session.accountId },
        { topic: 'session', key: session.id },
      ],
    });
  });
  app.get(`${apiBase}/challenges/:challengeId/events`, async (c) => {
    const session = c.get('session');
    const challengeId = parseId('challenge', c.req.param('challengeId'));
    if (!challengeId) return refuse(c, problem('not_found'), httpProblems.not_found);
    const caller = session && { accountId: session.accountId, sessionId: session.id };
    const holder = await holderOf(challengeId, caller, () => options.clientOf(c));
    if (!(await ownsChallenge(deps, { challengeId, holder }))) {
      return refuse(c, problem('not_found'), httpProblems.not_found);
    }
    return options.streams.open({
      signal: c.req.raw.signal,
      owner: challengeId,
      subscriptions: [{ topic: 'challenge', key: challengeId }],
    });
  });

  app.get('/openapi.json', (c) => c.json(openApiDocument(app, brand.name)));
  app.get('/api', (c) => c.html(apiReferencePage(openApiDocument(app, brand.name), c.get('nonce'))));
  app.all(`${apiBase}/*`, (c) => refuse(c, problem('not_found'), httpProblems.not_found));
  return app;
}

type Endpoints = ReturnType<typeof createEndpoints<RequestEnv>>;

function openApiDocument(app: Endpoints['app'], brandName: string) {
  app.openAPIRegistry.registerComponent('securitySchemes', 'bearer', { type: 'http', scheme: 'bearer' });
  app.openAPIRegistry.registerComponent('securitySchemes', 'cookie', {
    type: 'apiKey',
    in: 'cookie',
    name: 'holdfast_session',
  });
  return app.getOpenAPI31Document({
    openapi: '3.1.0',
    info: {
      title: `${brandName} account API`,
      version: '1',
      description:
        'Everything that the pages do. Errors are RFC 9457 problems whose `type` opens the help article. ' +
        'A client without cookies sends its device token as `Holdfast-Device`; the first answer that needs one carries it.',
    },
    servers: [{ url: '/' }],
  });
}

function registerAccountApi(endpoint: Endpoints['endpoint'], { deps }: Holdfast): void {
  const tag = 'Account';
  endpoint(
    {
      method: 'get',
      path: '/session',
      tag,
      summary: 'The session of this token or cookie',
      needsSession: true,
      status: 200,
      answer: z.object({ sessionId: z.string(), accountId: z.string() }),
      problems: {},
    },
    async ({ caller }) => ok({ sessionId: caller.sessionId, accountId: caller.accountId }),
  );
  endpoint(
    {
      method: 'get',
      path: '/account',
      tag,
      summary: 'State, masked contacts, factors and holds',
      needsSession: true,
      status: 200,
      answer: z.object({
        id: z.string(),
        state: z.enum(['active', 'frozen', 'restricted', 'closed']),
        region: z.string(),
        createdAt: instant,
        email: z.string(),
        phone: z.string(),
        hasAuthenticator: z.boolean(),
        holds: z.array(
          z.object({
            reason: z.string(),
            capabilities: z.array(z.string()),
            startsAt: instant,
            endsAt: instant,
          }),
        ),
      }),
      problems: {},
    },
    async ({ caller }) => ok(await viewOverview(deps, caller.accountId)),
  );
  endpoint(
    {
      method: 'get',
      path: '/account/activity',
      tag,
      summary: 'What happened on the account, newest first',
      needsSession: true,
      query: z.object({
        before: z.coerce.number().int().positive().optional(),
        size: z.coerce.number().int().min(1).max(100).default(20),
      }),
      status: 200,
      answer: z.object({
        items: z.array(
          z.object({
            id: z.string(),
            sequence: z.int(),
            at: instant,
            event: z.string(),
            facts: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
            previousHash: z.string(),
            hash: z.string(),
          }),
        ),
        nextBefore: z.int().nullable(),
      }),
      problems: {},
    },
    async ({ caller, query }) =>
      ok(await listActivity(deps, caller.accountId, { before: query.before ?? null, size: query.size })),
  );
}
