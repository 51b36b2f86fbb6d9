/** Met in the console only. */
export const messages = {
  'console.name': 'Consola',
  'console.nav': 'Consola',
  'console.nav.cases': 'Casos',
  'console.nav.accounts': 'Buscar una cuenta',
  'console.nav.passkeys': 'Tus llaves de acceso',
  'console.signed_in_as': 'Sesión iniciada como {name}',
  'console.sign_out': 'Cerrar sesión',
  'console.signed_out': 'Has cerrado sesión en la consola.',

  'console.sign_in.title': 'Consola',
  'console.sign_in.lead':
    'Para el personal. Inicias sesión con una llave de acceso; no hay contraseña.',
  'console.sign_in.action': 'Iniciar sesión con una llave de acceso',
  'console.sign_in.pending': 'Esperando tu llave de acceso',
  'console.sign_in.over': 'Tu sesión ha terminado',
  'console.sign_in.over.detail':
    'Las sesiones terminan tras media hora sin uso y al final de un turno.',
  'console.sign_in.lost':
    '¿Perdiste todas las llaves de acceso? Quien administra este sitio te da un enlace nuevo.',
  'console.no_script':
    'Las llaves de acceso necesitan JavaScript. Actívalo para esta página; todo lo demás en la consola funciona sin él.',

  'console.enrol.title': 'Hola, {name}',
  'console.enrol.lead':
    'Crea la llave de acceso con la que iniciarás sesión en la consola como {email}.',
  'console.enrol.once': 'El enlace funciona una sola vez',
  'console.enrol.consequence':
    'La llave de acceso es solo tuya: crea después una segunda en otro dispositivo, para no quedarte fuera cuando esta falle.',
  'console.enrol.action': 'Crear una llave de acceso',
  'console.enrol.pending': 'Esperando tu llave de acceso',
  'console.enrol.done': 'Tu llave de acceso está lista y has iniciado sesión.',

  'console.passkeys.title': 'Tus llaves de acceso',
  'console.passkeys.lead':
    'Cada una inicia tu sesión en la consola. Ten dos, en dispositivos distintos.',
  'console.passkeys.caption': 'Tus llaves de acceso',
  'console.passkeys.name': 'Llave de acceso',
  'console.passkeys.made': 'Creada',
  'console.passkeys.used': 'Último uso',
  'console.passkeys.never': 'Aún no',
  'console.passkeys.actions': 'Acciones',
  'console.passkeys.remove': 'Quitar',
  'console.passkeys.remove_which': 'Quitar la llave de acceso {name}',
  'console.passkeys.removed': 'La llave de acceso se quitó y sus sesiones terminaron.',
  'console.passkeys.add': 'Añadir una llave de acceso',
  'console.passkeys.added': 'La llave de acceso se añadió.',
  'console.passkeys.add.old':
    'Para añadir una hace falta haber iniciado sesión en los últimos diez minutos. Cierra sesión, vuelve a iniciarla y regresa.',
  'console.passkeys.full': 'Tienes todas las que puedes tener. Quita una que ya no uses.',
  'console.passkeys.last': 'La última llave de acceso no se puede quitar.',

  'console.accounts.title': 'Buscar una cuenta',
  'console.accounts.lead':
    'Por su correo electrónico o número de teléfono completo (con +). Cada búsqueda se registra, y el cliente ve en su actividad que el personal miró.',
  'console.accounts.contact': 'Correo electrónico o número de teléfono',
  'console.accounts.hint': 'Exactamente como lo dio el cliente. Una parte no encuentra nada.',
  'console.accounts.action': 'Buscar',
  'console.accounts.pending': 'Buscando',
  'console.accounts.none.title': 'Ninguna cuenta tiene este contacto',
  'console.accounts.none.detail': 'Puede que lo tuviera antes. Pide el otro contacto.',
  'console.accounts.found': 'Cuenta',

  'console.facts.id': 'Cuenta',
  'console.facts.state': 'Estado',
  'console.facts.state.active': 'Activa',
  'console.facts.state.frozen': 'Congelada',
  'console.facts.state.frozen.customer': 'Congelada por el cliente',
  'console.facts.state.frozen.staff': 'Congelada por el personal',
  'console.facts.state.restricted': 'Restringida',
  'console.facts.state.closed': 'Cerrada',
  'console.facts.identity': 'Identidad',
  'console.facts.identity.verified': 'Verificada',
  'console.facts.identity.unverified': 'Sin verificar',
  'console.facts.region': 'Región',
  'console.facts.created': 'Cuenta abierta',
  'console.facts.email': 'Correo',
  'console.facts.phone': 'Teléfono',
  'console.facts.linked': 'Vinculado',
  'console.facts.linked.authenticator': 'App de autenticación',
  'console.facts.linked.passkeys':
    '{count, plural, one {# llave de acceso} many {# llaves de acceso} other {# llaves de acceso}}',
  'console.facts.linked.backup_codes':
    '{count, plural, one {# código de respaldo} many {# códigos de respaldo} other {# códigos de respaldo}}',
  'console.facts.linked.face': 'Rostro',
  'console.facts.linked.none': 'Solo correo y teléfono',
  'console.facts.lock': 'Bloqueo de ajustes',
  'console.facts.lock.on': 'Activado',
  'console.facts.lock.off': 'Desactivado',
  'console.facts.holds': 'Retenido',
  'console.facts.hold.phone_changed': 'Retiros: número de teléfono cambiado',
  'console.facts.hold.email_changed': 'Retiros: correo electrónico cambiado',
  'console.facts.hold.authenticator_linked': 'Retiros: app de autenticación vinculada',
  'console.facts.hold.authenticator_replaced': 'Retiros: app de autenticación reemplazada',
  'console.facts.hold.passkey_added': 'Retiros: primera llave de acceso añadida',
  'console.facts.hold.password_changed': 'Retiros: contraseña cambiada',
  'console.facts.hold.phone_reset': 'Retiros: número de teléfono restablecido',
  'console.facts.hold.email_reset': 'Retiros: correo electrónico restablecido',
  'console.facts.hold.authenticator_reset': 'Retiros: app de autenticación restablecida',
  'console.facts.hold.passkey_reset': 'Retiros: llaves de acceso restablecidas',
  'console.facts.hold.account_unfrozen': 'Retiros: cuenta descongelada',
  'console.facts.holds.none': 'Nada',
  'console.facts.holds.until': 'hasta',
  'console.facts.activity': 'Actividad, como la lee el cliente',
  'console.facts.activity.none': 'No hay nada registrado.',

  'problem.staff_session_over.title': 'Tu sesión en la consola ha terminado',
  'problem.staff_session_over.detail': 'No cambió nada. Vuelve a iniciar sesión.',
  'problem.staff_passkey_refused.title': 'Esta llave de acceso no abre la consola',
  'problem.staff_passkey_refused.detail':
    'Las llaves de acceso de cuentas de clientes no funcionan aquí. Usa la que creaste con tu enlace de alta.',
  'problem.staff_ceremony_over.title': 'Tardó demasiado o ya se había usado',
  'problem.staff_ceremony_over.detail':
    'Vuelve a cargar la página y usa tu llave de acceso otra vez.',
  'problem.staff_sign_in_too_old.title': 'Vuelve a iniciar sesión primero',
  'problem.staff_sign_in_too_old.detail':
    'Para añadir una llave de acceso hace falta haber iniciado sesión en los últimos diez minutos. Cierra sesión, vuelve a iniciarla y regresa.',
  'problem.staff_passkey_known.title': 'Esta llave de acceso ya está en uso',
  'problem.staff_passkey_known.detail': 'Crea una nueva o inicia sesión con ella.',
  'problem.staff_passkey_limit.title': 'Tienes todas las llaves de acceso que puedes tener',
  'problem.staff_passkey_limit.detail':
    'La consola admite {max, number} llaves de acceso por persona. Quita una que ya no uses.',
  'problem.staff_passkey_last.title': 'La última llave de acceso se queda',
  'problem.staff_passkey_last.detail':
    'Sin ella no podrías iniciar sesión. Añade primero otra.',
  'problem.enrolment_not_found.title': 'Este enlace no funciona',
  'problem.enrolment_not_found.detail':
    'Se usó, caducó o se reemplazó. Pide uno nuevo a quien administra este sitio.',
  'problem.staff_member_exists.title': 'Ya trabaja aquí alguien con esta dirección',
  'problem.staff_member_exists.detail':
    'Para un enlace nuevo, usa: npm run staff -- link EMAIL',
  'problem.staff_member_not_found.title': 'Nadie con esta dirección trabaja aquí',
  'problem.staff_member_not_found.detail': 'npm run staff -- list muestra a todos.',
  'problem.staff_name_not_possible.title': 'Este nombre no se puede usar',
  'problem.staff_name_not_possible.detail': 'Un nombre tiene de 1 a {max, number} caracteres.',
} as const;
