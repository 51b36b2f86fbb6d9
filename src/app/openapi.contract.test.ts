import { describe, expect, it } from 'vitest';
import { createText } from '#kernel/text.ts';
import { messageSets } from './message-sets.ts';
import { problems } from './problems.ts';
import { useTestSite } from './testing.ts';

const site = useTestSite();

type Operation = {
  tags?: string[];
  summary?: string;
  security?: object[];
  requestBody?: { content: Record<string, unknown> };
  responses: Record<string, { description: string; content?: Record<string, unknown> }>;
};
type Document = {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: object };
};

const readDocument = async (): Promise<Document> =>
  (await site().newClient().call('GET', '/openapi.json')).body as unknown as Document;

async function operations(): Promise<{ name: string; method: string; path: string; operation: Operation }[]> {
  const { paths } = await readDocument();
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      name: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase(),
      path,
      operation,
    })),
  );
}

const documentedCodes = (operation: Operation): Set<string> =>
  new Set(
    Object.values(operation.responses).flatMap(({ description }) =>
      [...description.matchAll(/`(\w+)`/g)].map((match) => match[1] ?? ''),
    ),
  );

/** A path that leads nowhere: identifiers of the right form that nobody has. */
const fillPath = (path: string): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const prefix = { challengeId: 'chl', sessionId: 'ses', deviceId: 'dev', authorisationId: 'aut' }[name];
    return prefix ? `${prefix}_${'0'.repeat(24)}` : 'x'.repeat(43);
  });

