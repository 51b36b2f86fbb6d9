export const messages = {
  'freeze.title': '¿Congelar tu cuenta?',
  'freeze.lead':
    'Hazlo cuando un mensaje hable de algo que no hiciste tú. Funciona sin iniciar sesión.',
  'freeze.why.title': 'Congelar no hace perder nada',
  'freeze.why.detail':
    'Tus monedas siguen siendo tuyas y puedes descongelar la cuenta cuando quieras.',
  'freeze.changes.sessions':
    'Se cierra la sesión en todos los dispositivos y nadie puede iniciarla.',
  'freeze.changes.withdrawals': 'No se puede retirar, enviar, vender ni cambiar nada.',
  'freeze.changes.deposits': 'Los depósitos siguen llegando.',
  'freeze.told': 'Tu correo electrónico y tu teléfono reciben un mensaje.',
  'freeze.hold':
    'Todo, hasta que la descongeles. Después, los retiros siguen desactivados durante {duration} más.',
  'freeze.undo':
    'Descongélala cuando quieras con tu contraseña y una prueba de todo lo que está vinculado: correo, teléfono y app de autenticación.',
  'freeze.action': 'Congelar la cuenta',
  'freeze.pending': 'Congelando',
  'freeze.sign_in': 'Iniciar sesión y congelar',
  'freeze.help': 'Leer qué hace la congelación',
  'freeze.done.title': 'Tu cuenta está congelada',
  'freeze.done.lead':
    'La sesión está cerrada en todos los dispositivos y nada puede salir de la cuenta. Los depósitos siguen llegando.',
  'freeze.done.what': 'Estás a salvo',
  'freeze.done.told':
    'Un mensaje a tu correo electrónico y a tu teléfono dice que la cuenta está congelada.',
  'freeze.done.how': 'Cómo descongelarla',
  'freeze.done.unfreeze': 'Descongelar la cuenta',
  'unfreeze.title': 'Descongela tu cuenta',
  'unfreeze.lead':
    'Una prueba de todo lo que está vinculado a la cuenta, una tras otra. No hace falta contraseña.',
  'unfreeze.step.who': 'Cuenta',
  'unfreeze.lost': 'He perdido un teléfono, un buzón, una app o una llave de acceso',
  'unfreeze.step.proofs': 'Pruebas',
  'unfreeze.step.done': 'Hecho',
  'unfreeze.sign_in': 'Iniciar sesión',
  'unfreeze.restart': 'Empezar de nuevo',
  'unfreeze.proofs.title': 'Demuestra que eres tú',
  'unfreeze.proofs.lead': 'Cada contacto y cada app de tu cuenta, uno tras otro.',
  'unfreeze.ready.title': 'Todo está demostrado',
  'unfreeze.ready.lead':
    'La cuenta sigue congelada. Lee qué pasa después y luego descongélala.',
  'unfreeze.action': 'Descongelar la cuenta',
  'unfreeze.pending': 'Descongelando',
  'unfreeze.changes.open':
    'Puedes volver a iniciar sesión, hacer trading y cambiar tus ajustes.',
  'unfreeze.changes.sessions':
    'La sesión sigue cerrada en cada dispositivo hasta que la inicies en él.',
  'unfreeze.told': 'Tu correo electrónico y tu teléfono reciben un mensaje.',
  'unfreeze.hold':
    'Los retiros, las transferencias, los regalos y las ventas entre particulares siguen desactivados durante {duration} más.',
  'unfreeze.undo': 'Puedes volver a congelar la cuenta en cualquier momento.',
  'unfreeze.done.title': 'Tu cuenta vuelve a estar abierta',
  'unfreeze.done.what': 'Descongelada',
  'unfreeze.done.detail':
    'El trading y los depósitos continúan como antes. Ya puedes iniciar sesión.',
  'unfreeze.done.hold': 'Los retiros y las transferencias están retenidos',
  'unfreeze.done.off': 'Siguen desactivados',
  'unfreeze.done.over': 'La retención ha terminado.',

  'problem.freeze_link_not_found.title': 'Este enlace no congela nada',
  'problem.freeze_link_not_found.detail':
    'Está incompleto o lo reemplazó otro más reciente. Usa el enlace de la alerta más reciente, o inicia sesión y congela la cuenta en Seguridad.',
} as const;
