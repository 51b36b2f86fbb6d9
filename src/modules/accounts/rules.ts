import { isDisposableEmail } from 'disposable-email-domains-js';
import { type PhoneNumber, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { z } from 'zod';
import { type Contact, maskEmail, maskPhone } from '#kernel/contact.ts';
import { isAfter } from '#kernel/instant.ts';
import { limits } from '#kernel/limits.ts';
import { type Problem, problem } from '#kernel/problem.ts';
import { fail, ok, type Result } from '#kernel/result.ts';

/** Whether the settings lock holds at `now`: it is on, and its waiting time is not over. */
export const isSettingsLocked = (lock: { readonly unlockAt: Date | null } | null, now: Date): boolean =>
  lock !== null && !(lock.unlockAt !== null && !isAfter(lock.unlockAt, now));

export type EmailProblem = Problem<'email_not_possible' | 'email_disposable'>;
export type PhoneProblem = Problem<'phone_not_possible' | 'phone_not_personal'>;

const emailShape = z.email();

/**
 * Reads an e-mail address as typed: trimmed, Unicode-normalised, in lower case, domain in ASCII.
 * Problems: `email_not_possible`, `email_disposable`.
 */
export function readEmail(
  typed: string,
  policy: { disposableEmail: boolean },
): Result<Contact, EmailProblem> {
  const text = typed.trim().normalize('NFKC').toLowerCase();
  const at = text.lastIndexOf('@');
  if (text.length > limits.emailCharsMax || at < 1) return fail(problem('email_not_possible'));
  const domain = asciiDomain(text.slice(at + 1));
  const value = `${text.slice(0, at)}@${domain ?? ''}`;
  if (domain === null || !emailShape.safeParse(value).success) return fail(problem('email_not_possible'));
  if (!policy.disposableEmail && isDisposableEmail(value)) return fail(problem('email_disposable'));
  return ok({ kind: 'email', value });
}

/** `URL` would drop line breaks and cut off ports and paths: only what could be a domain is given to it. */
function asciiDomain(domain: string): string | null {
  if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(domain)) return null;
  try {
    return new URL(`http://${domain}`).hostname;
  } catch {
    return null;
  }
}

/** Numbers that cost the caller, are answered by machines or belong to nobody in particular. */
const refusedPhoneTypes = new Set(['PREMIUM_RATE', 'SHARED_COST', 'TOLL_FREE', 'PAGER', 'UAN', 'VOICEMAIL']);

/**
 * Reads a phone number as typed, with the country chosen beside it (ISO 3166); a leading + wins over the country.
 * Problems: `phone_not_possible` (no such number), `phone_not_personal` (premium rate, shared cost, toll-free, pager and the like).
 * A possible number is enough: whether somebody answers is what the code proves.
 */
export function readPhone(typed: string, country: string): Result<Contact, PhoneProblem> {
  if (typed.length > limits.phoneCharsMax) return fail(problem('phone_not_possible'));
  const parsed = parse(typed, country);
  if (!parsed?.isPossible()) return fail(problem('phone_not_possible'));
  if (refusedPhoneTypes.has(parsed.getType() ?? '')) return fail(problem('phone_not_personal'));
  return ok({ kind: 'phone', value: parsed.number });
}

function parse(typed: string, country?: string): PhoneNumber | undefined {
  return parsePhoneNumberFromString(typed.trim(), {
    ...(country ? { defaultCountry: country as NonNullable<PhoneNumber['country']> } : {}),
    extract: false,
  });
}

/**
 * Reads what somebody typed to say who they are: an e-mail, or a phone number with its country code. Never refuses,
 * because a refusal would tell known from unknown: nonsense becomes a contact that nobody has.
 */
export function readIdentifier(typed: string, country?: string): Contact {
  // PostgreSQL takes no NUL in a text, and nobody's contact has any of its kind.
  const text = typed.trim().normalize('NFKC').replace(/\p{C}/gu, '\ufffd').slice(0, limits.emailCharsMax);
  if (!text.includes('@')) {
    const parsed = parse(text, country);
    if (parsed) return { kind: 'phone', value: parsed.number };
  }
  const at = text.lastIndexOf('@');
  const domain = at > 0 ? asciiDomain(text.slice(at + 1)) : null;
  const email = domain ? `${text.slice(0, at)}@${domain}` : text;
  return { kind: 'email', value: email.toLowerCase() };
}

/** The mask of a contact, the same on every page, message and API answer. */
export function maskContact(contact: Contact): string {
  if (contact.kind === 'email') return maskEmail(contact.value);
  return maskPhone(contact.value, parse(contact.value)?.countryCallingCode ?? '');
}

/** A contact in full, grouped for the eye: only for whoever has just typed it. */
export function showContact(contact: Contact): string {
  if (contact.kind === 'email') return contact.value;
  return parse(contact.value)?.formatInternational() ?? contact.value;
}
