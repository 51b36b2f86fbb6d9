export const messages = {
  'problem.session_missing.title': 'You are signed out',
  'problem.session_missing.detail': 'Sign in to go on. What you had typed may have to be typed again.',
  'problem.session_not_found.title': 'That session has ended',
  'problem.session_not_found.detail': 'It is not in your list any more. Nothing else was changed.',
  'problem.device_not_found.title': 'That device is not in your list',
  'problem.device_not_found.detail': 'It was removed already. Nothing else was changed.',
  'problem.device_name_not_possible.title': 'That name can’t be used',
  'problem.device_name_not_possible.detail': 'Give it a name of 1 to 60 characters.',
  'problem.call_limit_reached.title': 'No more calls for now',
  'problem.call_limit_reached.detail':
    'We call {calls, plural, one {once} other {# times}} an hour at most. The next call is possible at {until, time, short}; the other ways are open now.',
  'problem.authorisation_too_soon.title': 'A request is on its way',
  'problem.authorisation_too_soon.detail':
    'Half a minute has to lie between two requests, so that nobody is flooded.',
  'problem.no_other_device.title': 'That way isn’t open now',
  'problem.no_other_device.detail':
    'No other device is signed in to your account any more. Choose another way.',
  'problem.authorisation_not_found.title': 'This request can’t be found',
  'problem.authorisation_not_found.detail':
    'The link is incomplete, or the request is too old. Nothing was changed.',
  'problem.authorisation_expired.title': 'This request has expired',
  'problem.authorisation_expired.detail':
    'It was not answered in time, so nobody was let in. Nothing was changed.',
  'problem.authorisation_settled.title': 'This request is no longer open',
  'problem.authorisation_settled.detail':
    'It was answered or replaced by a newer one. Nothing was changed now.',
  'problem.approval_code_wrong.title': 'That is not the code of the new device',
  'problem.approval_code_wrong.detail':
    '{left, plural, =0 {That was the last try: the sign-in is refused and you have been told by e-mail and SMS.} one {Type the 6 digits that the new device shows. # more try, then the sign-in is refused.} other {Type the 6 digits that the new device shows. # more tries, then the sign-in is refused.}}',
} as const;
