/** Changing the password, and setting a new one without the old one. */
export const messages = {
  'passwords.back': 'Seguridad',
  'passwords.steps.password': 'Contraseña',
  'passwords.steps.proofs': 'Verificar',
  'passwords.steps.done': 'Hecho',
  'passwords.current': 'Contraseña actual',
  'passwords.new': 'Contraseña nueva',
  'passwords.new.hint':
    'Al menos 8 caracteres. Tres palabras que no tengan relación son mejores que una con un 4.',
  'passwords.checking': 'Comprobando',
  'passwords.go_on': 'Continuar',
  'passwords.forgotten.link': 'He olvidado la actual',
  'passwords.change.title': 'Cambiar la contraseña',
  'passwords.change.lead': 'Escribe la contraseña que tienes ahora y la nueva.',
  'passwords.proofs.lead': 'Una prueba más de que eres tú.',
  'passwords.proofs.back': 'Otra contraseña',
  'passwords.change.finish': 'Cambiar la contraseña',
  'passwords.change.finishing': 'Cambiando',
  'passwords.changes.sessions': 'Se cierra la sesión de todo el que la tenga iniciada en otro sitio.',
  'passwords.changes.password': 'La contraseña anterior deja de funcionar.',
  'passwords.told': 'Tu correo electrónico y tu teléfono reciben un mensaje.',
  'passwords.hold':
    'Los retiros y las transferencias a otros se desactivan durante {duration}, hasta {until}. El trading, los depósitos y la conversión continúan.',
  'passwords.undo': 'No se puede revertir. El mensaje tiene un enlace que congela la cuenta si no fuiste tú.',
  'passwords.done.title': 'Tu contraseña ha cambiado',
  'passwords.done.lead': 'Se cerraron todas las demás sesiones. Tus contactos reciben ahora un mensaje.',
  'passwords.done.security': 'Ir a Seguridad',
  'passwords.done.sessions': 'Ver las sesiones',
  'passwords.forgotten.title': 'Establecer una contraseña nueva',
  'passwords.forgotten.lead':
    'Demuestras tu correo electrónico y tu teléfono, y tu app de autenticación o llave de acceso si la tienes. Después eliges una contraseña nueva.',
  'passwords.forgotten.back': 'Otra cuenta',
  'passwords.forgotten.proofs.lead':
    'Enviamos un código al contacto que escribiste, si una cuenta lo tiene. Después se muestra qué más hace falta.',
  'passwords.forgotten.no_contact': 'No puedo recibir códigos por correo ni por teléfono',
  'passwords.forgotten.go_on': 'Continuar',
  'passwords.forgotten.new.title': 'Elige una contraseña nueva',
  'passwords.forgotten.new.lead':
    'Todo está demostrado. La contraseña nueva se establece cuando pulsas el botón.',
  'passwords.forgotten.finish': 'Establecer la contraseña nueva',
  'passwords.forgotten.unfreeze': 'Descongelar la cuenta',
  'passwords.forgotten.unlock': 'Desbloquear los ajustes',
  'passwords.forgotten.help': 'Ir al centro de ayuda',
  'passwords.forgotten.done.title': 'Tu contraseña nueva está establecida',
  'passwords.forgotten.done.lead':
    'Se cerraron todas las sesiones y los retiros están retenidos por un tiempo. Tus contactos reciben ahora un mensaje.',
  'passwords.forgotten.done.sign_in': 'Iniciar sesión',
  'problem.current_password_wrong.title': 'Esa no es tu contraseña actual',
  'problem.current_password_wrong.detail':
    'Escribe la contraseña con la que inicias sesión. Si la has olvidado, establece una nueva.',
  'problem.password_same.title': 'Esa es la contraseña que tienes ahora',
  'problem.password_same.detail': 'Elige otra.',
} as const;
