export const messages = {
  'problem.region_not_supported.title': 'Choose where you live',
  'problem.region_not_supported.detail': 'Accounts can be opened in the regions of the list.',
  'problem.terms_not_accepted.title': 'The terms are not accepted yet',
  'problem.terms_not_accepted.detail': 'Read them, then tick the box. Without it no account is created.',
} as const;
