export const messages = {
  'holds.title': 'Los retiros están desactivados',
  'holds.reason.phone_changed': 'Cambiaste tu número de teléfono.',
  'holds.reason.email_changed': 'Cambiaste tu correo electrónico.',
  'holds.reason.authenticator_linked': 'Vinculaste una app de autenticación.',
  'holds.reason.authenticator_replaced': 'Reemplazaste tu app de autenticación.',
  'holds.reason.passkey_added': 'Añadiste tu primer factor fuerte, una llave de acceso.',
  'holds.reason.password_changed': 'Cambiaste tu contraseña.',
  'holds.reason.phone_reset': 'Se restableció tu número de teléfono.',
  'holds.reason.email_reset': 'Se restableció tu correo electrónico.',
  'holds.reason.authenticator_reset': 'Se restableció tu app de autenticación.',
  'holds.reason.passkey_reset': 'Se restablecieron tus llaves de acceso.',
  'holds.reason.account_unfrozen': 'Se descongeló tu cuenta.',
  'holds.capability.withdraw': 'retiros',
  'holds.capability.transfer_to_users': 'transferencias a otras personas',
  'holds.capability.gift': 'regalos',
  'holds.capability.sell_peer_to_peer': 'ventas entre particulares',
  'holds.blocked':
    'Desactivado por ahora: {capabilities}. El trading, los depósitos y la conversión continúan.',
  'holds.until': 'Todo vuelve a estar activo: {at}.',
  'holds.over': 'La retención ha terminado. Los retiros están activados.',
  'holds.why':
    'La retención te da tiempo para revertir el cambio si no fuiste tú. Nadie puede acortarla, tampoco nuestro personal.',
  'holds.before': 'Los retiros ya están desactivados',
  'holds.before.another':
    'Lo que cambies ahora empieza otra retención. La que está en curso no se acorta por ello.',
} as const;
