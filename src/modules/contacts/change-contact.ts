import type { Contact, ContactKind } from '#kernel/contact.ts';
import type { AccountId, ChallengeId, ChangeId } from '#kernel/ids.ts';
import { dayMs, plusDays, plusMs } from '#kernel/instant.ts';
import { type Problem, problem } from '#kernel/problem.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import {
  contactsOf,
  type EmailProblem,
  isContactTaken,
  lockAccount,
  maskContact,
  type PhoneProblem,
  readEmail,
  readPhone,
  replaceContact,
  reserveContact,
} from '#modules/accounts/index.ts';
import { recordEntry } from '#modules/audit/index.ts';
import {
  claimGrant,
  forgetProofs,
  type GateDeps,
  type Grant,
  type Holder,
  openChallenge,
  type SpendProblem,
  spendGrant,
} from '#modules/gate/index.ts';
import { type Hold, type HoldReason, placeHold } from '#modules/holds/index.ts';
import { alertAccount, type DeviceFacts } from '#modules/notifications/index.ts';
import type { Tx } from '#platform/db/db.ts';
import type { Platform } from '#platform/platform.ts';
import { type ContactsDeps, closeMigrated } from './migrate-contact.ts';
import { changesSince, insertChange } from './store.ts';

type OpenProblem = Extract<Awaited<ReturnType<typeof openChallenge>>, { ok: false }>['problem'];
export type StartChangeProblem =
  | EmailProblem
  | PhoneProblem
  | Problem<'same_as_current' | 'change_limit_reached'>
  | OpenProblem;

export const actionOf = { phone: 'change_phone', email: 'change_email' } as const;
export const slotOf = { phone: 'new_phone', email: 'new_email' } as const;

/**
 * Starts changing the phone or e-mail: what can be refused is refused before any code is sent. Whether somebody else
 * has the new contact is not told here, only after it is proven. Problems: `phone_not_possible`, `phone_not_personal`,
 * `email_not_possible`, `email_disposable`, `same_as_current`, `change_limit_reached`, the policy's refusals.
 */
export async function startContactChange(
  deps: GateDeps,
  input: {
    accountId: AccountId;
    holder: Holder;
    device: DeviceFacts | null;
    kind: ContactKind;
    typed: string;
    country?: string;
  },
): Promise<Result<ChallengeId, StartChangeProblem>> {
  const read =
    input.kind === 'phone'
      ? readPhone(input.typed, input.country ?? '')
      : readEmail(input.typed, { disposableEmail: deps.config.policy.disposableEmail });
  if (!read.ok) return fail({ ...read.problem, field: input.kind });
  return deps.db.tx(async (tx): Promise<Result<ChallengeId, StartChangeProblem>> => {
    const account = await lockAccount(tx, input.accountId);
    const contacts = await contactsOf(tx, account.id);
    if (contacts[input.kind] === read.value.value)
      return fail(problem('same_as_current', { field: input.kind }));
    const limit = await changeLimit(deps, tx, account.id, input.kind);
    if (!limit.ok) return limit;
    return openChallenge(deps, tx, {
      action: actionOf[input.kind],
      holder: input.holder,
      account,
      device: input.device,
      payload: { [slotOf[input.kind]]: read.value.value },
    });
  });
}

async function changeLimit(
  deps: Platform,
  tx: Parameters<typeof lockAccount>[0],
  accountId: AccountId,
  kind: ContactKind,
): Promise<Result<undefined, Problem<'change_limit_reached'>>> {
  const { contactChangesMax, contactChangesDays } = deps.config.policy;
  const now = deps.clock.now();
  const changes = await changesSince(
    tx,
    accountId,
    kind,
    plusMs(now, -contactChangesDays * dayMs),
    contactChangesMax,
  );
  const oldest = changes[contactChangesMax - 1];
  if (!oldest) return ok();
  const retryAt = plusDays(oldest, contactChangesDays);
  return fail(
    problem('change_limit_reached', {
      retryAt,
      params: { until: retryAt, max: contactChangesMax, days: contactChangesDays },
    }),
  );
}

export type ChangeContactProblem =
  | SpendProblem<'change_phone' | 'change_email'>
  | Problem<'contact_in_use' | 'same_as_current' | 'change_limit_reached' | 'migration_not_possible'>;

/**
 * Puts the proven phone or e-mail in the place of the current one: hold, audit entry, messages to old and new with
 * the undo link for the old one, all in one transaction (product rule: section 5). One that was agreed to move here from
 * the customer's other account closes that account in the same transaction.
 * Problems: those of `spendGrant` (a second flow that finished meanwhile leaves `proof_missing`, because what it proved
 * is not the current contact any more), `contact_in_use`, `same_as_current`, `change_limit_reached`,
 * `migration_not_possible`.
 */
