/** Devices, sessions and signing out. */
export const messages = {
  'devices.title': 'Dispositivos',
  'devices.lead':
    'Dónde está abierta tu cuenta y qué dispositivos pueden iniciar sesión sin volver a confirmarse.',
  'devices.tabs': 'Dispositivos y sesiones',
  'devices.tab.devices': 'Dispositivos',
  'devices.tab.sessions': 'Sesiones',
  'devices.this': 'Este dispositivo',
  'devices.list': 'Tus dispositivos',
  'devices.manage': 'Cambiar nombre o quitar',
  'devices.manage_of': 'Cambiar el nombre de {device} o quitarlo',
  'devices.fact.system': 'Sistema',
  'devices.fact.browser': 'Navegador',
  'devices.fact.address': 'Dirección de red',
  'devices.fact.first_seen': 'Visto por primera vez',
  'devices.fact.last_seen': 'Visto por última vez',
  'devices.fact.last_sign_in': 'Último inicio de sesión',
  'devices.fact.started': 'Sesión iniciada',
  'devices.empty.title': 'Aquí no hay dispositivos',
  'devices.empty.detail':
    'Un dispositivo aparece desde su primer inicio de sesión hasta que lo quitas.',
  'devices.unknown': '¿No reconoces alguno?',
  'devices.unknown.detail':
    'Quítalo: su sesión se cierra de inmediato. Si otra persona pudo haberlo usado, congela también la cuenta; eso detiene los retiros mientras lo revisas.',
  'devices.unknown.action': 'Congelar la cuenta',
  'devices.gone': 'Ese dispositivo ya no está en tu lista. No cambió nada.',

  'device.rename': 'Nombre',
  'device.rename.label': 'Nombre de este dispositivo',
  'device.rename.hint':
    'Para que lo reconozcas en esta lista, en los mensajes y en tu actividad.',
  'device.rename.action': 'Guardar el nombre',
  'device.rename.pending': 'Guardando',
  'device.renamed': 'El dispositivo ahora se llama {device}.',
  'device.remove': 'Quitar',
  'device.remove.detail':
    'Su sesión se cierra de inmediato y la próxima vez hay que confirmarlo como nuevo dispositivo.',
  'device.remove.action': 'Quitar el dispositivo',
  'device.remove.title': '¿Quitar {device}?',
  'device.remove.pending': 'Quitando',
  'device.remove.keep': 'Conservar el dispositivo',
  'device.remove.changes': 'Todas las sesiones en {device} terminan de inmediato.',
  'device.remove.changes_again':
    'El próximo inicio de sesión allí tiene que confirmarse como en un nuevo dispositivo.',
  'device.remove.changes_this': 'Lo estás usando ahora, así que se cierra tu sesión.',
  'device.remove.told': 'Tu correo electrónico y tu teléfono reciben un mensaje.',
  'device.remove.undo': 'Vuelve a iniciar sesión en el dispositivo y confírmalo.',
  'device.removed': '{device} se quitó y su sesión se cerró.',
  'device.removed_this': 'Quitaste este dispositivo, así que tu sesión se ha cerrado.',

  'sessions.list': 'Tus sesiones',
  'sessions.this': 'Esta sesión',
  'sessions.end': 'Cerrar sesión',
  'sessions.end_of': 'Cerrar la sesión de {device}, vista por última vez: {at}',
  'sessions.end.pending': 'Cerrando sesión',
  'sessions.ended': 'Esa sesión se cerró.',
  'sessions.gone': 'Esa sesión ya había terminado.',
  'sessions.empty.title': 'Aquí no hay sesiones',
  'sessions.empty.detail': 'Una sesión aparece desde que se inicia hasta que termina.',
  'sessions.others': 'Cerrar varias sesiones',
  'sessions.others.detail':
    'Las sesiones terminan de inmediato, estén donde estén. Tus dispositivos siguen confirmados y tus dos contactos reciben un mensaje.',
  'sessions.others.action': 'Cerrar todas las demás',
  'sessions.others.none': 'Esta es la única sesión.',
  'sessions.everywhere.action': 'Cerrar sesión en todas partes',
  'sessions.others_ended':
    '{count, plural, =0 {No había ninguna otra sesión.} one {La otra sesión se cerró.} many {Se cerraron otras # sesiones.} other {Se cerraron otras # sesiones.}}',

  'sign_out.title': 'Cerrar sesión',
  'sign_out.detail':
    'Esta sesión termina. El dispositivo sigue confirmado, así que volver a iniciar sesión aquí es rápido.',
  'sign_out.action': 'Cerrar sesión',
  'sign_out.pending': 'Cerrando sesión',
  'sign_out.stay': 'Mantener la sesión',
  'signed_out.title': 'Has cerrado sesión',
  'signed_out.detail':
    'En este navegador ya no queda abierto nada de tu cuenta. El dispositivo sigue confirmado: la próxima vez necesitas tu contraseña y tu segundo factor.',
  'signed_out.everywhere': 'Todas las sesiones de tu cuenta han terminado, esta incluida.',
  'signed_out.device':
    'Este dispositivo se quitó. La próxima vez hay que confirmarlo como uno nuevo.',
  'signed_out.sign_in': 'Iniciar sesión',
  'signed_out.help': 'Buscar en el centro de ayuda',
} as const;
