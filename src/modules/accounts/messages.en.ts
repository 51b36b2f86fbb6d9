export const messages = {
  'problem.email_not_possible.title': 'That address can’t receive e-mail',
  'problem.email_not_possible.detail':
    'Check it for a missing @ or a typo in the part after it, such as name@example.com.',
  'problem.email_disposable.title': 'Throw-away addresses can’t be used',
  'problem.email_disposable.detail':
    'This address belongs to a service whose mailboxes disappear. You would lose your account with it. Use an address that you keep.',
  'problem.phone_not_possible.title': 'That phone number doesn’t exist',
  'problem.phone_not_possible.detail': 'Check the country and the digits. You can leave out the first zero.',
  'problem.phone_not_personal.title': 'That number can’t receive our codes',
  'problem.phone_not_personal.detail':
    'Premium-rate, shared-cost and service numbers can’t be used. Give a mobile number that belongs to you.',
} as const;
