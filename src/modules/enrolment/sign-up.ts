import type { AccountId, ChallengeId } from '#kernel/ids.ts';
import { type Language, localeOf } from '#kernel/languages.ts';
import { deviceFacts } from '#kernel/name-device.ts';
import { type Problem, problem } from '#kernel/problem.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import {
  type EmailProblem,
  insertAccount,
  type PhoneProblem,
  readEmail,
  readPhone,
  showContact,
} from '#modules/accounts/index.ts';
import { recordEntry } from '#modules/audit/index.ts';
import { checkProvenContact } from '#modules/contacts/index.ts';
import {
  checkNewPassword,
  hashPassword,
  type PasswordProblem,
  writePassword,
} from '#modules/factors/index.ts';
import {
  amendPayload,
  type ChallengeProblem,
  claimGrant,
  type GateDeps,
  type Grant,
  openChallenge,
  readPayload,
  sendCode,
  spendGrant,
  viewChallenge,
} from '#modules/gate/index.ts';
import { alertAccount } from '#modules/notifications/index.ts';
import { browserHolder, type Client, type Credentials, startSession } from '#modules/sessions/index.ts';

type SendProblem = Extract<Awaited<ReturnType<typeof sendCode>>, { ok: false }>['problem'];

/**
 * Starts a sign-up with an e-mail address and sends it a code. Whether it has an account already is told only after
 * the code is right. Problems: `email_not_possible`, `email_disposable`, `send_limit_reached`, `channel_resting`.
 */
export async function startSignUp(
  deps: GateDeps,
  input: { email: string; client: Client },
): Promise<Result<ChallengeId, EmailProblem | SendProblem>> {
  const email = readEmail(input.email, { disposableEmail: deps.config.policy.disposableEmail });
  if (!email.ok) return fail({ ...email.problem, field: 'email' });
  const holder = browserHolder(deps, input.client);
  const opened = await deps.db.tx((tx) =>
    openChallenge(deps, tx, {
      action: 'sign_up',
      holder,
      account: null,
      device: deviceFacts(input.client),
      payload: {
        new_email: email.value.value,
        locale: input.client.locale,
        time_zone: input.client.timeZone,
      },
    }),
  );
  if (!opened.ok) throw new Error('Sign-up is open to everybody');
  const sent = await sendCode(deps, {
    challengeId: opened.value,
    holder,
    slot: 'new_email',
    channel: 'email',
    address: input.client.address,
  });
  return sent.ok ? opened : fail({ ...sent.problem, field: 'email' });
}

export type SignUpStep = 'email' | 'phone' | 'phone_code' | 'details';

export type SignUpView = {
  readonly step: SignUpStep;
  /** In full and grouped: whoever typed it must be able to see a slip. */
  readonly email: string;
  readonly phone: string | null;
  readonly challenge: Extract<Awaited<ReturnType<typeof viewChallenge>>, { ok: true }>['value'];
};

type OwnSignUp = { readonly challengeId: ChallengeId; readonly client: Client };

/**
 * Where a sign-up stands: after a refresh, a back button or on a second tab it is the same. A proven contact that
 * has an account already is told here. Problems: `contact_in_use` (`kind` says which), `challenge_not_found`,
 * `challenge_expired`.
 */
export async function viewSignUp(
  deps: GateDeps,
  input: OwnSignUp,
): Promise<Result<SignUpView, ChallengeProblem | Problem<'contact_in_use'>>> {
  const own = await readSignUp(deps, input);
  if (!own.ok) return own;
  const { email, phone, isProven, challenge } = own.value;
  for (const [slot, kind, value] of [
    ['new_email', 'email', email],
    ['new_phone', 'phone', phone],
  ] as const) {
    if (value === null || !isProven(slot)) continue;
    const free = await checkProvenContact(deps, { kind, value }, null);
    if (!free.ok) return fail(problem('contact_in_use', { params: { kind } }));
  }
  const step = !isProven('new_email')
    ? 'email'
    : phone === null
      ? 'phone'
      : !isProven('new_phone')
        ? 'phone_code'
        : 'details';
  return ok({
    step,
    email,
    phone: phone === null ? null : showContact({ kind: 'phone', value: phone }),
    challenge,
  });
}

async function readSignUp(deps: GateDeps, input: OwnSignUp) {
  const own = { challengeId: input.challengeId, holder: browserHolder(deps, input.client) };
  const view = await viewChallenge(deps, own);
  if (!view.ok) return view;
  const read = await readPayload(deps, own);
  if (!read.ok) return read;
  if (read.value.action !== 'sign_up') return fail(problem('challenge_not_found'));
  const { new_email: email = '', new_phone: phone = null } = read.value.payload;
  const isProven = (name: string) =>
    view.value.slots.some((slot) => slot.name === name && slot.state === 'done');
  return ok({ email, phone, isProven, challenge: view.value });
}

/**
 * Corrects the e-mail address of a sign-up and sends its code; a proven phone number stays proven.
 * Problems: `email_not_possible`, `email_disposable`, those of sending.
 */
