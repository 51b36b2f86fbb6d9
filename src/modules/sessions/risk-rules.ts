import { hourMs, isAfter, plusMs } from '#kernel/instant.ts';

/** What is known about a sign-in on a device that the account doesn't know. */
export type SignInFacts = {
  /** Two letters (ISO 3166), or `null` where the operator's proxy doesn't tell. */
  readonly country: string | null;
  /** The network address as it is counted: an IPv4 address, or the /64 of an IPv6 one. */
  readonly network: string;
  /** Where the account's devices signed in from. */
  readonly past: readonly { readonly country: string | null; readonly network: string }[];
  readonly contactChangedAt: Date | null;
};

export const unusualReasons = ['new_country', 'contact_changed'] as const;
export type UnusualReason = (typeof unusualReasons)[number];

/**
 * Why a sign-in on a new device is unusual; nothing for most (product rule: section 4). A country counts as new only
 * when the account's own countries are known and this is none of them; a network that was used before is never a new
 * country, whatever the proxy says of it. A contact counts as changed for `contactHours`.
 */
export function reasonsOf(facts: SignInFacts, contactHours: number, now: Date): UnusualReason[] {
  const reasons: UnusualReason[] = [];
  const countries = new Set(facts.past.map((each) => each.country).filter((each) => each !== null));
  const isKnownNetwork = facts.past.some((each) => each.network === facts.network);
  if (facts.country !== null && countries.size > 0 && !countries.has(facts.country) && !isKnownNetwork)
    reasons.push('new_country');
  if (facts.contactChangedAt && isAfter(plusMs(facts.contactChangedAt, contactHours * hourMs), now))
    reasons.push('contact_changed');
  return reasons;
}
