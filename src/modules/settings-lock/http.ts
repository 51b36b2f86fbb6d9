import { z } from '@hono/zod-openapi';
import { limits } from '#kernel/limits.ts';
import { deviceFacts } from '#kernel/name-device.ts';
import { ok } from '#kernel/result.ts';
import {
  asOpened,
  byGrant,
  claimBody,
  doing,
  grantBody,
  grantProblems,
  openedSchema,
  policyRefusals,
} from '#modules/gate/http.ts';
import { type GateDeps, gateProblems, presentGrant } from '#modules/gate/index.ts';
import { browserHolder } from '#modules/sessions/index.ts';
import { type Endpoint, instant, only } from '#platform/http/endpoints.ts';
import { settingsLockProblems } from './problems.ts';
import { lockDaysMax, lockDaysMin } from './rules.ts';
import {
  keepLocked,
  lockSettings,
  startSettingsLock,
  startUnlock,
  startUnlockSignedOut,
  unlockWithMasterKey,
  viewSettingsLock,
} from './settings-lock.ts';
import { startUnlockByContacts } from './unlock-by-contacts.ts';

const tag = 'Settings lock';
const notLocked = only(gateProblems, 'settings_not_locked');
const unlocking = z.object({ unlockAt: instant });

/** The settings lock: turning it on, waiting for it, and the master key. */
export function registerSettingsLockApi(endpoint: Endpoint, deps: GateDeps): void {
  endpoint(
    {
      method: 'get',
      path: '/account/settings-lock',
      tag,
      summary: 'Where the settings lock stands',
      needsSession: true,
      status: 200,
      answer: z.object({
        state: z.enum(['off', 'on', 'unlocking']),
        days: z.int().optional(),
        unlockAt: instant.optional(),
        hasMasterKey: z.boolean(),
      }),
      problems: {},
    },
    async ({ caller }) => ok(await viewSettingsLock(deps, caller.accountId)),
  );

  endpoint(
    {
      method: 'post',
      path: '/account/settings-locks',
      tag,
      summary: 'Start locking the settings',
      needsSession: true,
      body: z.strictObject({
        days: z.int().min(lockDaysMin).max(lockDaysMax),
        withMasterKey: z.boolean().default(false),
      }),
      status: 201,
      answer: openedSchema,
      problems: { ...only(settingsLockProblems, 'lock_days_not_possible'), ...policyRefusals },
    },
    async ({ body, caller, client }) => {
      const { accountId, sessionId: holder } = caller;
      const started = await startSettingsLock(deps, {
        accountId,
        holder,
        device: deviceFacts(client()),
        ...body,
      });
      return asOpened(started);
    },
  );

  endpoint(
    {
      method: 'put',
      path: '/account/settings-lock',
      tag,
      summary: 'Turn the settings lock on',
      description: 'The master key, when one was asked for, is in this one answer and never shown again.',
      needsSession: true,
      ...doing('lock_settings'),
      status: 200,
      answer: z.object({ days: z.int(), masterKey: z.string().nullable() }),
      problems: grantProblems,
    },
    byGrant(deps, 'lock_settings', (grant, by) => lockSettings(deps, grant, by)),
  );

  endpoint(
    {
      method: 'post',
      path: '/account/settings-lock/unlocking',
      tag,
      summary: 'Start the waiting time at whose end the settings open',
      needsSession: true,
      status: 200,
      answer: unlocking,
      problems: notLocked,
    },
    ({ caller, client }) => startUnlock(deps, { accountId: caller.accountId, device: deviceFacts(client()) }),
  );

  endpoint(
    {
      method: 'delete',
      path: '/account/settings-lock/unlocking',
      tag,
      summary: 'Keep the settings locked',
      needsSession: true,
      status: 204,
      problems: notLocked,
    },
    ({ caller, client }) => keepLocked(deps, { accountId: caller.accountId, device: deviceFacts(client()) }),
  );

  endpoint(
    {
      method: 'post',
      path: '/account/settings-lock/master-key',
      tag,
      summary: 'End the lock at once with the master key',
      needsSession: true,
      body: z.strictObject({ masterKey: z.string().max(limits.passwordCharsMax) }),
      status: 204,
      problems: { ...notLocked, ...only(settingsLockProblems, 'master_key_wrong', 'master_key_locked') },
    },
    ({ body, caller, client }) =>
      unlockWithMasterKey(deps, {
        accountId: caller.accountId,
        masterKey: body.masterKey,
        device: deviceFacts(client()),
      }),
  );

  endpoint(
    {
      method: 'post',
      path: '/settings-unlocks',
      tag,
      summary: 'Start unlocking without signing in',
      description: 'The answer is the same whether an account has this contact or not.',
      needsSession: false,
      body: claimBody,
      status: 201,
      answer: openedSchema,
      problems: {},
    },
    async ({ body, client }) =>
      ok({
        challengeId: await startUnlockByContacts(deps, { ...body, client: client() }),
      }),
  );

  endpoint(
    {
      method: 'post',
      path: '/settings-unlocks/waiting',
      tag,
      summary: 'Begin the waiting time, both contacts proven',
      needsSession: false,
      body: z.strictObject(grantBody),
      status: 200,
      answer: unlocking,
      problems: grantProblems,
    },
    async ({ body, client }) => {
      const own = client();
      const holder = browserHolder(deps, own);
      const grant = await presentGrant(deps, { grantId: body.grant, action: 'unlock_settings', holder });
      return grant.ok ? startUnlockSignedOut(deps, grant.value, { device: deviceFacts(own) }) : grant;
    },
  );
}
