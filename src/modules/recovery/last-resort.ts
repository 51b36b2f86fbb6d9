import { sql } from 'kysely';
import type { Contact } from '#kernel/contact.ts';
import type { ChallengeId, RecoveryId } from '#kernel/ids.ts';
import { plusDays } from '#kernel/instant.ts';
import { deviceFacts, nameDevice } from '#kernel/name-device.ts';
import { networkOf } from '#kernel/network.ts';
import { type Problem, problem } from '#kernel/problem.ts';
import { fail, must, ok, type Result } from '#kernel/result.ts';
import {
  type Account,
  contactsOf,
  type EmailProblem,
  findAccountByContact,
  lockAccount,
  type PhoneProblem,
  readEmail,
  readIdentifier,
  readPhone,
} from '#modules/accounts/index.ts';
import { checkProvenContact } from '#modules/contacts/index.ts';
import { createAuthenticatorSecret } from '#modules/factors/index.ts';
import {
  adoptNewContacts,
  claimGrant,
  decide,
  evenOut,
  type Grant,
  keepChallenge,
  openChallenge,
  readPayload,
  spendGrant,
  standingOf,
} from '#modules/gate/index.ts';
import { browserHolder, type Client } from '#modules/sessions/index.ts';
import type { Queries, Tx } from '#platform/db/db.ts';
import { advance, tell } from './advance.ts';
import { type Claimant, sealClaimant } from './claimant.ts';
import { blindlyLost, judgeMatch, lostWith, type Unmatched } from './last-resort-rules.ts';
import { tokensOf } from './links.ts';
import type { RecoveryDeps } from './ports.ts';
import type { Lost } from './recovery-rules.ts';
import { findLive, underLimit } from './start-recovery.ts';
import { claimsSince, findRecovery, insertRecovery, lockRecovery } from './store.ts';

/** Well above what opening a case takes, with and without an account behind it. */
const evenMs = 250;

export type ClaimLastResortProblem =
  | EmailProblem
  | PhoneProblem
  | Problem<'same_as_current' | 'recovery_limit_reached' | 'case_not_available'>;

export type LastResortInput = {
  /** A contact of the account, as typed; it need not be usable. */
  readonly identifier: string;
  readonly country?: string;
  /** What will take the place of the account's contacts. */
  readonly email: string;
  readonly phone: string;
  readonly phoneCountry?: string;
  readonly client: Client;
};

/**
 * The last resort, for somebody who can prove nothing of an account: names it, and two new contacts, which are proven next. No account is
 * looked for yet, so every answer depends on what was sent alone. Problems: those of the contacts, `same_as_current` (a new
 * contact is the one that is lost), `recovery_limit_reached`, `case_not_available`.
 */
export async function claimLastResort(
  deps: RecoveryDeps,
  input: LastResortInput,
): Promise<Result<ChallengeId, ClaimLastResortProblem>> {
  const { client } = input;
  if (!deps.cases) return fail(problem('case_not_available'));
  const claimed = readClaimed(input);
  if (!claimed.ok) return claimed;
  const email = readEmail(input.email, { disposableEmail: deps.config.policy.disposableEmail });
  if (!email.ok) return fail({ ...email.problem, field: 'email' });
  const phone = readPhone(input.phone, input.phoneCountry ?? '');
  if (!phone.ok) return fail({ ...phone.problem, field: 'phone' });
  for (const { kind, value } of [email.value, phone.value])
    if (value === claimed.value.value) return fail(problem('same_as_current', { field: kind }));
  const given = [claimed.value, email.value, phone.value];
  const limit = await claimLimit(deps, deps.db.queries, { given, client });
  if (!limit.ok) return limit;
  const opened = await openChallenge(deps, deps.db.queries, {
    action: 'claim_last_resort',
    holder: browserHolder(deps, client),
    account: null,
    device: deviceFacts(client),
    payload: {
      claimed_kind: claimed.value.kind,
      claimed: claimed.value.value,
      new_email: email.value.value,
      new_phone: phone.value.value,
      locale: client.locale,
      time_zone: client.timeZone,
    },
  });
  if (!opened.ok) throw new Error(`A claim of nobody was refused: ${opened.problem.code}`);
  return opened;
}

/** What can be nobody's contact is said at once: it depends on what was typed, and a slip would cost days. */
function readClaimed({
  identifier,
  country = '',
}: LastResortInput): Result<Contact, EmailProblem | PhoneProblem> {
  const contact = readIdentifier(identifier, country);
  const read =
    contact.kind === 'email'
      ? readEmail(contact.value, { disposableEmail: true })
      : readPhone(contact.value, country);
  // An account may have what is not taken for a new one any more.
  if (read.ok || read.problem.code === 'phone_not_personal') return ok(contact);
  return fail({ ...read.problem, field: 'identifier' });
}