describe('the OpenAPI document', () => {
  it('lists these operations; a change of the API shows here', async () => {
    expect((await operations()).map((each) => each.name).sort()).toEqual([
      'DELETE /api/v1/account/anti-phishing-code',
      'DELETE /api/v1/account/settings-lock/unlocking',
      'DELETE /api/v1/devices/{deviceId}',
      'DELETE /api/v1/recoveries/{recoveryId}/case',
      'DELETE /api/v1/recoveries/{recoveryId}/case/documents/{documentId}',
      'DELETE /api/v1/session',
      'DELETE /api/v1/sessions/{sessionId}',
      'GET /api/v1/account',
      'GET /api/v1/account/activity',
      'GET /api/v1/account/activity/export',
      'GET /api/v1/account/anti-phishing-code',
      'GET /api/v1/account/authenticator-links/{challengeId}',
      'GET /api/v1/account/backup-codes',
      'GET /api/v1/account/capabilities',
      'GET /api/v1/account/notes',
      'GET /api/v1/account/passkeys',
      'GET /api/v1/account/recovery',
      'GET /api/v1/account/settings-lock',
      'GET /api/v1/approvals',
      'GET /api/v1/approvals/{authorisationId}',
      'GET /api/v1/authorisation-links/{token}',
      'GET /api/v1/challenges/{challengeId}',
      'GET /api/v1/challenges/{challengeId}/events',
      'GET /api/v1/devices',
      'GET /api/v1/events',
      'GET /api/v1/freeze-links/{token}',
      'GET /api/v1/help',
      'GET /api/v1/help/articles/{category}/{slug}',
      'GET /api/v1/help/categories/{category}/articles',
      'GET /api/v1/help/problems/{code}',
      'GET /api/v1/help/search',
      'GET /api/v1/help/suggestions',
      'GET /api/v1/recoveries/{recoveryId}',
      'GET /api/v1/recoveries/{recoveryId}/case',
      'GET /api/v1/recovery-cancel-links/{token}',
      'GET /api/v1/recovery-trackers/{token}',
      'GET /api/v1/recovery-trackers/{token}/events',
      'GET /api/v1/session',
      'GET /api/v1/sessions',
      'GET /api/v1/sign-ins/{challengeId}',
      'GET /api/v1/sign-up-options',
      'GET /api/v1/sign-ups/{challengeId}',
      'GET /api/v1/undo-links/{token}',
      'PATCH /api/v1/account',
      'PATCH /api/v1/account/passkeys/{passkeyId}',
      'PATCH /api/v1/devices/{deviceId}',
      'POST /api/v1/account/authenticator-links',
      'POST /api/v1/account/authenticator-replacements',
      'POST /api/v1/account/backup-code-sets',
      'POST /api/v1/account/contact-changes/{challengeId}/migration',
      'POST /api/v1/account/email-changes',
      'POST /api/v1/account/freeze',
      'POST /api/v1/account/passkey-additions',
      'POST /api/v1/account/passkeys',
      'POST /api/v1/account/passkeys/removed',
      'POST /api/v1/account/passkeys/{passkeyId}/removal',
      'POST /api/v1/account/password-changes',
      'POST /api/v1/account/phone-changes',
      'POST /api/v1/account/recoveries',
      'POST /api/v1/account/recovery/cancel',
      'POST /api/v1/account/settings-lock/master-key',
      'POST /api/v1/account/settings-lock/unlocking',
      'POST /api/v1/account/settings-locks',
      'POST /api/v1/account/unfreeze',
      'POST /api/v1/accounts',
      'POST /api/v1/approvals/{authorisationId}',
      'POST /api/v1/authorisation-links/{token}',
      'POST /api/v1/challenges/{challengeId}/codes',
      'POST /api/v1/challenges/{challengeId}/grant',
      'POST /api/v1/challenges/{challengeId}/passkey-ceremonies',
      'POST /api/v1/challenges/{challengeId}/passkey-proofs',
      'POST /api/v1/challenges/{challengeId}/proofs',
      'POST /api/v1/forgotten-passwords',
      'POST /api/v1/forgotten-passwords/new-passwords',
      'POST /api/v1/freeze-links/{token}',
      'POST /api/v1/help/articles/{category}/{slug}/answers',
      'POST /api/v1/last-resorts',
      'POST /api/v1/last-resorts/{challengeId}/case',
      'POST /api/v1/passkey-sign-ins',
      'POST /api/v1/passkey-sign-ins/ceremonies',
      'POST /api/v1/recoveries',
      'POST /api/v1/recoveries/{recoveryId}/case/documents',
      'POST /api/v1/recoveries/{recoveryId}/case/review',
      'POST /api/v1/recoveries/{recoveryId}/finish',
      'POST /api/v1/recoveries/{recoveryId}/resumption',
      'POST /api/v1/recoveries/{recoveryId}/start',
      'POST /api/v1/recoveries/{recoveryId}/waiting-time',
      'POST /api/v1/recovery-cancel-links/{token}',
      'POST /api/v1/recovery-claims',
      'POST /api/v1/recovery-claims/{challengeId}/plan',
      'POST /api/v1/recovery-resumptions/{challengeId}',
      'POST /api/v1/sessions/end',
      'POST /api/v1/settings-unlocks',
      'POST /api/v1/settings-unlocks/waiting',
      'POST /api/v1/sign-ins',
      'POST /api/v1/sign-ins/{challengeId}/authorisation',
      'POST /api/v1/sign-ins/{challengeId}/session',
      'POST /api/v1/sign-ups',
      'POST /api/v1/undo-links/{token}',
      'POST /api/v1/unfreezes',
      'PUT /api/v1/account/anti-phishing-code',
      'PUT /api/v1/account/authenticator',
      'PUT /api/v1/account/authenticator/replacement',
      'PUT /api/v1/account/backup-codes',
      'PUT /api/v1/account/email',
      'PUT /api/v1/account/password',
      'PUT /api/v1/account/phone',
      'PUT /api/v1/account/settings-lock',
      'PUT /api/v1/recoveries/{recoveryId}/contact',
      'PUT /api/v1/sign-ups/{challengeId}/email',
      'PUT /api/v1/sign-ups/{challengeId}/phone',
    ]);
  });

  it('names live events for what they are', async () => {
    const streams = (await operations()).filter(({ name }) => name.endsWith('/events'));
    expect(streams).toHaveLength(3);
    for (const { name, operation } of streams) {
      expect(Object.keys(operation.responses['200']?.content ?? {}), name).toEqual(['text/event-stream']);
      expect([...documentedCodes(operation)], name).toContain('too_many_streams');
    }
  });

  it('tells apps where a new session token comes with the answer', async () => {
    const carries = ({ operation }: { operation: Operation }) =>
      JSON.stringify(operation.responses).includes('#/components/schemas/NewSession');
    const names = (await operations()).filter(carries).map((each) => each.name);
    expect(names.sort()).toEqual(
      [
        'POST /api/v1/account/passkeys/removed',
        'POST /api/v1/account/passkeys',
        'POST /api/v1/recoveries/{recoveryId}/finish',
        'PUT /api/v1/account/authenticator',
        'PUT /api/v1/account/authenticator/replacement',
        'PUT /api/v1/account/backup-codes',
        'PUT /api/v1/account/email',
        'PUT /api/v1/account/password',
        'PUT /api/v1/account/phone',
      ].sort(),
    );
  });

  it('describes each: summary, tag, answers, and the problems that everything can meet', async () => {
    for (const { name, operation } of await operations()) {
      expect(operation.summary, name).toBeTruthy();
      expect(operation.tags?.length, name).toBe(1);
      expect(
        Object.keys(operation.responses).some((status) => status.startsWith('2')),
        name,
      ).toBe(true);
      const codes = documentedCodes(operation);
      expect([...codes], name).toEqual(
        expect.arrayContaining(['too_many_requests', 'internal_error', 'temporarily_unavailable']),
      );
      expect(codes.has('session_missing'), name).toBe((operation.security?.length ?? 0) > 0);
      for (const code of codes) expect(problems, `${name}: ${code}`).toHaveProperty(code);
    }
  });

  it('is held: no session is 401, and every refusal has a documented code, status and form', async () => {
    for (const { name, method, path, operation } of await operations()) {
      const bodies = operation.requestBody ? [undefined, '{}', '{"x":1}', 'x'] : [undefined];
      for (const body of bodies) {
        const answer = await site().newClient().call(method, fillPath(path), body);
        const needsSession = (operation.security?.length ?? 0) > 0;
        if (needsSession)
          expect(answer, name).toMatchObject({ status: 401, body: { code: 'session_missing' } });
        expect(answer.status, name).toBeLessThan(500);
        if (answer.status < 400) continue;
        expect(Object.keys(operation.responses), `${name} answered ${answer.status}`).toContain(
          String(answer.status),
        );
        expect([...documentedCodes(operation)], name).toContain(answer.body.code);
        expect(answer.headers.get('content-type'), name).toBe('application/problem+json');
        expect(answer.body, name).toMatchObject({
          type: expect.stringMatching(/^http:\/\/localhost:3999\/help\/problems\/\w+$/),
          title: expect.any(String),
          status: answer.status,
          detail: expect.any(String),
          requestId: expect.stringMatching(/^req_/),
        });
      }
    }
  });
});

describe('every problem', () => {
  const text = createText(messageSets, 'en-GB', 'UTC');

  it.each(Object.entries(problems))(
    '%s says what happened and what to do, and has a help article',
    (code, spec) => {
      expect(text.has(`problem.${code}.title`)).toBe(true);
      expect(text.has(`problem.${code}.detail`)).toBe(true);
      expect(spec.help).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    },
  );
});
