import { Readable } from 'node:stream';
import { z } from '@hono/zod-openapi';
import type { Context, Hono } from 'hono';
import { parseId } from '#kernel/ids.ts';
import { plusSeconds } from '#kernel/instant.ts';
import { languages } from '#kernel/languages.ts';
import { deviceFacts } from '#kernel/name-device.ts';
import { problem } from '#kernel/problem.ts';
import { ok } from '#kernel/result.ts';
import { createText } from '#kernel/text.ts';
import { registerAntiPhishingApi } from '#modules/anti-phishing/http.ts';
import { auditProblems, eventGroups } from '#modules/audit/index.ts';
import { registerCasesApi } from '#modules/cases/http.ts';
import { registerClosureApi } from '#modules/closure/http.ts';
import { registerContactsApi } from '#modules/contacts/http.ts';
import { registerEnrolmentApi } from '#modules/enrolment/http.ts';
import { registerAuthenticatorApi } from '#modules/factors/authenticator-http.ts';
import { registerFactorsApi } from '#modules/factors/http.ts';
import { type HolderOf, registerGateApi } from '#modules/gate/http.ts';
import { ownsChallenge } from '#modules/gate/index.ts';
import { registerHelpApi } from '#modules/help/http.ts';
import { capabilitiesOf } from '#modules/holds/index.ts';
import { registerInsightsApi } from '#modules/insights/http.ts';
import { registerPasswordsApi } from '#modules/passwords/http.ts';
import { registerRecoveryClaimsApi } from '#modules/recovery/claim-http.ts';
import { registerRecoveryApi } from '#modules/recovery/http.ts';
import { viewTracker } from '#modules/recovery/index.ts';
import { registerRecoveryLooksApi } from '#modules/recovery/looks-http.ts';
import { registerDevicesApi } from '#modules/sessions/devices-http.ts';
import { registerSignInApi } from '#modules/sessions/http.ts';
import { browserHolder, type Client, isSessionAlive } from '#modules/sessions/index.ts';
import { registerPasskeySignInApi } from '#modules/sessions/passkey-http.ts';
import { registerSettingsLockApi } from '#modules/settings-lock/http.ts';
import type { CredentialCookies } from '#platform/http/cookies.ts';
import { type ApiCaller, createEndpoints, instant, only } from '#platform/http/endpoints.ts';
import { httpProblems } from '#platform/http/problems.ts';
import type { EventStreams, StreamRequest } from '#platform/http/sse.ts';
import { apiReferencePage } from './api-reference.ts';
import type { Holdfast } from './compose.ts';
import { exportActivity } from './export-activity.ts';
import { messageSets } from './message-sets.ts';
import { rotateSession } from './rotate-session.ts';
import type { RequestEnv } from './server-app.ts';
import { chooseLanguage, listActivity, notesForReader, viewOverview } from './use-cases.ts';

export type ApiOptions = {
  readonly streams: EventStreams;
  readonly clientOf: (c: Context<RequestEnv>) => Client & { isNew: boolean };
  readonly cookies: CredentialCookies;
};

export const apiBase = '/api/v1';

function callerOf(c: Context<RequestEnv>): ApiCaller | null {
  const session = c.get('session');
  return session && { accountId: session.accountId, sessionId: session.id, deviceId: session.deviceId };
}

