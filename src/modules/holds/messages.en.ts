export const messages = {
  'holds.title': 'Withdrawals are off',
  'holds.reason.phone_changed': 'You changed your phone number.',
  'holds.reason.email_changed': 'You changed your e-mail address.',
  'holds.reason.authenticator_linked': 'You linked an authenticator.',
  'holds.reason.authenticator_replaced': 'You replaced your authenticator.',
  'holds.reason.password_changed': 'You changed your password.',
  'holds.reason.account_unfrozen': 'Your account was unfrozen.',
  'holds.capability.withdraw': 'withdrawals',
  'holds.capability.transfer_to_users': 'transfers to other people',
  'holds.capability.gift': 'gifts',
  'holds.capability.sell_peer_to_peer': 'peer-to-peer sales',
  'holds.blocked': 'Off for now: {capabilities}. Trading, deposits and conversion go on.',
  'holds.until': 'Everything is back on {at}.',
  'holds.over': 'The hold has ended. Withdrawals are on.',
  'holds.why':
    'The hold gives you time to take the change back if it wasn’t you. Nobody can shorten it, our staff included.',
} as const;
