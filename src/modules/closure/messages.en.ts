export const messages = {
  'problem.freeze_link_not_found.title': 'This link doesn’t freeze anything',
  'problem.freeze_link_not_found.detail':
    'It is incomplete or was replaced by a newer one. Use the link of the newest alert, or sign in and freeze the account under Security.',
} as const;
