/** The way back from a lost phone, mailbox, authenticator or passkey. */
export const messages = {
  'problem.recovery_not_found.title': 'Esto no se encuentra aquí',
  'problem.recovery_not_found.detail': 'Se empezó en otro navegador o terminó hace un rato. No cambió nada.',
  'problem.recovery_link_not_found.title': 'Este enlace no lleva a ninguna parte',
  'problem.recovery_link_not_found.detail': 'Puede que esté cortado: cópialo entero del mensaje.',
  'problem.recovery_step_not_open.title': 'Antes va otro paso',
  'problem.recovery_step_not_open.detail': 'Vuelve a cargar la página: muestra lo que sigue.',
  'problem.recovery_waiting.title': 'El tiempo de espera no ha terminado',
  'problem.recovery_waiting.detail': 'Puedes continuar el {until, date, dateTime}. Nadie puede acortarlo.',
  'problem.recovery_live.title': 'Ya hay un restablecimiento en curso',
  'problem.recovery_live.detail':
    'Solo es posible uno a la vez, y el tuyo no demuestra más. Detenlo con el enlace de sus mensajes, o desde un dispositivo con la sesión iniciada, y empieza de nuevo.',
  'problem.recovery_done.title': 'Este restablecimiento está hecho',
  'problem.recovery_done.detail':
    'Lo perdido se ha reemplazado. Si no fuiste tú, usa el enlace del mensaje que lo comunica o congela la cuenta.',
  'problem.recovery_cancelled.title': 'Este restablecimiento se detuvo',
  'problem.recovery_cancelled.detail': 'No cambió nada. Puedes empezar de nuevo.',
  'problem.recovery_expired.title': 'Tardó demasiado',
  'problem.recovery_expired.detail': 'No cambió nada. Empieza de nuevo.',
  'problem.recovery_refused.title': 'El caso fue rechazado',
  'problem.recovery_refused.detail': 'No cambió nada. Nuestro soporte puede decirte qué faltaba.',
  'problem.recovery_limit_reached.title': 'No hay más restablecimientos por ahora',
  'problem.recovery_limit_reached.detail':
    '{max, plural, one {Es posible un restablecimiento} many {Son posibles # restablecimientos} other {Son posibles # restablecimientos}} en {days, plural, one {# día} many {# días} other {# días}}. El próximo podrá empezar el {until, date, dateTime}.',
  'problem.recovery_starts_too_many.title': 'Demasiados restablecimientos empezados desde tu red',
  'problem.recovery_starts_too_many.detail': 'El próximo podrá empezar el {until, date, dateTime}.',
  'problem.recovery_only_here.title': 'Solo puede continuar el navegador en el que se empezó',
  'problem.recovery_only_here.detail':
    'Lo que queda por demostrar aquí es muy poco para mostrar que fuiste tú quien lo empezó. Si ya no tienes ese navegador, detén el restablecimiento con el enlace de sus mensajes y empieza de nuevo.',
  'problem.recovery_not_yours.title': 'Para esto hace falta tu contraseña',
  'problem.recovery_not_yours.detail':
    'El restablecimiento en curso se empezó con la contraseña. Empieza también aquí con ella, o detén el restablecimiento con el enlace de sus mensajes.',
  'problem.nothing_lost.title': 'Elige qué se ha perdido',
  'problem.nothing_lost.detail': 'Marca todo lo que ya no puedes usar.',
  'problem.only_password_lost.title': 'Una contraseña sola se reemplaza por un camino más corto',
  'problem.only_password_lost.detail':
    'Elige «¿Olvidaste la contraseña?». Si también se ha perdido otra cosa, márcala.',
  'problem.no_contact_left.title': 'Nada de aquí puede mostrar que eres tú',
  'problem.no_contact_left.detail':
    'Sin la contraseña ni los dos contactos, ningún código puede llegarte. Inicia sesión con una llave de acceso si la tienes; si no, elige «He perdido todo esto».',
  'problem.contact_also_lost.title': 'Escribe el otro contacto',
  'problem.contact_also_lost.detail':
    'Ahí va un código para mostrar que eres tú, y este está marcado como perdido.',
  'problem.factor_not_linked.title': 'Eso no está vinculado a tu cuenta',
  'problem.factor_not_linked.detail': 'Así que tampoco falta. Elige solo lo que usabas para iniciar sesión.',
  'problem.case_not_available.title': 'Para esto hace falta nuestro soporte',
  'problem.case_not_available.detail': 'Aquí tiene que mirarlo una persona. Escribe a nuestro soporte.',
} as const;