export async function correctSignUpEmail(
  deps: GateDeps,
  input: OwnSignUp & { email: string },
): Promise<Result<undefined, EmailProblem | SendProblem>> {
  const email = readEmail(input.email, { disposableEmail: deps.config.policy.disposableEmail });
  if (!email.ok) return fail({ ...email.problem, field: 'email' });
  const own = await readSignUp(deps, input);
  if (!own.ok) return own;
  if (own.value.isProven('new_email') && own.value.email === email.value.value) return ok();
  return bindAndSend(deps, input, 'new_email', email.value.value);
}

/**
 * Adds (or corrects) the phone number of a sign-up whose e-mail is proven, and sends its code.
 * Problems: `phone_not_possible`, `phone_not_personal`, `proof_missing`, those of sending.
 */
export async function giveSignUpPhone(
  deps: GateDeps,
  input: OwnSignUp & { phone: string; country: string },
): Promise<Result<undefined, PhoneProblem | SendProblem | Problem<'proof_missing'>>> {
  const phone = readPhone(input.phone, input.country);
  if (!phone.ok) return fail({ ...phone.problem, field: 'phone' });
  const own = await readSignUp(deps, input);
  if (!own.ok) return own;
  if (!own.value.isProven('new_email')) {
    return fail(problem('proof_missing', { params: { slots: 'new_email' } }));
  }
  if (own.value.isProven('new_phone') && own.value.phone === phone.value.value) return ok();
  return bindAndSend(deps, input, 'new_phone', phone.value.value);
}

async function bindAndSend(
  deps: GateDeps,
  input: OwnSignUp,
  slot: 'new_email' | 'new_phone',
  value: string,
): Promise<Result<undefined, SendProblem>> {
  const own = { challengeId: input.challengeId, holder: browserHolder(deps, input.client) };
  const amended = await deps.db.tx((tx) => amendPayload(deps, tx, { ...own, payload: { [slot]: value } }));
  if (!amended.ok) return amended;
  const channel = slot === 'new_email' ? 'email' : 'sms';
  const sent = await sendCode(deps, { ...own, slot, channel, address: input.client.address });
  return sent.ok ? sent : fail({ ...sent.problem, field: slot === 'new_email' ? 'email' : 'phone' });
}

export type FinishSignUpProblem =
  | PasswordProblem
  | Problem<'region_not_supported' | 'terms_not_accepted' | 'grant_used' | 'contact_in_use'>;

export type SignUpDetails = {
  readonly password: string;
  /** ISO 3166. */
  readonly region: string;
  readonly acceptsTerms: boolean;
  /** IANA name, as the browser reports it. */
  readonly timeZone: string;
  /** In which the account is spoken to from now on. */
  readonly language: Language;
  readonly client: Client;
};

/** From the last proof straight to the account, for pages. Problems: those of the grant and of `createAccount`. */
export async function finishSignUp(deps: GateDeps, input: SignUpDetails & { challengeId: ChallengeId }) {
  const holder = browserHolder(deps, input.client);
  const grant = await claimGrant(deps, { challengeId: input.challengeId, action: 'sign_up', holder });
  return grant.ok ? createAccount(deps, grant.value, input) : grant;
}

/**
 * Creates the account with both proven contacts, its password and its first device, and signs it in.
 * Problems: `region_not_supported`, `terms_not_accepted`, `password_too_short`, `password_too_long`,
 * `password_too_common`, `grant_used`, `contact_in_use`.
 */
export async function createAccount(
  deps: GateDeps,
  grant: Grant<'sign_up'>,
  input: SignUpDetails,
): Promise<Result<Credentials & { accountId: AccountId }, FinishSignUpProblem>> {
  const { new_email: email, new_phone: phone } = grant.payload;
  if (!email || !phone) throw new Error('A sign-up without both contacts');
  if (!deps.config.regions.includes(input.region))
    return fail(problem('region_not_supported', { field: 'region' }));
  const judged = await checkNewPassword(input.password, [
    email,
    email.split('@')[0] ?? '',
    phone,
    deps.config.brand.name,
  ]);
  if (!judged.ok) return judged;
  if (!input.acceptsTerms) return fail(problem('terms_not_accepted', { field: 'terms' }));
  const passwordHash = await hashPassword(input.password);
  const now = deps.clock.now();
  return deps.db.tx(
    async (tx): Promise<Result<Credentials & { accountId: AccountId }, FinishSignUpProblem>> => {
      const spent = await spendGrant(deps, tx, grant, null);
      if (!spent.ok) return spent;
      const accountId = deps.secrets.id('account');
      const created = await insertAccount(tx, {
        id: accountId,
        region: input.region,
        locale: localeOf(input.language),
        timeZone: readTimeZone(input.timeZone),
        contacts: { email, phone },
        at: now,
      });
      if (created === 'contact_in_use') return fail(problem('contact_in_use'));
      await writePassword(deps, tx, accountId, passwordHash, now);
      const credentials = await startSession(deps, tx, { accountId, client: input.client, deviceId: null });
      const device = deviceFacts(input.client);
      await recordEntry(deps, tx, {
        accountId,
        at: now,
        event: 'signed_up',
        facts: { device: device.name, address: device.address },
      });
      await alertAccount(deps, tx, {
        accountId,
        event: 'signed_up',
        at: now,
        device,
      });
      return ok({ ...credentials, accountId });
    },
  );
}

/** The zone as Intl names it; UTC for anything that is none, because every page would stumble over it. */
function readTimeZone(named: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: named }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}
