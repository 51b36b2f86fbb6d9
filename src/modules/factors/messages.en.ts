export const messages = {
  'problem.password_wrong.title': 'Those details don’t match',
  'problem.password_wrong.detail':
    'Either the e-mail or phone number is not the one of your account, or the password is wrong. Check both and try again.',
  'problem.password_try_too_soon.title': 'Too many wrong passwords',
  'problem.password_try_too_soon.detail':
    'To keep guessers out, every further try has to wait longer than the one before. Nothing was changed.',
  'problem.password_too_short.title': 'That password is too short',
  'problem.password_too_short.detail':
    'Use {min, number} characters or more. A few words in a row are easy to remember.',
  'problem.password_too_long.title': 'That password is too long',
  'problem.password_too_long.detail': 'Use {max, number} characters or fewer.',
  'problem.passkey_not_found.title': 'That passkey isn’t on your list',
  'problem.passkey_not_found.detail':
    'It was removed, or it belongs to another account. Nothing was changed.',
  'problem.passkey_name_not_possible.title': 'That name can’t be used',
  'problem.passkey_name_not_possible.detail': 'Use between 1 and {max, number} characters.',
  'problem.password_too_common.title': 'That password is easy to guess',
  'problem.password_too_common.detail':
    'It is common, was found in a leak, or resembles your own details. Add a word or two that have nothing to do with you.',
} as const;
