export const messages = {
  'problem.body_not_valid.title': 'Something in the request doesn’t fit',
  'problem.body_not_valid.detail':
    'Each field that doesn’t fit is named. Correct it and send it again; nothing was changed.',
  'problem.content_type_not_supported.title': 'This kind of body can’t be read',
  'problem.content_type_not_supported.detail':
    'Send JSON with the header Content-Type: application/json; for a file, its own kind.',
  'problem.form_type_not_supported.title': 'This form can’t be read',
  'problem.form_type_not_supported.detail':
    'Nothing was changed. Go back, load the page again and use its button. Programs send application/x-www-form-urlencoded or multipart/form-data.',
  'problem.form_not_readable.title': 'This form arrived broken',
  'problem.form_not_readable.detail':
    'A part of it was lost on the way, so nothing was changed. Go back and send it again.',
  'problem.path_too_long.title': 'This address is too long',
  'problem.path_too_long.detail':
    'No page of ours has an address like this. Start from the first page or the help centre.',
  'problem.body_too_large.title': 'That is too much at once',
  'problem.body_too_large.detail': 'A request may have 64 KiB at most, a file 8 MB. Nothing was changed.',
  'problem.origin_not_allowed.title': 'This request came from another site',
  'problem.origin_not_allowed.detail': 'Nothing was changed. Open the page on our own address and try again.',
  'problem.not_found.title': 'There is nothing at this address',
  'problem.not_found.detail': 'Check the address. What was here may have run out or belong to somebody else.',
  'problem.session_missing.title': 'You are not signed in',
  'problem.session_missing.detail': 'Your session has ended, or there was none. Sign in and try again.',
  'problem.too_many_requests.title': 'Too many requests',
  'problem.too_many_requests.detail':
    'Too much came from your network in a short time. Wait a minute, then try again.',
  'problem.too_many_streams.title': 'Too many pages listen at once',
  'problem.too_many_streams.detail':
    'Nothing is lost: this page asks again by itself. Close others that you don’t need.',
  'problem.temporarily_unavailable.title': 'Our service is starting again',
  'problem.temporarily_unavailable.detail': 'Nothing was lost. Try again in a few seconds.',
  'problem.internal_error.title': 'Something went wrong on our side',
  'problem.internal_error.detail':
    'It was recorded. Try again; if it stays, tell support the request number.',
} as const;
