/** Freezing one's own account, signed in. */
export const messages = {
  'freeze_own.title': 'Congelar la cuenta',
  'freeze_own.back': 'Seguridad',
  'freeze_own.lead':
    'Detén todo de inmediato mientras averiguas qué está pasando. Tus monedas siguen siendo tuyas.',
  'freeze_own.when': 'Hazlo cuando',
  'freeze_own.when.message': 'un mensaje habla de algo que no hiciste tú',
  'freeze_own.when.device': 'aparece un dispositivo o un inicio de sesión que no reconoces',
  'freeze_own.when.lost': 'tu teléfono o tu buzón está en manos de otra persona',
  'freeze_own.changes.sessions':
    'Se cierra la sesión en todos los dispositivos, también en este. Nadie puede iniciarla.',
  'freeze_own.changes.withdrawals': 'No se puede retirar, enviar, vender ni cambiar nada.',
  'freeze_own.changes.deposits': 'Los depósitos siguen llegando.',
  'freeze_own.told': 'Tu correo electrónico y tu teléfono reciben un mensaje.',
  'freeze_own.hold':
    'Todo, hasta que la descongeles. Después, los retiros siguen desactivados durante {duration} más.',
  'freeze_own.undo':
    'Descongélala cuando quieras con una prueba de todo lo que está vinculado: correo, teléfono y, si las tienes, app de autenticación y llave de acceso.',
  'freeze_own.action': 'Congelar la cuenta',
  'freeze_own.pending': 'Congelando',
  'freeze_own.keep': 'No congelar',
  'freeze_own.done.title': 'Tu cuenta está congelada',
  'freeze_own.done.lead':
    'La sesión está cerrada en todos los dispositivos y nada puede salir de la cuenta. Los depósitos siguen llegando.',
  'freeze_own.done.how': 'Cómo descongelarla',
  'freeze_own.done.how.detail':
    'Cuando quieras: con un código a tu correo, un código a tu teléfono y, si las tienes, tu app de autenticación y una llave de acceso. No hace falta la contraseña.',
  'freeze_own.done.unfreeze': 'Descongelar la cuenta',
  'freeze_own.done.help': 'Leer qué hace la congelación',
} as const;
