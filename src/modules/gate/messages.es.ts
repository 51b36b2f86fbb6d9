/** What the pages say where something is proven, and every refusal of the gate. */
export const messages = {
  'gate.slot.password': 'Contraseña',
  'gate.slot.new_email': 'Nuevo correo electrónico',
  'gate.slot.new_phone': 'Nuevo número de teléfono',
  'gate.slot.current_email': 'Tu correo electrónico',
  'gate.slot.current_phone': 'Tu número de teléfono',
  'gate.slot.contact': 'Código por correo o SMS',
  'gate.slot.second_factor': 'Segundo factor',
  'gate.slot.authenticator': 'App de autenticación',
  'gate.slot.new_authenticator': 'Nueva app de autenticación',
  'gate.slot.passkey': 'Llave de acceso',
  'gate.slot.new_passkey': 'Nueva llave de acceso',
  'gate.slot.device': 'Este dispositivo',
  'gate.slot.device_again': 'Este dispositivo, con un segundo método',
  'gate.slot.face': 'Rostro',
  'gate.slot.waiting_time': 'Tiempo de espera',
  'gate.slot.staff_decision': 'Decisión de nuestro personal',

  'gate.proved_by.email_code': 'Demostrado con un código por correo.',
  'gate.proved_by.sms_code': 'Demostrado con un código por SMS.',
  'gate.proved_by.voice_code': 'Demostrado con un código por llamada.',
  'gate.proved_by.backup_code': 'Demostrado con un código de respaldo.',
  'gate.proved_by.authenticator_code': 'Demostrado con un código de tu app de autenticación.',
  'gate.proved_by.passkey': 'Demostrado con una llave de acceso.',
  'gate.proved_by.password': 'Tu contraseña es correcta.',

  'gate.sent.email': 'Enviamos un correo a',
  'gate.sent.sms': 'Enviamos un SMS a',
  'gate.sent.voice': 'Estamos llamando a',
  'gate.sent.at': 'hora:',
  'gate.code.works': 'El código funciona',
  'gate.code.over': 'Ese código ha caducado. Envía uno nuevo',
  'gate.code.label.email': 'Código del correo',
  'gate.code.label.sms': 'Código del SMS',
  'gate.code.label.voice': 'Código de la llamada',
  'gate.code.label.authenticator': 'Código de tu app de autenticación',
  'gate.code.confirm': 'Confirmar el código',
  'gate.code.checking': 'Comprobando el código',
  'gate.code.hint.or_backup': '6 dígitos, o los 10 de un código de respaldo. Puedes pegarlos.',
  'gate.authenticator.or_backup':
    'Abre tu app de autenticación y escribe los 6 dígitos que muestra ahora. Si no tienes la app, escribe uno de tus códigos de respaldo de 10 dígitos.',
  'gate.authenticator.what': 'Abre tu app de autenticación y escribe los 6 dígitos que muestra ahora.',

  'gate.passkey.show': 'Usar una llave de acceso',
  'gate.passkey.what':
    'Tu dispositivo pide su bloqueo de pantalla, tu dedo o tu cara. Entonces no hace falta ningún código.',
  'gate.passkey.make': 'Crear la llave de acceso',
  'gate.passkey.make.what':
    'Tu dispositivo, gestor de contraseñas o llave de seguridad crea una llave de acceso y la guarda. Sigue lo que muestre.',
  'gate.passkey.make.later': 'Haz primero el paso de arriba; después tu dispositivo crea la llave de acceso.',
  'gate.passkey.running': 'Sigue las indicaciones de tu dispositivo',
  'gate.passkey.sending': 'Comprobando la llave de acceso',
  'gate.passkey.no_script':
    'Las llaves de acceso necesitan JavaScript, que está desactivado en este navegador. Los otros métodos funcionan sin él.',
  'gate.passkey.failed.no_support.title': 'Este navegador no admite llaves de acceso',
  'gate.passkey.failed.no_support.detail':
    'Actualízalo o usa otro navegador. Los otros métodos funcionan aquí.',
  'gate.passkey.failed.not_confirmed.title': 'La llave de acceso no se confirmó',
  'gate.passkey.failed.not_confirmed.detail':
    'Se cerró la ventana, se agotó el tiempo o este dispositivo no tiene ninguna llave de acceso para tu cuenta. Pulsa el botón otra vez o usa otro método.',
  'gate.passkey.failed.not_made.title': 'No se creó ninguna llave de acceso',
  'gate.passkey.failed.not_made.detail':
    'Se cerró la ventana o se agotó el tiempo. No cambió nada. Pulsa el botón otra vez.',
  'gate.passkey.failed.already_here.title': 'Ya hay una llave de acceso para tu cuenta',
  'gate.passkey.failed.already_here.detail':
    'Este dispositivo, gestor de contraseñas o llave ya tiene una. Úsala tal cual o elige otro lugar para la nueva.',
  'gate.passkey.failed.wrong_site.title': 'Las llaves de acceso no funcionan en esta dirección',
  'gate.passkey.failed.wrong_site.detail':
    'Pertenecen a nuestra propia dirección y a ninguna otra. Escribe tú la dirección o usa tu marcador, y vuelve a intentarlo.',
  'gate.passkey.failed.not_able.title': 'Este dispositivo aún no puede hacerlo',
  'gate.passkey.failed.not_able.detail':
    'Una llave de acceso necesita un bloqueo de pantalla, un PIN o un gestor de contraseñas. Configura uno o usa otro dispositivo.',
  'gate.passkey.failed.offline.title': 'No se pudo conectar con nosotros',
  'gate.passkey.failed.offline.detail': 'Comprueba tu conexión y pulsa el botón otra vez.',
  'gate.passkey.failed.unknown.title': 'Tu dispositivo comunicó un fallo',
  'gate.passkey.failed.unknown.detail': 'No cambió nada. Pulsa el botón otra vez o usa otro método.',

  'gate.send.choose':
    '{count, plural, one {Te enviamos un código de 6 dígitos.} many {Elige adónde va el código.} other {Elige adónde va el código.}}',
  'gate.send.first.email': 'Enviar el código por correo',
  'gate.send.first.sms': 'Enviar el código por SMS',
  'gate.send.first.voice': 'Llamarme con el código',
  'gate.send.again.email': 'Enviar un correo nuevo',
  'gate.send.again.sms': 'Enviar un SMS nuevo',
  'gate.send.again.voice': 'Llamarme otra vez',
  'gate.send.instead.email': 'Mejor enviar un correo',
  'gate.send.instead.sms': 'Mejor enviar un SMS',
  'gate.send.instead.voice': 'Mejor llamarme',
  'gate.send.sending': 'Enviando el código',
  'gate.send.calling': 'Iniciando la llamada',
  'gate.send.again': 'Puedes pedir otro código',
  'gate.resting.email': 'Los correos a esta dirección están en pausa hasta',
  'gate.resting.sms': 'Los SMS a este número están en pausa hasta',
  'gate.resting.voice': 'Las llamadas a este número están en pausa hasta',
  'gate.not_delivered.email': 'No se pudo entregar el correo',
  'gate.not_delivered.sms': 'No se pudo entregar el SMS',
  'gate.not_delivered.voice': 'No se pudo establecer la llamada',
  'gate.not_delivered.detail': 'No se ha perdido nada: usa uno de los otros métodos.',

  'gate.nothing_changed': 'No cambió nada',

  'gate.locked.title': 'La entrada de códigos está bloqueada por un tiempo',
  'gate.locked.detail':
    'Se escribieron demasiados códigos equivocados, así que ahora no se acepta ninguno, ni siquiera uno correcto. Te avisamos por correo y SMS. No cambió nada.',
  'gate.locked.again': 'Puedes continuar',
  'gate.locked.over': 'Ya se pueden escribir códigos de nuevo. Vuelve a cargar esta página.',
  'gate.locked.help': 'Por qué se bloquean los códigos',

  'gate.checklist.email.title': '¿No lo has recibido?',
  'gate.checklist.sms.title': '¿No lo has recibido?',
  'gate.checklist.voice.title': '¿No llega la llamada?',
  'gate.checklist.authenticator.title': '¿No se acepta el código?',
  'gate.checklist.spam': 'Mira en la carpeta de spam y en otras pestañas de tu buzón.',
  'gate.checklist.address': 'Asegúrate de estar mirando el buzón indicado arriba.',
  'gate.checklist.minutes': 'Algunos servicios de correo tardan unos minutos.',
  'gate.checklist.newest': 'Solo funciona el código más reciente: cada uno nuevo reemplaza al anterior.',
  'gate.checklist.signal': 'Comprueba que tu teléfono tiene cobertura y que es el número indicado arriba.',
  'gate.checklist.airplane': 'Activa el modo avión y vuelve a desactivarlo.',
  'gate.checklist.blocked':
    'Mira entre los mensajes bloqueados y filtrados; algunos teléfonos ocultan a los remitentes desconocidos.',
  'gate.checklist.silent': 'Comprueba que el teléfono no está en silencio ni en «no molestar».',
  'gate.checklist.unknown_callers': 'Comprueba que las llamadas de desconocidos no están bloqueadas.',
  'gate.checklist.entry': 'Usa la entrada de esta misma cuenta: la app puede tener varias.',
  'gate.checklist.clock': 'Pon el reloj del teléfono en automático: los códigos dependen de la hora.',
  'gate.checklist.changes': 'El código cambia cada 30 segundos y funciona una sola vez. Espera al siguiente.',
  'gate.checklist.device': 'Si has vuelto a configurar la app, usa el dispositivo que vinculaste el último.',
  'gate.unable': '¿No puedes verificar?',

  'gate.collect.check': 'Comprobar el código',
  'gate.collect.resting': 'Ahora no se puede enviar nada ahí. Usa «¿No puedes verificar?» abajo.',
  'gate.collect.progress': '{done, number} de {count, number} pruebas hechas',
  'gate.claim.back': 'Iniciar sesión',
  'gate.claim.identifier': 'Correo electrónico o número de teléfono',
  'gate.claim.identifier.hint': 'El número de teléfono con el prefijo del país, por ejemplo +44 7400 123456.',
  'gate.claim.go_on': 'Continuar',
  'gate.claim.pending': 'Abriendo',
  'gate.collect.expired.again': 'Empezar de nuevo',
  'gate.collect.expired.title': 'Tardó demasiado',
  'gate.collect.expired.detail':
    'Por tu seguridad, lo que inicias espera sus pruebas {minutes, plural, one {# minuto} many {# minutos} other {# minutos}}. No cambió nada.',

  'problem.challenge_not_found.title': 'No se encuentra este paso',
  'problem.challenge_not_found.detail':
    'Se inició en otro navegador o terminó hace un rato. No cambió nada. Empieza de nuevo.',
  'problem.challenge_expired.title': 'Tardó demasiado',
  'problem.challenge_expired.detail':
    'Por tu seguridad, un paso iniciado espera sus pruebas {minutes, plural, one {# minuto} many {# minutos} other {# minutos}}. No cambió nada. Empieza de nuevo.',
  'problem.slot_not_open.title': 'Eso no se puede demostrar ahora',
  'problem.slot_not_open.detail': 'Ya está demostrado o antes va otro paso. Vuelve a cargar esta página.',
  'problem.proof_missing.title': 'Aún falta algo por demostrar',
  'problem.proof_missing.detail': 'Termina primero los pasos de arriba. Lo hecho, hecho queda.',
  'problem.code_incomplete.title': 'Un código tiene 6 dígitos',
  'problem.code_incomplete.detail': 'Escríbelos o pégalos todos. Esto no contó como intento.',
  'problem.code_wrong.title': 'Ese no es el código',
  'problem.code_wrong.detail':
    'Revísalo y vuelve a escribirlo. {left, plural, one {Queda # intento} many {Quedan # intentos} other {Quedan # intentos}}; después la entrada de códigos se bloquea por un tiempo.',
  'problem.code_expired.title': 'Ese código ha caducado',
  'problem.code_expired.detail':
    'Lo enviamos a las {sentAt, time, short}; los códigos duran {minutes, plural, one {# minuto} many {# minutos} other {# minutos}}. Envía uno nuevo.',
  'problem.code_used.title': 'Ese código ya se usó',
  'problem.code_used.detail':
    'Un código funciona una sola vez. Con una app de autenticación, espera al siguiente; si no, envía uno nuevo.',
  'problem.backup_code_used.title': 'Ese código de respaldo ya se usó',
  'problem.backup_code_used.detail':
    'Cada código de respaldo funciona una sola vez. Usa otro de tu juego, o el código que tu app de autenticación muestra ahora.',
  'problem.code_replaced.title': 'Un código más reciente reemplazó a ese',
  'problem.code_replaced.detail': 'Usa el código que enviamos a las {newestAt, time, short}.',
  'problem.code_not_sent.title': 'Aún no se ha enviado ningún código',
  'problem.code_not_sent.detail': 'Elige primero adónde va el código.',
  'problem.code_entry_locked.title': 'La entrada de códigos está bloqueada por un tiempo',
  'problem.code_entry_locked.detail':
    'Se escribieron demasiados códigos equivocados. No cambió nada. Puedes continuar a las {until, time, short}.',
  'problem.authenticator_clock_off.title': 'El reloj de tu teléfono no va bien',
  'problem.authenticator_clock_off.detail':
    'El código es correcto para otra hora: el reloj se desvía unos {minutes, plural, one {# minuto} many {# minutos} other {# minutos}}. Pon la fecha y la hora en automático en el teléfono y escribe el código nuevo.',
  'problem.resend_too_soon.title': 'Hay un código en camino',
  'problem.resend_too_soon.detail': 'Puedes pedir otro a las {until, time, short}.',
  'problem.channel_resting.title': 'Ese método está en pausa',
  'problem.channel_resting.detail':
    'El último mensaje no se pudo entregar, así que no se envía nada más ahí hasta las {until, time, short}. Usa otro método.',
  'problem.send_limit_reached.title': 'No hay más códigos por ahora',
  'problem.send_limit_reached.detail':
    'Se enviaron tantos códigos que paramos por un tiempo. El próximo se podrá enviar el {until, date, dateTime}.',
  'problem.grant_not_found.title': 'Lo que se demostró pertenece a otra cosa',
  'problem.grant_not_found.detail': 'No cambió nada. Empieza de nuevo.',
  'problem.grant_expired.title': 'Lo que demostraste ha caducado',
  'problem.grant_expired.detail': 'No se usó a tiempo, así que no cambió nada. Empieza de nuevo.',
  'problem.grant_used.title': 'Esto ya está hecho',
  'problem.grant_used.detail': 'Se envió dos veces; contó una.',
  'problem.account_closed.title': 'Esta cuenta está cerrada',
  'problem.account_closed.detail': 'Una cuenta cerrada no se puede volver a abrir.',
  'problem.account_frozen.title': 'Tu cuenta está congelada',
  'problem.account_frozen.detail': 'No se puede cambiar ni retirar nada hasta que la descongeles.',
  'problem.account_frozen_by_staff.title': 'Nuestro personal ha congelado esta cuenta',
  'problem.account_frozen_by_staff.detail':
    'No puedes descongelarla tú. El correo que te enviamos dice por qué y cómo responder.',
  'problem.account_not_frozen.title': 'Tu cuenta no está congelada',
  'problem.account_not_frozen.detail': 'No hay nada que descongelar. Inicia sesión como de costumbre.',
  'problem.account_restricted.title': 'Tu cuenta está restringida',
  'problem.account_restricted.detail': 'Puedes retirar lo que es tuyo; no hay nada más abierto.',
  'problem.authenticator_already_linked.title': 'Ya hay una app de autenticación vinculada',
  'problem.authenticator_already_linked.detail': 'Para usar otra, reemplázala.',
  'problem.authenticator_not_linked.title': 'No hay ninguna app de autenticación vinculada',
  'problem.authenticator_not_linked.detail': 'Vincula una primero, en Seguridad.',
  'problem.last_strong_factor.title': 'Este es tu último factor fuerte',
  'problem.last_strong_factor.detail':
    'La verificación en dos pasos no se puede desactivar. Vincula primero una app de autenticación o añade otra llave de acceso, y después quita esta.',
  'problem.passkey_not_linked.title': 'No hay ninguna llave de acceso que cambiar',
  'problem.passkey_not_linked.detail': 'Añade una primero, en Seguridad.',
  'problem.passkey_missing.title': 'Tu llave de acceso aún está por confirmar',
  'problem.passkey_missing.detail':
    'Pulsa arriba el botón de la llave de acceso y sigue las indicaciones de tu dispositivo.',
  'problem.passkey_ceremony_over.title': 'Esta solicitud de llave de acceso ha terminado',
  'problem.passkey_ceremony_over.detail':
    'Tardó demasiado, ya se respondió o la reemplazó otra más reciente. No cambió nada. Pulsa el botón otra vez.',
  'problem.passkey_not_accepted.title': 'Esa llave de acceso no se aceptó',
  'problem.passkey_not_accepted.detail':
    'Es de otra cuenta, se quitó o tu dispositivo no confirmó que eres tú. Elige otra llave de acceso u otro método.',
  'problem.passkey_cloned.title': 'Ya no se puede confiar en esa llave de acceso',
  'problem.passkey_cloned.detail':
    'Cuenta sus usos, y este uso ya se había contado: puede que exista una copia. La rechazamos y te avisamos por correo y SMS. Usa otro método y después quítala en Seguridad.',
  'problem.passkey_already_added.title': 'Esa llave de acceso ya está añadida',
  'problem.passkey_already_added.detail':
    'Basta con una llave de acceso por dispositivo y cuenta. No cambió nada.',
  'problem.passkey_limit_reached.title': 'Tienes todas las llaves de acceso que puede tener una cuenta',
  'problem.passkey_limit_reached.detail': 'Quita una que ya no uses y después añade esta.',
  'problem.settings_locked.title': 'Tus ajustes están bloqueados',
  'problem.settings_locked.detail':
    'Activaste el bloqueo de ajustes, así que no cambia nada de lo que protege la cuenta. Empieza el desbloqueo en Seguridad > Bloqueo de ajustes; tarda los días que elegiste, o tu clave maestra lo termina de inmediato.',
  'problem.settings_not_locked.title': 'Tus ajustes no están bloqueados',
  'problem.settings_not_locked.detail': 'No hay nada que desbloquear: continúa con lo que querías cambiar.',

  'gate.cookies_off.title': 'Tu navegador no guarda nuestras cookies',
  'gate.cookies_off.what': 'No se pudo guardar este paso',
  'gate.cookies_off.why':
    'Entre dos páginas, una cookie nos dice que sigues siendo tú. Tu navegador no la devolvió. No cambió nada.',
  'gate.cookies_off.do': 'Qué hacer',
  'gate.cookies_off.allow':
    'Permite las cookies de este sitio en los ajustes del navegador. No usamos ninguna para publicidad.',
  'gate.cookies_off.private':
    'Si un bloqueador o un modo privado estricto las elimina, desactívalo para este sitio.',
  'gate.cookies_off.again':
    'Después empieza aquí de nuevo. Un formulario que estuvo abierto mucho tiempo también hay que volver a cargarlo.',
  'gate.cookies_off.restart': 'Empezar de nuevo',
} as const;
