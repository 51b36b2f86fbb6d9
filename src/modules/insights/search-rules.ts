const termCharsMax = 100;

/**
 * A search term as it may be kept: small letters, single spaces; `null` when it could name a person or open something (an
 * e-mail address, a number that could be a phone, code or account, a key, a web address). Better one term too few.
 */
export function keepableTerm(typed: string): string | null {
  const term = typed.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim();
  if (term.length < 2 || term.length > termCharsMax) return null;
  if (/@|https?:|www\./.test(term)) return null;
  // Digits in a row, however they are grouped: phones, codes, cards, accounts.
  if (/\d(?:[\s().+/-]*\d){3,}/.test(term)) return null;
  // A long word with letters and digits, or of no language: keys, addresses of wallets, tokens.
  if (
    term
      .split(' ')
      .some((word) => word.length > 30 || (/\d/.test(word) && /\p{L}/u.test(word) && word.length > 7))
  )
    return null;
  return term;
}

/** Reasons for "No", in the order in which they are offered. */
export const unhelpfulReasons = ['wrong_question', 'unclear', 'outdated', 'did_not_work', 'other'] as const;
export type UnhelpfulReason = (typeof unhelpfulReasons)[number];