/** The JSON API, its document and reference page, and live events. */
export function createApi(holdfast: Holdfast, options: ApiOptions): Hono<RequestEnv> {
  const { deps } = holdfast;
  const { origin, brand } = deps.config;
  const holderOf: HolderOf = async (challengeId, caller, client) =>
    caller && (await ownsChallenge(deps, { challengeId, holder: caller.sessionId }))
      ? caller.sessionId
      : browserHolder(deps, client());
  const { app, endpoint, describe, refuse } = createEndpoints<RequestEnv>({
    base: apiBase,
    origin,
    text: createText(messageSets, 'en-GB', 'UTC'),
    now: () => deps.clock.now(),
    requestId: (c) => c.get('requestId'),
    caller: callerOf,
    client: options.clientOf,
    async rotateSession(c) {
      const renewed = await rotateSession(deps, c);
      // A cookie's token is in no body: scripts can't read the cookie, and must not read it there.
      if (!renewed || c.get('credential') === 'bearer') return renewed;
      c.header('set-cookie', options.cookies.writeSession(renewed.sessionToken, renewed.expiresAt), {
        append: true,
      });
      return null;
    },
  });

  registerEnrolmentApi(endpoint, deps);
  registerSignInApi(endpoint, deps);
  registerDevicesApi(endpoint, deps);
  registerPasskeySignInApi(endpoint, deps);
  registerGateApi(endpoint, deps, holderOf);
  registerContactsApi(endpoint, deps);
  registerFactorsApi(endpoint, deps);
  registerAuthenticatorApi(endpoint, deps);
  registerPasswordsApi(endpoint, deps);
  registerSettingsLockApi(endpoint, deps);
  registerAntiPhishingApi(endpoint, deps);
  registerClosureApi(endpoint, deps);
  registerCasesApi(endpoint, deps, (client) => browserHolder(deps, client));
  registerRecoveryApi(endpoint, deps);
  registerRecoveryClaimsApi(endpoint, deps);
  registerRecoveryLooksApi(endpoint, deps);
  registerHelpApi(endpoint, holdfast.help, holdfast.insights.popularTerms);
  registerInsightsApi(endpoint, holdfast);
  registerAccountApi(endpoint, holdfast);

  // Live events say only "look again"; they are no JSON, so they stand beside the endpoints.
  const open = (c: Context<RequestEnv>, stream: Omit<StreamRequest, 'signal'>): Response => {
    const opened = options.streams.open({ ...stream, signal: c.req.raw.signal });
    if (opened.ok) return opened;
    const retryAt = plusSeconds(deps.clock.now(), Number(opened.headers.get('retry-after')));
    return refuse(c, problem('too_many_streams', { retryAt }), httpProblems.too_many_streams);
  };
  const live = {
    description:
      'Server-sent events: `ready`, then `changed` with a `topic` whenever there is something to ask for again.',
    mediaType: 'text/event-stream',
    problems: only(httpProblems, 'too_many_streams', 'not_found'),
  };
  describe({
    ...live,
    path: '/events',
    tag: 'Account',
    summary: 'What changes on the account and this session, until the session ends',
    needsSession: true,
    problems: only(httpProblems, 'too_many_streams'),
  });
  app.get(`${apiBase}/events`, (c) => {
    const session = c.get('session');
    if (!session) return refuse(c, problem('session_missing'), httpProblems.session_missing);
    return open(c, {
      owner: session.accountId,
      subscriptions: [
        { topic: 'account', key: session.accountId },
        { topic: 'session', key: session.id },
      ],
      mayGoOn: () => isSessionAlive(deps, session.id),
    });
  });
  describe({
    ...live,
    path: '/challenges/{challengeId}/events',
    tag: 'Proofs',
    summary: 'When a proof of a challenge arrives',
    needsSession: false,
    params: z.object({ challengeId: z.string() }),
  });
  app.get(`${apiBase}/challenges/:challengeId/events`, async (c) => {
    const session = c.get('session');
    const challengeId = parseId('challenge', c.req.param('challengeId'));
    if (!challengeId) return refuse(c, problem('not_found'), httpProblems.not_found);
    const caller = callerOf(c);
    const holder = await holderOf(challengeId, caller, () => options.clientOf(c));
    if (!(await ownsChallenge(deps, { challengeId, holder }))) {
      return refuse(c, problem('not_found'), httpProblems.not_found);
    }
    const isOfSession = session !== null && holder === session.id;
    return open(c, {
      owner: challengeId,
      subscriptions: [
        { topic: 'challenge', key: challengeId },
        ...(isOfSession ? [{ topic: 'session' as const, key: session.id }] : []),
      ],
      ...(isOfSession ? { mayGoOn: () => isSessionAlive(deps, session.id) } : {}),
    });
  });
  describe({
    ...live,
    path: '/recovery-trackers/{token}/events',
    tag: 'Recovery',
    summary: 'When a recovery takes a step',
    needsSession: false,
    params: z.object({ token: z.string() }),
  });
  app.get(`${apiBase}/recovery-trackers/:token/events`, async (c) => {
    const tracked = await viewTracker(deps, c.req.param('token'));
    if (!tracked.ok) return refuse(c, problem('not_found'), httpProblems.not_found);
    return open(c, {
      owner: tracked.value.id,
      subscriptions: [{ topic: 'recovery', key: tracked.value.id }],
    });
  });

  // A file in pieces, so it stands beside the endpoints too.
  describe({
    path: '/account/activity/export',
    tag: 'Account',
    summary: 'Everything that happened on the account, oldest first, as a file that can be verified',
    description:
      'JSON lines: what it is, every entry with its hashes, and how many there were. `npm run audit -- verify-export FILE` verifies it.',
    needsSession: true,
    mediaType: 'application/jsonl',
    problems: only(auditProblems, 'export_limit_reached'),
  });
  app.get(`${apiBase}/account/activity/export`, async (c) => {
    const session = c.get('session');
    if (!session) return refuse(c, problem('session_missing'), httpProblems.session_missing);
    const { accountId } = session;
    const started = await exportActivity(deps, { accountId, device: deviceFacts(options.clientOf(c)) });
    if (!started.ok) return refuse(c, started.problem, auditProblems.export_limit_reached);
    const lines = Readable.toWeb(Readable.from(started.value, { objectMode: false })) as ReadableStream;
    return c.body(lines, 200, {
      'content-type': 'application/jsonl; charset=utf-8',
      'content-disposition': `attachment; filename="activity-${accountId}.jsonl"`,
      'cache-control': 'no-store',
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
        passkeys: z.int(),
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
      method: 'patch',
      path: '/account',
      tag,
      summary: 'Choose the language in which the account is spoken to',
      description: 'On pages, in e-mails, SMS and calls.',
      needsSession: true,
      body: z.strictObject({ language: z.enum(languages) }),
      status: 204,
      problems: {},
    },
    async ({ caller, body }) => {
      await chooseLanguage(deps, caller.accountId, body.language);
      return ok();
    },
  );
  endpoint(
    {
      method: 'get',
      path: '/account/notes',
      tag,
      summary: 'What to know before following an article about a tool',
      description: 'Such as that the authenticator isn’t linked yet, or until when withdrawals are on hold.',
      needsSession: true,
      query: z.object({ tool: z.string().max(60).openapi({ example: 'change_phone' }) }),
      status: 200,
      answer: z.object({
        notes: z.array(
          z.object({
            id: z.string(),
            state: z.enum(['info', 'wait', 'good']),
            values: z.record(z.string(), z.union([z.string(), z.number()])),
            href: z.string().nullable(),
          }),
        ),
      }),
      problems: {},
    },
    async ({ caller, query }) => {
      const notes = await notesForReader(deps, caller.accountId, query.tool);
      return ok({
        notes: notes.map(({ id, state, href, values }) => ({
          id,
          state,
          href,
          values: Object.fromEntries(
            Object.entries(values).map(([name, value]) => [
              name,
              value instanceof Date ? value.toISOString() : value,
            ]),
          ),
        })),
      });
    },
  );
  const capability = z.object({
    isOn: z.boolean(),
    until: instant.optional(),
    reason: z.string().optional(),
  });
  endpoint(
    {
      method: 'get',
      path: '/account/capabilities',
      tag,
      summary: 'What is on hold, until when and why; trading, deposits and conversion never are',
      needsSession: true,
      status: 200,
      answer: z.object({
        withdraw: capability,
        transfer_to_users: capability,
        gift: capability,
        sell_peer_to_peer: capability,
      }),
      problems: {},
    },
    async ({ caller }) => ok(await capabilitiesOf(deps, deps.db.queries, caller.accountId)),
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
        group: z.enum(eventGroups).optional(),
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
      ok(
        await listActivity(deps, caller.accountId, {
          before: query.before ?? null,
          size: query.size,
          group: query.group ?? null,
        }),
      ),
  );
}
