/** The settings lock: on for the days that the customer chose, off by waiting or by the master key. */
export const messages = {
  'settings_lock.title': 'Bloqueo de ajustes',
  'settings_lock.lead':
    'Mientras está activado, no se puede cambiar nada de lo que protege la cuenta: ni tú, ni un ladrón, ni nuestro personal.',
  'settings_lock.back': 'Seguridad',
  'settings_lock.state.off': 'Desactivado',
  'settings_lock.state.on': 'Activado',
  'settings_lock.state.unlocking': 'Desbloqueando',
  'settings_lock.days': 'El desbloqueo tarda',
  'settings_lock.days.hint': 'Elige tanto tiempo como puedas esperar tú el día en que necesites un cambio.',
  'settings_lock.days.option': '{days, plural, one {# día} many {# días} other {# días}}',
  'settings_lock.master_key': 'Crear una clave maestra',
  'settings_lock.master_key.hint':
    'Termina el bloqueo de inmediato. Se muestra una sola vez; guárdala lejos de tus dispositivos. Sin ella, solo la espera abre el bloqueo.',
  'settings_lock.go_on': 'Continuar',
  'settings_lock.pending': 'Abriendo',
  'settings_lock.changes':
    'No se pueden cambiar el teléfono, el correo, la contraseña, la app de autenticación, los códigos de respaldo, las llaves de acceso ni las direcciones de retiro. Iniciar sesión, hacer trading, retirar y congelar siguen siendo posibles.',
  'settings_lock.changes.reset':
    'El restablecimiento en curso se detiene y se avisa a todos. Uno que empiece después espera tanto como el bloqueo.',
  'settings_lock.changes.staff':
    'Nadie puede acortar el bloqueo, tampoco nuestro personal. Los restablecimientos tras una pérdida esperan tanto como el bloqueo.',
  'settings_lock.told':
    'Tu correo electrónico y tu teléfono reciben un mensaje, y otro en cada intento de cambiar algo.',
  'settings_lock.undo': 'Empieza el desbloqueo cuando quieras; tarda los días que elijas ahora.',
  'settings_lock.proofs.lead': 'Una prueba de que eres tú. Después el bloqueo queda activado.',
  'settings_lock.finish': 'Activar el bloqueo',
  'settings_lock.finishing': 'Bloqueando',
  'settings_lock.done.title': 'Tus ajustes están bloqueados',
  'settings_lock.done.lead':
    'El desbloqueo tarda {days, plural, one {# día} many {# días} other {# días}} desde el momento en que lo pides.',
  'settings_lock.key.title': 'Tu clave maestra',
  'settings_lock.key.once': 'Solo se muestra ahora',
  'settings_lock.key.keep':
    'Imprímela o apúntala, y guárdala lejos de tus dispositivos. Nadie en nuestra empresa puede verla ni te la pedirá.',
  'settings_lock.kept': 'La he guardado',
  'settings_lock.to_security': 'Ir a Seguridad',
  'settings_lock.on.detail':
    'El desbloqueo tarda {days, plural, one {# día} many {# días} other {# días}}. Cada contacto recibe un aviso cuando empieza.',
  'settings_lock.start_unlock': 'Empezar el desbloqueo',
  'settings_lock.starting': 'Empezando',
  'settings_lock.unlocking.detail': 'Tus ajustes se abren',
  'settings_lock.unlocking.over': 'Tus ajustes ya están abiertos: vuelve a cargar la página.',
  'settings_lock.keep_locked': 'Mantenerlos bloqueados',
  'settings_lock.keeping': 'Deteniendo',
  'settings_lock.with_key': 'Desbloquear con la clave maestra',
  'settings_lock.with_key.field': 'Clave maestra',
  'settings_lock.with_key.action': 'Desbloquear ahora',
  'settings_lock.with_key.pending': 'Desbloqueando',
  'settings_lock.with_key.none': 'No se creó ninguna clave maestra para este bloqueo. Se abre esperando.',
  'settings_lock.unlocked':
    'El bloqueo de ajustes está desactivado. Todo lo que hay en Seguridad se puede volver a cambiar.',
  'settings_lock.unlock_started': 'El desbloqueo ha empezado.',
  'settings_lock.kept_locked': 'Los ajustes siguen bloqueados.',
  'settings_lock.out.title': 'Desbloquear los ajustes',
  'settings_lock.out.lead':
    'Para una cuenta en la que no puedes iniciar sesión porque sus ajustes están bloqueados. Demuestras tu correo electrónico y tu teléfono; después empieza el tiempo de espera.',
  'settings_lock.out.proofs.lead':
    'Enviamos un código al contacto que escribiste, si una cuenta lo tiene. Después se muestra qué más hace falta.',
  'settings_lock.out.finish': 'Empezar el desbloqueo',
  'settings_lock.out.changes':
    'Cuando termine el tiempo de espera, la contraseña y los demás ajustes se podrán volver a cambiar.',
  'settings_lock.out.told':
    'Cada contacto de la cuenta recibe un mensaje con un enlace que congela la cuenta.',
  'settings_lock.out.undo': 'Quien tenga la sesión iniciada puede detenerlo en Seguridad.',
  'settings_lock.out.done.title': 'El desbloqueo ha empezado',
  'settings_lock.out.done.lead': 'Los ajustes se podrán volver a cambiar',
  'settings_lock.out.done.sign_in': 'Ir al inicio de sesión',
  'problem.lock_days_not_possible.title': 'Elige un número de días',
  'problem.lock_days_not_possible.detail': 'El bloqueo tarda de {min} a {max} días.',
  'problem.master_key_locked.title': 'Demasiadas claves maestras incorrectas',
  'problem.master_key_locked.detail':
    'La próxima se aceptará el {until, date, dateTime}. Mientras tanto, la espera del bloqueo continúa.',
  'problem.master_key_wrong.title': 'Esa no es la clave maestra de este bloqueo',
  'problem.master_key_wrong.detail':
    'Revisa cada carácter, también las mayúsculas. Se avisó a tus contactos de este intento. Sin la clave, el bloqueo se abre esperando.',
} as const;
