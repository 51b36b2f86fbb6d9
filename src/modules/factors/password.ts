import { hash, verify } from '@node-rs/argon2';
import type { Contact } from '#kernel/contact.ts';
import type { AccountId } from '#kernel/ids.ts';
import { hourMs, plusMs } from '#kernel/instant.ts';
import { networkOf } from '#kernel/network.ts';
import { type Problem, problem } from '#kernel/problem.ts';
import { fail, ok, type Result } from '#kernel/result.ts';
import { type Account, contactsOf, findAccountByContact } from '#modules/accounts/index.ts';
import type { Tx } from '#platform/db/db.ts';
import type { Platform } from '#platform/platform.ts';
import { judgePassword, nextPasswordTry, type PasswordProblem, passwordCharsMax } from './password-rules.ts';
import {
  deleteWrongPasswords,
  insertWrongPassword,
  type PasswordTry,
  readPasswordTry,
  readPasswordTryHot,
  serialiseTries,
  type TrySubjects,
  type WrongTries,
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
  const { score } = (await loadZxcvbn()).check(password.slice(0, passwordCharsMax), [...ownWords]);
  return judgePassword(password, score);
}

/**
 * Stores a judged password as an argon2id hash. Slow on purpose: hash it before the transaction with `hashPassword`.
 * Wrong tries at the old one are forgotten: who sets a new one has shown more than a password.
 */
export async function writePassword(
  deps: Pick<Platform, 'secrets'>,
  tx: Tx,
  accountId: AccountId,
  passwordHash: string,
  at: Date,
): Promise<void> {
  await writePasswordHash(tx, accountId, passwordHash, at);
  const contacts = await contactsOf(tx, accountId);
  const subjects = [contacts.email, contacts.phone].map((value) => trySubject(deps, value));
  await deleteWrongPasswords(tx, [accountId, ...subjects]);
}

/** Whom wrong passwords of a contact are counted against. */
const trySubject = (deps: Pick<Platform, 'secrets'>, contact: string): string =>
  deps.secrets.mac('limit', `password:${contact}`);

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
  input: {
    contact: Contact;
    password: string;
    address: string;
    /** Called as the hashing begins, with somebody's id or, for a contact that nobody has, with nobody's. */
    whileHashing?: (accountId: string) => void;
  },
): Promise<Result<Account, SignInPasswordProblem>> {
  const now = deps.clock.now();
  const contactSubject = trySubject(deps, input.contact.value);
  const account = await findAccountByContact(deps.db.queries, input.contact);
  const by = {
    contactSubject,
    accountSubject: account?.id ?? `nobody:${contactSubject}`,
    addressMac: deps.secrets.mac('limit', networkOf(input.address)),
  };
  const before = await readTryAlone(deps, by, now);
  const early = tryTooSoon(deps, before.tries, now);
  if (early) return early;

  decoyHash ??= hashPassword(deps.secrets.token());
  const stored = before.hash ?? (await decoyHash);
  const hashing = verify(stored, normalise(input.password.slice(0, comparedCharsMax)));
  input.whileHashing?.(by.accountSubject);
  const isRight = await hashing;
  if (account && isRight) {
    // Read again, so that of many guesses at once no more count than would have one by one. No lock is needed: wrong
    // tries are written one after the other, so what is committed now is a moment at which this try was allowed or not.
    const { hash: current, tries } = await readTryAlone(deps, by, now);
    const late = tryTooSoon(deps, tries, now);
    if (late) return late;
    // A password that was changed meanwhile is not the password any more.
    if (current === stored && !isSpent(deps, tries)) {
      if (tries.ofContact.length + tries.ofAccount.length > 0) {
        await deleteWrongPasswords(deps.db.queries, [by.contactSubject, by.accountSubject]);
      }
      return ok(account);
    }
  }
  return deps.db.tx(async (tx): Promise<Result<never, SignInPasswordProblem>> => {
    // The tries of one contact and of one account are judged one after the other: whoever comes after the last that is
    // allowed learns nothing.
    await serialiseTries(tx, by.contactSubject, by.accountSubject);
    const { tries } = await readPasswordTry(tx, by, ...tryWindow(deps, now));
    const late = tryTooSoon(deps, tries, now);
    if (late) return late;
    // Known or not, a try counts once for its address.
    await insertWrongPassword(tx, by.contactSubject, by.addressMac, now);
    await insertWrongPassword(tx, by.accountSubject, '', now);
    return fail(problem('password_wrong', { field: 'password' }));
  });
}

/**
 * Guesses through the other contact of an account count too. Saying so would tell that both belong to one account, so
 * whatever is tried then is answered as a wrong password.
 */
const isSpent = (deps: Platform, tries: WrongTries): boolean =>
  tries.ofAccount.length >= deps.config.policy.passwordWrongPerHour;

/** Outside of a transaction: every sign-in asks twice. */
const readTryAlone = (deps: Platform, by: TrySubjects, now: Date): Promise<PasswordTry> =>
  readPasswordTryHot(deps.db.run, by, ...tryWindow(deps, now));

/** Since when wrong tries count, and how many of a kind need to be known. */
function tryWindow(deps: Platform, now: Date): [since: Date, max: number] {
  const { passwordWrongPerHour, passwordWrongPerAddressHour } = deps.config.policy;
  return [plusMs(now, -hourMs), Math.max(passwordWrongPerHour, passwordWrongPerAddressHour)];
}

function tryTooSoon(
  deps: Platform,
  tries: WrongTries,
  now: Date,
): Result<never, Problem<'password_try_too_soon'>> | null {
  const { passwordWrongPerHour, passwordWrongPerAddressHour } = deps.config.policy;
  const oldest = tries.fromNetwork[passwordWrongPerAddressHour - 1];
  const retryAt = oldest
    ? plusMs(oldest, hourMs)
    : nextPasswordTry(tries.ofContact, passwordWrongPerHour, now);
  return retryAt && fail(problem('password_try_too_soon', { retryAt, params: { until: retryAt } }));
}
