/** The pages about the authenticator app. */
export const messages = {
  'authenticator.title': 'Vincular una app de autenticación',
  'authenticator.lead':
    'Una app en tu teléfono genera un código nuevo cada 30 segundos. Desde entonces se pide al iniciar sesión.',
  'authenticator.back': 'Seguridad',
  'authenticator.steps.start': 'Inicio',
  'authenticator.steps.link': 'Vincular',
  'authenticator.steps.done': 'Hecho',
  'authenticator.need': 'Necesitas',
  'authenticator.need.app':
    'Una app de autenticación en tu teléfono. Sirve cualquiera que genere códigos basados en la hora (TOTP); muchos gestores de contraseñas lo hacen.',
  'authenticator.need.contact': 'Tu correo o tu teléfono, para un código nuestro.',
  'authenticator.start': 'Mostrar el código QR',
  'authenticator.starting': 'Creando una clave nueva',
  'authenticator.slot.contact': 'Código nuestro',
  'authenticator.slot.app': 'Código de la nueva app',
  'authenticator.scan': 'Escanéalo con la app o escribe en ella la clave.',
  'authenticator.scan.alt': 'Código QR de la clave de abajo',
  'authenticator.key': 'Clave',
  'authenticator.key.hint': 'Basada en la hora, 6 dígitos, 30 segundos. Nunca envíes esta clave a nadie.',
  'authenticator.open_app': 'Abrir en una app de autenticación de este dispositivo',
  'authenticator.then': 'Después escribe los 6 dígitos que muestra la app.',
  'authenticator.finish': 'Vincular la app de autenticación',
  'authenticator.finishing': 'Vinculando',
  'authenticator.changes': 'Al iniciar sesión se pide un código de la app en lugar de uno por correo o SMS.',
  'authenticator.told': 'Tu correo electrónico y tu teléfono reciben un mensaje.',
  'authenticator.undo':
    'El mensaje tiene un enlace que congela la cuenta si no fuiste tú. Guarda la clave o una copia de la app: sin ella necesitas restablecerla.',
  'authenticator.gone':
    'Esa vinculación ya no está abierta en esta sesión. No cambió nada. Empiézala de nuevo.',
  'authenticator.restart': 'Empezar de nuevo con una clave nueva',
  'authenticator.restart.detail': 'La clave mostrada antes no funciona; borra su entrada de la app.',
  'authenticator.done.title': 'Tu app de autenticación está vinculada',
  'authenticator.done.lead': 'El próximo inicio de sesión pide un código suyo.',
  'authenticator.done.next': 'Qué pasa ahora',
  'authenticator.done.next.sign_in':
    'Al iniciar sesión, escribe el código que la app muestre en ese momento.',
  'authenticator.done.next.told': 'Tu correo electrónico y tu teléfono reciben ahora un mensaje.',
  'authenticator.done.next.backup':
    'Activa la copia de seguridad de la app o guarda la clave en un lugar seguro. Si pierdes el teléfono, la necesitas.',
  'authenticator.done.security': 'Ir a Seguridad',
  'authenticator.done.article': 'Volver al artículo',
  'authenticator.linked.title': 'App de autenticación',
  'authenticator.linked.lead':
    'Hay una app de autenticación vinculada a tu cuenta. Al iniciar sesión se pide su código.',
  'authenticator.linked.detail':
    'Si tienes un teléfono nuevo, reemplázala mientras la anterior aún funciona. Los códigos de respaldo son para el día en que no funcione.',
  'authenticator.linked.replace': 'Reemplazar la app de autenticación',
  'authenticator.linked.backup': 'Códigos de respaldo',
  'authenticator.replace.title': 'Reemplazar la app de autenticación',
  'authenticator.replace.lead':
    'Para un teléfono nuevo u otra app. Necesitas un código de la anterior o un código de respaldo.',
  'authenticator.replace.steps.replace': 'Reemplazar',
  'authenticator.replace.need.old':
    'Un código de la app de autenticación vinculada ahora, o un código de respaldo.',
  'authenticator.replace.need.new': 'La nueva app, para escanear un código QR.',
  'authenticator.replace.lost': 'No puedo usar la anterior y no tengo códigos de respaldo',
  'authenticator.replace.changes': 'Solo se aceptan códigos de la nueva app.',
  'authenticator.replace.changes.backup':
    'Los códigos de respaldo de la anterior dejan de funcionar. Después puedes crear otros nuevos.',
  'authenticator.replace.hold':
    'Los retiros y las transferencias a otros se desactivan durante {duration}, hasta {until}. El trading, los depósitos y la conversión continúan.',
  'authenticator.replace.slot.old': 'Código de la app de autenticación anterior',
  'authenticator.replace.finish': 'Reemplazar la app de autenticación',
  'authenticator.replace.finishing': 'Reemplazando',
  'authenticator.replace.done':
    'Tu app de autenticación se ha reemplazado. Crea ahora nuevos códigos de respaldo.',
  'backup_codes.title': 'Códigos de respaldo',
  'backup_codes.lead':
    'Diez códigos para el día en que no tengas tu app de autenticación. Cada uno funciona una sola vez en lugar de un código de la app.',
  'backup_codes.needs_authenticator':
    'Los códigos de respaldo sustituyen a los de una app de autenticación, y aún no hay ninguna vinculada a tu cuenta.',
  'backup_codes.left':
    '{left, plural, =0 {No queda ningún código.} one {Queda # código.} many {Quedan # códigos.} other {Quedan # códigos.}}',
  'backup_codes.made': 'El juego se creó',
  'backup_codes.none': 'No tienes códigos de respaldo',
  'backup_codes.none.detail':
    'Sin ellos, perder el teléfono significa restablecer la app de autenticación, lo que tarda días.',
  'backup_codes.make': 'Crear códigos de respaldo',
  'backup_codes.make_again': 'Crear un juego nuevo',
  'backup_codes.changes': 'Ves diez códigos nuevos, solo esta vez. Apúntalos o imprímelos.',
  'backup_codes.changes.old': 'Los códigos anteriores dejan de funcionar.',
  'backup_codes.undo': 'Puedes crear un juego nuevo en cualquier momento.',
  'backup_codes.proofs.lead': 'Una prueba de que eres tú; después se muestran los códigos.',
  'backup_codes.finish': 'Mostrar los códigos',
  'backup_codes.finishing': 'Creando los códigos',
  'backup_codes.done.title': 'Tus códigos de respaldo',
  'backup_codes.done.lead':
    'Cada uno funciona una sola vez, donde se pida un código de tu app de autenticación.',
  'backup_codes.done.once': 'Solo se muestran ahora',
  'backup_codes.done.keep':
    'Imprímelos o apúntalos, y guárdalos lejos de tu teléfono. Nadie en nuestra empresa puede verlos ni te los pedirá.',
  'backup_codes.done.kept': 'Los he guardado',
  'authenticator.linked.help': 'No tengo acceso a mi app de autenticación',
} as const;
