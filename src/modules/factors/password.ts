import { hash, verify } from '@node-rs/argon2';
import { sql } from 'kysely';
import type { Contact } from '#kernel/contact.ts';
import type { AccountId } from '#kernel/ids.ts';
import { hourMs, plusMs } from '#kernel/instant.ts';
import { networkOf } from '#kernel/network.ts';
import { type Problem, problem } from '#kernel/problem.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import { type Account, findAccountByContact } from '#modules/accounts/index.ts';
import type { Queries, Tx } from '#platform/db/db.ts';
import type { Platform } from '#platform/platform.ts';
import { judgePassword, nextPasswordTry, type PasswordProblem, passwordCharsMax } from './password-rules.ts';
import {
  deleteWrongPasswords,
  findPasswordHash,
  insertWrongPassword,
  writePasswordHash,
  wrongPasswordsSince,
} from './store.ts';

/** OWASP's second choice for argon2id: 19 MiB, two passes, one lane. */
export const argon2Parameters = {
  // Argon2id; the package's own name for it is a const enum, which TypeScript can't strip.
  algorithm: 2,
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
} as const;

/** Somebody without an account costs the same time: their password is compared with this hash of a random text. */
let decoyHash: Promise<string> | null = null;

type Zxcvbn = { check(password: string, inputs: string[]): { score: number } };
let zxcvbn: Promise<Zxcvbn> | null = null;

/** The dictionaries take tens of megabytes, so they are read when the first password is chosen. */
function loadZxcvbn(): Promise<Zxcvbn> {
  zxcvbn ??= (async () => {
    const [core, common, english] = await Promise.all([
      import('@zxcvbn-ts/core'),
      import('@zxcvbn-ts/language-common'),
      import('@zxcvbn-ts/language-en'),
    ]);
    return new core.ZxcvbnFactory({
      dictionary: { ...common.dictionary, ...english.dictionary },
      graphs: common.adjacencyGraphs,
    });
  })();
  return zxcvbn;
}

/**
 * Judges a new password against length, common and breached lists and the person's own contacts.
 * Problems: `password_too_short`, `password_too_long`, `password_too_common`.
 */
export async function checkNewPassword(
  password: string,
  ownWords: readonly string[],
): Promise<Result<undefined, PasswordProblem>> {
  const { score } = (await loadZxcvbn()).check(password.slice(0, passwordCharsMax), [...ownWords]);
  return judgePassword(password, score);
}

/** Stores a judged password as an argon2id hash. Slow on purpose: hash it before the transaction with `hashPassword`. */
export async function writePassword(
  tx: Tx,
  accountId: AccountId,
  passwordHash: string,
  at: Date,
): Promise<void> {
  await writePasswordHash(tx, accountId, passwordHash, at);
}

/** One spelling of the same letters (NIST SP 800-63B section 3.1.1.2): keyboards differ in how they compose an accent. */
const normalise = (password: string): string => password.normalize('NFKC');

export const hashPassword = (password: string): Promise<string> =>
  hash(normalise(password), argon2Parameters);

/** A character may be two UTF-16 units, and folding may shorten the text: nothing that may match is cut. */
const comparedCharsMax = 8 * passwordCharsMax;

export type SignInPasswordProblem = Problem<'password_wrong' | 'password_try_too_soon'>;

/**
 * Checks the password of whoever has this contact. Known and unknown contacts take the same path, time and answers;
 * wrong tries are counted by contact, by account over both its contacts, and by network address, in the database.
 * Problems: `password_wrong`, `password_try_too_soon` (with when).
 */
export async function checkPassword(
  deps: Platform,
  input: { contact: Contact; password: string; address: string },
): Promise<Result<Account, SignInPasswordProblem>> {
  const now = deps.clock.now();
  const contactMac = deps.secrets.mac('limit', `password:${input.contact.value}`);
  const addressMac = deps.secrets.mac('limit', networkOf(input.address));
  const early = await tryTooSoon(deps, deps.db.queries, { contactMac, addressMac, now });
  if (early) return early;

  const account = await findAccountByContact(deps.db.queries, input.contact);
  decoyHash ??= hashPassword(deps.secrets.token());
  const accountSubject = account?.id ?? `nobody:${contactMac}`;
  const stored = (await findPasswordHash(deps.db.queries, accountSubject)) ?? (await decoyHash);
  const isRight = await verify(stored, normalise(input.password.slice(0, comparedCharsMax)));

  // The tries of one contact and of one account are judged one after the other, so that of many at once no more count
  // than would have one by one: whoever comes after the last that is allowed learns nothing, right or wrong.
  return deps.db.tx(async (tx): Promise<Result<Account, SignInPasswordProblem>> => {
    await serialiseTries(tx, contactMac);
    await serialiseTries(tx, accountSubject);
    const late = await tryTooSoon(deps, tx, { contactMac, addressMac, now });
    if (late) return late;
    // Guesses through the other contact count too. Saying so would tell that both belong to one account, so it is
    // answered as a wrong password.
    const max = deps.config.policy.passwordWrongPerHour;
    const ofAccount = await wrongPasswordsSince(tx, 'subject', accountSubject, plusMs(now, -hourMs), max);
    if (!account || !isRight || ofAccount.length >= max) {
      // Known or not, a try counts once for its address.
      await insertWrongPassword(tx, contactMac, addressMac, now);
      await insertWrongPassword(tx, accountSubject, '', now);
      return fail(problem('password_wrong', { field: 'password' }));
    }
    await deleteWrongPasswords(tx, [contactMac, accountSubject]);
    return ok(account);
  });
}

async function tryTooSoon(
  deps: Platform,
  queries: Queries,
  by: { contactMac: string; addressMac: string; now: Date },
): Promise<Result<never, Problem<'password_try_too_soon'>> | null> {
  const { passwordWrongPerHour, passwordWrongPerAddressHour } = deps.config.policy;
  const hourAgo = plusMs(by.now, -hourMs);
  const fromAddress = await wrongPasswordsSince(
    queries,
    'address_mac',
    by.addressMac,
    hourAgo,
    passwordWrongPerAddressHour,
  );
  const ofContact = await wrongPasswordsSince(
    queries,
    'subject',
    by.contactMac,
    hourAgo,
    passwordWrongPerHour,
  );
  const oldest = fromAddress[passwordWrongPerAddressHour - 1];
  const retryAt = oldest ? plusMs(oldest, hourMs) : nextPasswordTry(ofContact, passwordWrongPerHour, by.now);
  return retryAt && fail(problem('password_try_too_soon', { retryAt, params: { until: retryAt } }));
}

async function serialiseTries(tx: Tx, subject: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${subject}, 5))`.execute(tx);
}
