/** Changing a phone number or e-mail address, and taking a change back. */
export const messages = {
  'contacts.back': 'Seguridad',
  'contacts.unable': '¿No puedes verificar?',
  'contacts.steps.codes': 'Pruebas',
  'contacts.steps.done': 'Hecho',

  'contacts.migration.title': '¿La otra cuenta también es tuya?',
  'contacts.migration.detail':
    'Puedes traer aquí el contacto si la otra cuenta está vacía y nunca se verificó. Su contraseña demuestra que es tuya.',
  'contacts.migration.closes':
    'La otra cuenta se cierra para siempre en el mismo momento en que se hace el cambio aquí; su otro contacto no puede abrir una cuenta nueva durante 30 días. Hasta que termines, no cambia nada.',
  'contacts.migration.password': 'Contraseña de la otra cuenta',
  'contacts.migration.action': 'Traerlo aquí y cerrar la otra cuenta',
  'contacts.migration.pending': 'Comprobando la otra cuenta',
  'contacts.migration.agreed.title': 'Tu otra cuenta se cerrará',
  'contacts.migration.agreed.detail':
    'Cuando termines, el contacto pasa aquí y la otra cuenta se cierra para siempre. Sal de esta página para dejar las dos como están.',
  'contacts.phone.steps.new': 'Número nuevo',
  'contacts.phone.title': 'Cambiar el número de teléfono',
  'contacts.phone.lead':
    'Demuestras tres cosas: el número nuevo, el actual y tu segundo factor. Antes de eso no cambia nada.',
  'contacts.phone.current': 'Tu número actual',
  'contacts.phone.new': 'Nuevo número de teléfono',
  'contacts.phone.continue': 'Continuar con este número',
  'contacts.phone.checking': 'Comprobando el número',
  'contacts.phone.finish': 'Cambiar el número de teléfono',
  'contacts.phone.finishing': 'Cambiando el número',
  'contacts.phone.slot.new': 'Código al número nuevo',
  'contacts.phone.slot.current': 'Código a tu número actual',
  'contacts.phone.slot.second': 'Código por correo',
  'contacts.phone.another': 'Usar otro número',
  'contacts.phone.changes':
    'Los códigos y las llamadas van al número nuevo. {current} deja de demostrar que eres tú.',
  'contacts.phone.told': 'Los dos números y {other} reciben un mensaje.',
  'contacts.phone.hold':
    'Los retiros, las transferencias a otras personas, los regalos y las ventas entre particulares se desactivan durante {duration}: si terminas ahora, hasta {until}. El trading, los depósitos y la conversión continúan.',
  'contacts.phone.undo':
    'El mensaje a {current} tiene un enlace para deshacer, que funciona mientras dure la retención. Restablece este número, cierra la sesión en todos los dispositivos y congela la cuenta.',
  'contacts.phone.restart': 'Empezar de nuevo con el mismo número',
  'contacts.phone.taken.title': 'Este número pertenece a otra cuenta',
  'contacts.phone.taken.detail':
    'Has demostrado que el número es tuyo, y un número solo puede servir a una cuenta. Cambia primero la otra cuenta o usa otro número aquí. No cambió nada.',
  'contacts.phone.limit.title': 'Aún no puedes volver a cambiar el número',
  'contacts.phone.gone': 'Ese cambio ya no está abierto en esta sesión. No cambió nada. Empiézalo de nuevo.',
  'contacts.phone.unchanged': 'Tu número no ha cambiado últimamente.',
  'contacts.phone.done.title': 'Tu número de teléfono ha cambiado',
  'contacts.phone.done.already':
    'Ya se había cambiado, en otra pestaña o por pulsar dos veces. Contó una vez.',
  'contacts.phone.done.now': 'Número actual',
  'contacts.phone.done.before': 'Número anterior',
  'contacts.phone.done.changes': 'Desde ahora, los códigos y las llamadas van a {now}.',
  'contacts.phone.done.told': 'Los dos números y tu correo electrónico reciben ahora un mensaje.',
  'contacts.phone.done.undo':
    'El enlace para deshacer del mensaje a {before} funciona hasta {until}. Restablece ese número, cierra la sesión en todos los dispositivos y congela la cuenta.',

  'contacts.email.steps.new': 'Dirección nueva',
  'contacts.email.title': 'Cambiar el correo electrónico',
  'contacts.email.lead':
    'Demuestras tres cosas: la dirección nueva, la actual y tu segundo factor. Antes de eso no cambia nada.',
  'contacts.email.current': 'Tu dirección actual',
  'contacts.email.new': 'Nuevo correo electrónico',
  'contacts.email.continue': 'Continuar con esta dirección',
  'contacts.email.checking': 'Comprobando la dirección',
  'contacts.email.finish': 'Cambiar el correo electrónico',
  'contacts.email.finishing': 'Cambiando la dirección',
  'contacts.email.slot.new': 'Código a la dirección nueva',
  'contacts.email.slot.current': 'Código a tu dirección actual',
  'contacts.email.slot.second': 'Código a tu teléfono',
  'contacts.email.another': 'Usar otra dirección',
  'contacts.email.changes':
    'Los códigos y los mensajes van a la dirección nueva. {current} deja de demostrar que eres tú.',
  'contacts.email.told': 'Las dos direcciones y {other} reciben un mensaje.',
  'contacts.email.hold':
    'Los retiros, las transferencias a otras personas, los regalos y las ventas entre particulares se desactivan durante {duration}: si terminas ahora, hasta {until}. El trading, los depósitos y la conversión continúan.',
  'contacts.email.undo':
    'El mensaje a {current} tiene un enlace para deshacer, que funciona mientras dure la retención. Restablece esta dirección, cierra la sesión en todos los dispositivos y congela la cuenta.',
  'contacts.email.restart': 'Empezar de nuevo con la misma dirección',
  'contacts.email.taken.title': 'Esta dirección pertenece a otra cuenta',
  'contacts.email.taken.detail':
    'Has demostrado que la dirección es tuya, y una dirección solo puede servir a una cuenta. Cambia primero la otra cuenta o usa otra dirección aquí. No cambió nada.',
  'contacts.email.limit.title': 'Aún no puedes volver a cambiar la dirección',
  'contacts.email.gone': 'Ese cambio ya no está abierto en esta sesión. No cambió nada. Empiézalo de nuevo.',
  'contacts.email.unchanged': 'Tu dirección no ha cambiado últimamente.',
  'contacts.email.done.title': 'Tu correo electrónico ha cambiado',
  'contacts.email.done.already':
    'Ya se había cambiado, en otra pestaña o por pulsar dos veces. Contó una vez.',
  'contacts.email.done.now': 'Dirección actual',
  'contacts.email.done.before': 'Dirección anterior',
  'contacts.email.done.changes': 'Desde ahora, los códigos y los mensajes van a {now}.',
  'contacts.email.done.told': 'Las dos direcciones y tu teléfono reciben ahora un mensaje.',
  'contacts.email.done.undo':
    'El enlace para deshacer del mensaje a {before} funciona hasta {until}. Restablece esa dirección, cierra la sesión en todos los dispositivos y congela la cuenta.',

  'contacts.slot.authenticator': 'App de autenticación',
  'contacts.slot.passkey': 'Llave de acceso',
  'contacts.slot.strong': 'Llave de acceso o app de autenticación',
  'contacts.done.at': 'Cambiado',
  'contacts.done.next': 'Qué pasa ahora',
  'contacts.done.article': 'Volver al artículo',
  'contacts.done.security': 'Ir a Seguridad',

  'undo.title': 'No fui yo',
  'undo.phone.lead': 'El número de teléfono de tu cuenta se cambió: {at}. Si no fuiste tú, reviértelo aquí.',
  'undo.email.lead': 'El correo electrónico de tu cuenta se cambió: {at}. Si no fuiste tú, reviértelo aquí.',
  'undo.facts': 'Qué se restablecerá',
  'undo.fact.now': 'Ahora',
  'undo.fact.restored': 'Volverá a ser',
  'undo.fact.until': 'Posible hasta',
  'undo.phone.changes': '{before} vuelve a ser tu número de teléfono. {now} deja de demostrar nada.',
  'undo.email.changes': '{before} vuelve a ser tu correo electrónico. {now} deja de demostrar nada.',
  'undo.changes.sessions': 'Se cierra la sesión en todos los dispositivos, también en el tuyo.',
  'undo.changes.frozen':
    'La cuenta se congela: no se puede iniciar sesión ni retirar hasta que la descongeles.',
  'undo.told': 'Tu correo electrónico, tu teléfono y el contacto que se quita reciben un mensaje.',
  'undo.hold':
    'Todo está detenido mientras la cuenta está congelada. Después de descongelarla, los retiros siguen desactivados durante {duration}.',
  'undo.undo': 'Descongela la cuenta cuando quieras con una prueba de todo lo que está vinculado.',
  'undo.phone.action': 'Restablecer mi número',
  'undo.email.action': 'Restablecer mi dirección',
  'undo.pending': 'Restableciendo',
  'undo.was_me': 'Si fuiste tú, cierra esta página. No pasa nada.',
  'undo.done.title': 'Se ha restablecido y tu cuenta está congelada',
  'undo.done.detail':
    'Tu contacto anterior vuelve a ser tuyo, la sesión está cerrada en todos los dispositivos y no se puede retirar nada. Quien hizo el cambio está fuera.',
  'undo.done.next': 'Qué hacer ahora',
  'undo.done.next.mail':
    'Cambia la contraseña de tu buzón y pregunta a tu operadora si se reemplazó tu tarjeta SIM.',
  'undo.done.next.unfreeze':
    'Cuando te sientas a salvo, descongela la cuenta con una prueba de todo lo que está vinculado.',
  'undo.done.unfreeze': 'Descongelar la cuenta',
  'undo.done.help': 'Leer qué hace la congelación',
  'undo.already.title': 'Esto ya se revirtió',
  'undo.already.detail':
    'Tu contacto anterior está en su lugar y la cuenta se congeló. El enlace ya no sirve para nada más.',
  'undo.expired.title': 'Este enlace ha caducado',
  'undo.expired.detail':
    'Funcionó mientras duró la retención de los retiros. Si el cambio no fue tuyo, inicia sesión y congela la cuenta; nuestro soporte ayuda con el resto.',
  'undo.not_found.title': 'Este enlace no lleva a ninguna parte',
  'undo.not_found.detail': 'Puede que esté cortado: cópialo entero del mensaje. Abrirlo no cambió nada.',
  'undo.sign_in': 'Iniciar sesión',
  'undo.freeze_help': 'Qué hacer si hay alguien en tu cuenta',

  'problem.same_as_current.title': 'Es el que tienes ahora',
  'problem.same_as_current.detail': 'Tu cuenta ya lo usa. Indica otro para cambiarlo.',
  'problem.change_limit_reached.title': 'Aún no puedes volver a cambiarlo',
  'problem.change_limit_reached.detail':
    'Se puede cambiar {max, plural, one {una vez} many {# veces} other {# veces}} en {days, plural, one {# día} many {# días} other {# días}}. El próximo cambio será posible el {until, date, dateTime}.',
  'problem.contact_in_use.title': 'Pertenece a otra cuenta',
  'problem.contact_in_use.detail':
    'Un número o una dirección solo puede servir a una cuenta. Usa otro o cambia primero la otra cuenta.',
  'problem.migration_not_possible.title': 'No se puede traer desde esa cuenta',
  'problem.migration_not_possible.detail':
    'Un contacto pasa de una cuenta sin verificar y vacía, sin retenciones, app de autenticación, llaves de acceso ni bloqueo de ajustes, a una que está verificada. Cambia el contacto de la otra cuenta o usa otro aquí.',
  'problem.undo_not_found.title': 'Este enlace no lleva a ninguna parte',
  'problem.undo_not_found.detail': 'Puede que esté cortado: cópialo entero del mensaje.',
  'problem.undo_expired.title': 'Este enlace ha caducado',
  'problem.undo_expired.detail': 'Funcionó mientras duró la retención de los retiros.',
  'problem.undo_done.title': 'Esto ya se revirtió',
  'problem.undo_done.detail': 'El contacto anterior está en su lugar y la cuenta se congeló.',
} as const;