export type OpenLastResortProblem = Problem<
  | 'challenge_not_found'
  | 'challenge_expired'
  | 'proof_missing'
  | 'grant_not_found'
  | 'grant_used'
  | 'grant_expired'
  | 'contact_in_use'
  | 'recovery_limit_reached'
  | 'case_not_available'
>;

/**
 * Opens the case of a last resort whose new contacts are proven; asked again, it is the same one. Whether an account matches
 * shows in nothing: what isn't one's has a case as well, is looked at by the same people, and ends with their refusal. Of a
 * match every contact is told. Problems: `proof_missing`, `contact_in_use` (a new contact that was proven is another
 * account's), `recovery_limit_reached`, those of the challenge and of the grant.
 */
export async function openLastResort(
  deps: RecoveryDeps,
  input: { challengeId: ChallengeId; client: Client },
): Promise<Result<RecoveryId, OpenLastResortProblem>> {
  return evenOut(
    deps,
    (mark) => {
      mark();
      return open(deps, input);
    },
    evenMs,
  );
}

async function open(
  deps: RecoveryDeps,
  { challengeId, client }: { challengeId: ChallengeId; client: Client },
): Promise<Result<RecoveryId, OpenLastResortProblem>> {
  const action = 'claim_last_resort';
  const own = { challengeId, action, holder: browserHolder(deps, client) } as const;
  const read = await readPayload(deps, { ...own, evenExpired: true });
  if (!read.ok) return read;
  if (read.value.action !== action) return fail(problem('challenge_not_found'));
  const before = await openedBy(deps.db.queries, own);
  if (before) return ok(before);
  const grant = await claimGrant(deps, own);
  if (!grant.ok) {
    // Two at once: the other one was quicker.
    const meanwhile = grant.problem.code === 'grant_used' ? await openedBy(deps.db.queries, own) : null;
    return meanwhile ? ok(meanwhile) : grant;
  }
  const given = contactsIn(grant.value);
  for (const contact of given.fresh) {
    const free = await checkProvenContact(deps, contact, null);
    if (!free.ok) return free;
  }
  return deps.db.tx(async (tx): Promise<Result<RecoveryId, OpenLastResortProblem>> => {
    const all = [given.claimed, ...given.fresh];
    // Claims that share a contact or a network are counted one after the other.
    for (const each of [...macsOf(deps, all), addressMacOf(deps, client)].sort())
      await sql`select pg_advisory_xact_lock(hashtextextended(${each}, 5))`.execute(tx);
    const limit = await claimLimit(deps, tx, { given: all, client });
    if (!limit.ok) return limit;
    const spent = await spendGrant(deps, tx, grant.value, deviceFacts(client));
    if (!spent.ok) {
      const meanwhile = await openedBy(tx, own);
      return meanwhile ? ok(meanwhile) : fail(problem('grant_used'));
    }
    return ok(await write(deps, tx, { ...own, client, ...given }));
  });
}

type Given = {
  readonly claimed: Contact;
  readonly fresh: readonly [Contact, Contact];
  readonly claimant: Claimant;
};

function contactsIn({ payload }: Grant<'claim_last_resort'>): Given {
  const { claimed, claimed_kind: kind, new_email: email, new_phone: phone } = payload;
  const { locale, time_zone: timeZone } = payload;
  if (!claimed || !email || !phone || !locale || !timeZone)
    throw new Error('A grant without what it was given for');
  return {
    claimed: { kind: kind === 'phone' ? 'phone' : 'email', value: claimed },
    fresh: [
      { kind: 'email', value: email },
      { kind: 'phone', value: phone },
    ],
    claimant: { email, phone, locale, timeZone },
  };
}

async function openedBy(
  queries: Queries,
  own: { challengeId: ChallengeId; holder: string },
): Promise<RecoveryId | null> {
  const found = await findRecovery(queries, { from_challenge: own.challengeId });
  return found && found.from?.holder === own.holder ? found.id : null;
}

