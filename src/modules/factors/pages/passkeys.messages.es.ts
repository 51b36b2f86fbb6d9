/** The pages about sign-in passkeys. */
export const messages = {
  'passkeys.title': 'Llaves de acceso',
  'passkeys.lead':
    'Con una llave de acceso inicias sesión con el bloqueo de tu dispositivo, tu dedo o tu cara. Sin contraseña, sin códigos, y ningún sitio falso puede usarla.',
  'passkeys.back': 'Seguridad',
  'passkeys.list': 'Tus llaves de acceso',
  'passkeys.product.sign_in': 'Inicio de sesión',
  'passkeys.fact.added': 'Añadida',
  'passkeys.fact.used': 'Último uso',
  'passkeys.fact.never': 'Aún sin usar',
  'passkeys.fact.provider': 'Guardada por',
  'passkeys.fact.kept': 'Copias',
  'passkeys.kept.synced': 'Su proveedor la sincroniza con tus otros dispositivos',
  'passkeys.kept.syncable': 'Ahora no se sincroniza; su proveedor podría hacerlo',
  'passkeys.kept.device': 'Ninguna: nunca sale de este único dispositivo o llave',
  'passkeys.manage': 'Cambiar nombre o quitar',
  'passkeys.manage_of': 'Cambiar el nombre de {passkey} o quitarla',
  'passkeys.add': 'Añadir una llave de acceso',
  'passkeys.full':
    'Tienes {max, number} llaves de acceso, el máximo que puede tener una cuenta. Quita una para añadir otra.',
  'passkeys.empty.title': 'Aún no tienes ninguna llave de acceso',
  'passkeys.empty.detail':
    'Tu teléfono, ordenador, gestor de contraseñas o llave de seguridad puede crear una en unos segundos. Después inicias sesión sin contraseña y sin códigos.',
  'passkeys.lost': '¿Perdiste un dispositivo?',
  'passkeys.lost.detail':
    'Quita su llave de acceso con otra llave de acceso o con tu app de autenticación. Si no tienes ninguna de las dos, recupera el acceso a tu cuenta.',
  'passkeys.lost.action': 'Ya no puedo verificar',
  'passkeys.gone': 'Esa llave de acceso ya no está en tu lista. No cambió nada.',

  'passkey.added': 'La llave de acceso {passkey} se ha añadido. Úsala la próxima vez que inicies sesión.',
  'passkey.renamed': 'La llave de acceso ahora se llama {passkey}.',
  'passkey.removed': 'La llave de acceso {passkey} se ha quitado.',
  'passkey.rename': 'Nombre',
  'passkey.rename.label': 'Nombre de esta llave de acceso',
  'passkey.rename.hint': 'Para que la reconozcas en esta lista, en los mensajes y en tu actividad.',
  'passkey.rename.action': 'Guardar el nombre',
  'passkey.rename.pending': 'Guardando',
  'passkey.remove': 'Quitar',
  'passkey.remove.detail':
    'Ya no puede iniciar sesión. Necesitas otra llave de acceso o tu app de autenticación para demostrar que eres tú.',
  'passkey.remove.action': 'Quitar la llave de acceso',
  'passkey.remove.last':
    'Este es tu último factor fuerte, así que no se puede quitar: la verificación en dos pasos sigue activada. Vincula primero una app de autenticación o añade otra llave de acceso.',
  'passkey.remove.last.lost': '¿El dispositivo está perdido o roto?',
  'passkey.remove.last.authenticator': 'Vincular una app de autenticación',

  'passkey_add.title': 'Añadir una llave de acceso',
  'passkey_add.lead': 'Primero una prueba de que eres tú; después tu dispositivo crea la llave de acceso.',
  'passkey_add.need': 'Necesitas',
  'passkey_add.need.proof':
    'Tu segundo factor: una llave de acceso o la app de autenticación si tienes una; si no, un código nuestro.',
  'passkey_add.need.device':
    'Un dispositivo con bloqueo de pantalla, un gestor de contraseñas o una llave de seguridad. Sirve un teléfono junto a este ordenador.',
  'passkey_add.start': 'Empezar',
  'passkey_add.starting': 'Empezando',
  'passkey_add.finish': 'Añadir la llave de acceso',
  'passkey_add.finishing': 'Añadiendo la llave de acceso',
  'passkey_add.changes': 'Esta llave de acceso inicia sesión por sí sola, sin tu contraseña y sin códigos.',
  'passkey_add.told': 'Tu correo electrónico y tu teléfono reciben un mensaje.',
  'passkey_add.undo':
    'Quítala en Seguridad > Llaves de acceso. El mensaje tiene un enlace que congela la cuenta si no fuiste tú.',

  'passkey_remove.title': '¿Quitar {passkey}?',
  'passkey_remove.lead': 'Demuestra que eres tú y después quítala.',
  'passkey_remove.start': 'Continuar',
  'passkey_remove.starting': 'Empezando',
  'passkey_remove.keep': 'Conservar la llave de acceso',
  'passkey_remove.finish': 'Quitar la llave de acceso',
  'passkey_remove.finishing': 'Quitando la llave de acceso',
  'passkey_remove.changes': '{passkey} ya no puede iniciar sesión ni demostrar nada.',
  'passkey_remove.changes_device': 'Tu dispositivo la sigue mostrando hasta que también la borres allí.',
  'passkey_remove.told': 'Tu correo electrónico y tu teléfono reciben un mensaje.',
  'passkey_remove.undo': 'Vuelve a añadir una llave de acceso; tarda unos segundos.',

  'passkey_offer.title': 'Añade una llave de acceso a este dispositivo',
  'passkey_offer.detail':
    'Iniciaste sesión con una llave de acceso de otro dispositivo. Con una en este, la próxima vez no necesitas el otro.',
  'passkey_offer.dismiss': 'Ahora no',
} as const;
