import { z } from '@hono/zod-openapi';
import { limits } from '#kernel/limits.ts';
import { deviceFacts } from '#kernel/name-device.ts';
import { ok } from '#kernel/result.ts';
import type { GateDeps } from '#modules/gate/index.ts';
import { type Endpoint, idOf, instant, only } from '#platform/http/endpoints.ts';
import { endSession, nameOwnDevice, removeDevice, signOut, signOutElsewhere } from './end-sessions.ts';
import { listOwnDevices, listOwnSessions } from './list-sessions.ts';
import { sessionsProblems } from './problems.ts';

const sessionsTag = 'Sessions and devices';

const pageQuery = z.object({
  offset: z.coerce.number().int().min(0).max(10_000).default(0),
  size: z.coerce.number().int().min(1).max(limits.pageSizeMax).default(20),
});

const deviceShape = {
  id: z.string(),
  name: z.string(),
  system: z.string(),
  browser: z.string(),
  address: z.string(),
  firstSeenAt: instant,
  lastSeenAt: instant,
  lastSignInAt: instant,
};

/** Sessions and authorised devices of the caller. */
export function registerDevicesApi(endpoint: Endpoint, deps: GateDeps): void {
  endpoint(
    {
      method: 'delete',
      path: '/session',
      tag: sessionsTag,
      summary: 'Sign out of this session',
      needsSession: true,
      status: 204,
      problems: {},
    },
    async ({ caller }) => {
      await signOut(deps, caller);
      return ok();
    },
  );

  endpoint(
    {
      method: 'get',
      path: '/sessions',
      tag: sessionsTag,
      summary: 'Live sessions, last seen first',
      needsSession: true,
      query: pageQuery,
      status: 200,
      answer: z.object({
        items: z.array(
          z.object({
            id: z.string(),
            isCurrent: z.boolean(),
            address: z.string(),
            createdAt: instant,
            lastSeenAt: instant,
            expiresAt: instant,
            device: z.object(deviceShape),
          }),
        ),
        nextOffset: z.int().nullable(),
      }),
      problems: {},
    },
    async ({ caller, query }) => ok(await listOwnSessions(deps, caller, query)),
  );

  endpoint(
    {
      method: 'delete',
      path: '/sessions/{sessionId}',
      tag: sessionsTag,
      summary: 'Sign out of one session',
      needsSession: true,
      params: z.object({ sessionId: idOf('session') }),
      status: 204,
      problems: only(sessionsProblems, 'session_not_found'),
    },
    ({ caller, params }) => endSession(deps, caller, params.sessionId),
  );

  endpoint(
    {
      method: 'post',
      path: '/sessions/end',
      tag: sessionsTag,
      summary: 'Sign out of all other sessions, or of all',
      needsSession: true,
      body: z.strictObject({ scope: z.enum(['others', 'all']) }),
      status: 200,
      answer: z.object({ ended: z.int() }),
      problems: {},
    },
    async ({ caller, body: { scope }, client }) => {
      const device = deviceFacts(client());
      return ok({ ended: await signOutElsewhere(deps, caller, { includingThis: scope === 'all', device }) });
    },
  );

  const devicePath = z.object({ deviceId: idOf('device') });
  const ownDevice = z.object({ ...deviceShape, isCurrent: z.boolean() });
  endpoint(
    {
      method: 'get',
      path: '/devices',
      tag: sessionsTag,
      summary: 'Authorised devices, last seen first',
      needsSession: true,
      query: pageQuery,
      status: 200,
      answer: z.object({ items: z.array(ownDevice), nextOffset: z.int().nullable() }),
      problems: {},
    },
    async ({ caller, query }) => ok(await listOwnDevices(deps, caller, query)),
  );

  endpoint(
    {
      method: 'patch',
      path: '/devices/{deviceId}',
      tag: sessionsTag,
      summary: 'Rename a device',
      needsSession: true,
      params: devicePath,
      body: z.strictObject({ name: z.string().max(200) }),
      status: 204,
      problems: only(sessionsProblems, 'device_not_found', 'device_name_not_possible'),
    },
    ({ caller, params, body }) => nameOwnDevice(deps, caller, { deviceId: params.deviceId, name: body.name }),
  );

  endpoint(
    {
      method: 'delete',
      path: '/devices/{deviceId}',
      tag: sessionsTag,
      summary: 'Remove a device; its sessions end at once',
      needsSession: true,
      params: devicePath,
      status: 204,
      problems: only(sessionsProblems, 'device_not_found'),
    },
    ({ caller, params, client }) => removeDevice(deps, caller, { ...params, device: deviceFacts(client()) }),
  );
}