async function write(
  deps: RecoveryDeps,
  tx: Tx,
  input: Given & { readonly challengeId: ChallengeId; readonly holder: string; readonly client: Client },
): Promise<RecoveryId> {
  const { client, challengeId, holder, claimed, fresh } = input;
  if (!deps.cases) throw new Error('A case was claimed, and nobody takes it');
  const id = deps.secrets.id('recovery');
  const now = deps.clock.now();
  const expiresAt = plusDays(now, deps.config.policy.recoveryCaseDays);
  const match = await matchOf(deps, tx, claimed, id);
  const account = match.account;
  const tokens = tokensOf(deps, id);
  await insertRecovery(tx, {
    id,
    account_id: account?.id ?? null,
    unmatched: match.unmatched,
    action: 'recover_by_case',
    lost: [...match.lost],
    shown_by: 'nothing',
    from_challenge: challengeId,
    from_holder: holder,
    holder,
    address_mac: addressMacOf(deps, client),
    claim_macs: macsOf(deps, [claimed, ...fresh]),
    claimant_sealed: sealClaimant(deps, id, input.claimant),
    device_name: nameDevice(client.userAgent).name,
    track_hash: deps.secrets.hashToken(tokens.track),
    cancel_hash: deps.secrets.hashToken(tokens.cancel),
    created_at: now,
    challenge_id: account
      ? await openKept(deps, tx, { ...input, account, lost: match.lost, until: expiresAt })
      : challengeId,
    expires_at: expiresAt,
  });
  const started = must(await advance(deps, tx, await lockRecovery(tx, id), 'start', { started_at: now }));
  const committed = must(await advance(deps, tx, started, 'open_case', { committed_at: now }));
  await deps.cases.open(tx, { recoveryId: id, accountId: account?.id ?? null, lost: match.lost });
  await tell(deps, tx, committed, 'recovery_last_resort', { address: client.address });
  return id;
}

type Match =
  | { readonly account: Account; readonly unmatched: null; readonly lost: readonly Lost[] }
  | { readonly account: null; readonly unmatched: Unmatched; readonly lost: readonly Lost[] };

/** The account that a claim is for, locked; or why it is none's. */
async function matchOf(deps: RecoveryDeps, tx: Tx, claimed: Contact, id: RecoveryId): Promise<Match> {
  const none = (unmatched: Unmatched): Match => ({ account: null, unmatched, lost: blindlyLost });
  const found = await findAccountByContact(tx, claimed);
  if (!found) return none('no_account');
  const account = await lockAccount(tx, found.id);
  // It may have been changed until the lock was there.
  const isKnown =
    account.state !== 'closed' && (await contactsOf(tx, account.id))[claimed.kind] === claimed.value;
  if (!isKnown) return none('no_account');
  const standing = await standingOf(deps, tx, account);
  const lost = lostWith(standing);
  const { recoveriesMax: claimsMax, recoveriesDays } = deps.config.policy;
  const since = plusDays(deps.clock.now(), -recoveriesDays);
  const unmatched = judgeMatch({
    isKnown,
    isOpen: decide('recover_by_case', standing, lost).allowed,
    isAnotherLive: (await findLive(deps, tx, { id, accountId: account.id })) !== null,
    claims: (await claimsSince(tx, { accountId: account.id }, since, claimsMax)).length,
    claimsMax,
  });
  return unmatched ? none(unmatched) : { account, unmatched: null, lost };
}

/** The challenge of a case, with the new contacts proven in it, for as long as people may take to decide. */
async function openKept(
  deps: RecoveryDeps,
  tx: Tx,
  input: Given & {
    readonly account: Account;
    readonly lost: readonly Lost[];
    readonly challengeId: ChallengeId;
    readonly holder: string;
    readonly until: Date;
  },
): Promise<ChallengeId> {
  const { account, lost, holder, until } = input;
  const [email, phone] = input.fresh;
  const to = must(
    await openChallenge(deps, tx, {
      action: 'recover_by_case',
      holder,
      account,
      device: null,
      payload: {
        lost: lost.join(','),
        new_email: email.value,
        new_phone: phone.value,
        ...(lost.includes('authenticator') ? { new_authenticator: createAuthenticatorSecret() } : {}),
      },
    }),
  );
  await adoptNewContacts(deps, tx, { from: input.challengeId, to, holder });
  must(await keepChallenge(deps, tx, { challengeId: to, until: () => until }));
  return to;
}

const macsOf = (deps: RecoveryDeps, contacts: readonly Contact[]): string[] =>
  contacts.map(({ kind, value }) => deps.secrets.mac('limit', `claim:${kind}:${value}`));

const addressMacOf = (deps: RecoveryDeps, client: Client): string =>
  deps.secrets.mac('limit', networkOf(client.address));

/** So many with one contact, whoever named it and whether an account has it, and so many from one network. */
async function claimLimit(
  deps: RecoveryDeps,
  queries: Queries,
  { given, client }: { given: readonly Contact[]; client: Client },
): Promise<Result<undefined, Problem<'recovery_limit_reached'>>> {
  const { recoveriesMax, recoveriesPerAddressMax, recoveriesDays: days } = deps.config.policy;
  const since = plusDays(deps.clock.now(), -days);
  for (const claimMac of macsOf(deps, given)) {
    const limit = underLimit(
      await claimsSince(queries, { claimMac }, since, recoveriesMax),
      recoveriesMax,
      days,
    );
    if (!limit.ok) return limit;
  }
  const fromHere = await claimsSince(
    queries,
    { addressMac: addressMacOf(deps, client) },
    since,
    recoveriesPerAddressMax,
  );
  return underLimit(fromHere, recoveriesPerAddressMax, days);
}