export async function changeContact(
  deps: ContactsDeps,
  grant: Grant<'change_phone'> | Grant<'change_email'>,
  input: { device: DeviceFacts | null },
): Promise<Result<{ hold: Hold }, ChangeContactProblem>> {
  const kind: ContactKind = grant.action === 'change_phone' ? 'phone' : 'email';
  const { accountId } = grant;
  const value = grant.payload[slotOf[kind]];
  if (!accountId || !value) throw new Error('A grant without what it was given for');
  const next: Contact = { kind, value };
  return deps.db.tx(async (tx): Promise<Result<{ hold: Hold }, ChangeContactProblem>> => {
    const spent = await spendGrant<'change_phone' | 'change_email'>(deps, tx, grant, input.device);
    if (!spent.ok) return spent;
    const limit = await changeLimit(deps, tx, accountId, kind);
    if (!limit.ok) return limit;
    const now = deps.clock.now();
    const migrated = await closeMigrated(deps, tx, { accountId, contact: next });
    if (!migrated.ok) return migrated;
    const placed = await putContactInPlace(deps, tx, { accountId, contact: next, reason: `${kind}_changed` });
    if (!placed.ok) {
      if (migrated.value === 'migrated')
        throw new Error('An account was closed for a contact that did not move');
      return placed;
    }
    const { old, hold, undoUrl } = placed.value;
    await recordEntry(deps, tx, {
      accountId,
      at: now,
      event: `${kind}_changed`,
      facts: {
        before: maskContact(old),
        now: maskContact(next),
        device: input.device?.name ?? null,
        address: input.device?.address ?? null,
      },
    });
    await alertAccount(deps, tx, {
      accountId,
      also: [{ ...old, undoUrl }],
      event: `${kind}_changed`,
      at: now,
      device: input.device,
      change: { before: maskContact(old), now: maskContact(next) },
      holdUntil: hold.endsAt,
      links: { undoUntil: hold.endsAt },
    });
    await deps.live.publish(tx, 'account', accountId);
    return ok({ hold });
  });
}

/**
 * Puts a proven contact in the place of the account's own, inside the caller's transaction: the hold, the old contact
 * reserved for as long and proving nothing any more, and the link that takes it back. The account is locked. Problems: `contact_in_use`,
 * `same_as_current` (a second flow has finished since this one started).
 */
export async function putContactInPlace(
  deps: GateDeps,
  tx: Tx,
  input: { accountId: AccountId; contact: Contact; reason: HoldReason },
): Promise<
  Result<{ old: Contact; hold: Hold; undoUrl: string }, Problem<'contact_in_use' | 'same_as_current'>>
> {
  const { accountId, contact } = input;
  const { kind, value } = contact;
  const before = await contactsOf(tx, accountId);
  if (before[kind] === value) return fail(problem('same_as_current'));
  const now = deps.clock.now();
  if ((await replaceContact(tx, accountId, contact, now)) === 'contact_in_use') {
    return fail(problem('contact_in_use', { field: kind }));
  }
  const hold = await placeHold(deps, tx, { accountId, reason: input.reason, at: now });
  const undoToken = deps.secrets.token();
  const id: ChangeId = deps.secrets.id('change');
  await insertChange(tx, {
    id,
    account_id: accountId,
    kind,
    old_value: before[kind],
    new_value: value,
    changed_at: now,
    undo_hash: deps.secrets.hashToken(undoToken),
    undo_until: hold.endsAt,
  });
  const old: Contact = { kind, value: before[kind] };
  await reserveContact(tx, accountId, old, hold.endsAt);
  await forgetProofs(deps, tx, accountId, kind);
  return ok({ old, hold, undoUrl: `${deps.config.origin}/undo/${undoToken}` });
}

/**
 * Whether somebody else's account has the contact that was just proven; asked as soon as its code is right.
 * Problems: `contact_in_use`.
 */
export async function checkProvenContact(
  deps: Platform,
  contact: Contact,
  forAccount: AccountId | null,
): Promise<Result<undefined, Problem<'contact_in_use'>>> {
  const isTaken = await isContactTaken(deps.db.queries, contact, forAccount, deps.clock.now());
  return isTaken ? fail(problem('contact_in_use', { field: contact.kind })) : ok();
}

/** From the last proof straight to the change, for pages. Problems: those of the grant and of `changeContact`. */
export async function finishContactChange(
  deps: ContactsDeps,
  input: { kind: ContactKind; challengeId: ChallengeId; holder: Holder; device: DeviceFacts | null },
) {
  if (input.kind === 'phone') {
    const grant = await claimGrant(deps, { ...input, action: 'change_phone' });
    return grant.ok ? changeContact(deps, grant.value, input) : grant;
  }
  const grant = await claimGrant(deps, { ...input, action: 'change_email' });
  return grant.ok ? changeContact(deps, grant.value, input) : grant;
}
