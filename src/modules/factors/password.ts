import { hash, verify } from '@node-rs/argon2';
import type { Contact } from '#kernel/contact.ts';
import type { AccountId } from '#kernel/ids.ts';
import { hourMs, plusMs } from '#kernel/instant.ts';
import { limits } from '#kernel/limits.ts';
import { problem, type Problem } from '#kernel/problem.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import { type Account, findAccountByContact } from '#modules/accounts/index.ts';
import type { Tx } from '#platform/db/db.ts';
import type { Platform } from '#platform/platform.ts';
import { judgePassword, nextPasswordTry, type PasswordProblem } from './password-rules.ts';
import {
  deleteWrongPasswords,
  findPasswordHash,
  insertWrongPassword,
  wrongPasswordsSince,
  writePasswordHash,
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
  const { score } = (await loadZxcvbn()).check(password.slice(0, limits.passwordCharsMax), [...ownWords]);
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

export const hashPassword = (password: string): Promise<string> => hash(password, argon2Parameters);

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
  const policy = deps.config.policy;
  const queries = deps.db.queries;
  const contactMac = deps.secrets.mac('limit', `password:${input.contact.value}`);
  const addressMac = deps.secrets.mac('limit', input.address);
  const hourAgo = plusMs(now, -hourMs);
  const wrongFor = (by: 'subject' | 'address_mac', value: string, max: number) =>
    wrongPasswordsSince(queries, by, value, hourAgo, max);

  const perAddress = policy.passwordWrongPerAddressHour;
  const fromAddress = await wrongFor('address_mac', addressMac, perAddress);
  const oldest = fromAddress[perAddress - 1];
  const retryAt = oldest
    ? plusMs(oldest, hourMs)
    : nextPasswordTry(
        await wrongFor('subject', contactMac, policy.passwordWrongPerHour),
        policy.passwordWrongPerHour,
        now,
      );
  if (retryAt) return fail(problem('password_try_too_soon', { retryAt, params: { until: retryAt } }));

  const account = await findAccountByContact(queries, input.contact);
  const subjects = [contactMac, account?.id ?? contactMac];
  decoyHash ??= hashPassword(deps.secrets.token());
  const stored = (account && (await findPasswordHash(queries, account.id))) ?? (await decoyHash);
  const isRight = await verify(stored, input.password.slice(0, limits.passwordCharsMax));
  // Guesses through the other contact count too. Saying so would tell that both belong to one account, so it is
  // answered as a wrong password.
  const isSpent =
    account !== null &&
    (await wrongFor('subject', account.id, policy.passwordWrongPerHour)).length >=
      policy.passwordWrongPerHour;
  if (!account || !isRight || isSpent) {
    await insertWrongPassword(queries, [...new Set(subjects)], addressMac, now);
    return fail(problem('password_wrong', { field: 'password' }));
  }
  await deleteWrongPasswords(queries, subjects);
  return ok(account);
}
