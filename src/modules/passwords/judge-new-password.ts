import { fail, type Result } from '#kernel/result.ts';
import type { Contacts } from '#modules/accounts/index.ts';
import { checkNewPassword, type PasswordProblem } from '#modules/factors/index.ts';

export type NewPasswordProblem = PasswordProblem;

/**
 * Judges the password that an account is to have, its own contacts counting as words anybody would guess. Problems:
 * `password_too_short`, `password_too_long`, `password_too_common`, all of the field `newPassword`.
 */
export async function judgeNewPassword(
  password: string,
  contacts: Contacts,
): Promise<Result<undefined, NewPasswordProblem>> {
  const judged = await checkNewPassword(password, [contacts.email, contacts.phone]);
  return judged.ok ? judged : fail({ ...judged.problem, field: 'newPassword' });
}
