export const messages = {
  'sign_in.title': 'Iniciar sesión',
  'sign_in.lead':
    'Tu contraseña y después una segunda prueba. Nunca te las pedimos por teléfono ni en un chat.',
  'sign_in.identifier': 'Correo electrónico o número de teléfono',
  'sign_in.identifier.hint': 'El número de teléfono con el prefijo del país, por ejemplo +44 7400 123456.',
  'sign_in.password': 'Contraseña',
  'sign_in.forgotten': '¿Olvidaste la contraseña?',
  'sign_in.submit': 'Iniciar sesión',
  'sign_in.checking': 'Comprobando',
  'sign_in.passkey.title': 'O sin contraseña',
  'sign_in.passkey.detail':
    'Con una llave de acceso inicias sesión con el bloqueo de tu dispositivo, tu dedo o tu cara. No hacen falta códigos.',
  'sign_in.passkey.action': 'Iniciar sesión con una llave de acceso',
  'sign_in.no_account': '¿Aún no tienes cuenta?',
  'sign_in.sign_up': 'Abre una',
  'sign_in.restart': 'Iniciar sesión de nuevo',
  'sign_in.done': 'Has iniciado sesión.',
  'sign_in.second.title': 'Demuestra que eres tú',
  'sign_in.second.lead': 'Tu contraseña es correcta. Una prueba más y habrás entrado.',
  'sign_in.second.lead_new_device':
    'Tu contraseña es correcta. Falta una prueba más y después hay que confirmar este dispositivo, porque es nuevo para nosotros.',
  'sign_in.finish': 'Completar el inicio de sesión',
  'sign_in.finishing': 'Iniciando sesión',
  'sign_in.changes.session': 'Este navegador tiene la sesión iniciada en tu cuenta.',
  'sign_in.changes.device':
    'Este dispositivo se recuerda, para que el próximo inicio de sesión sea más corto.',
  'sign_in.told.nobody': 'A nadie: este dispositivo es conocido.',
  'sign_in.told.new_device':
    'Tu correo electrónico y tu teléfono reciben un mensaje sobre el nuevo dispositivo.',
  'sign_in.undo': 'Cierra la sesión aquí o quita el dispositivo en Dispositivos.',
  'sign_in.closed.not_signed_in': 'No has iniciado sesión',
  'sign_in.closed.frozen': 'Puedes descongelarla ahora con una prueba de todo lo que está vinculado.',
  'sign_in.closed.unfreeze': 'Descongelar la cuenta',
  'sign_in.closed.help': 'Ir al centro de ayuda',

  'new_device.title': 'Confirma este dispositivo',
  'new_device.unusual.title': 'Este inicio de sesión es inusual',
  'new_device.unusual.second': 'Un método está hecho, falta otro',
  'new_device.unusual.new_country': 'Viene de un país en el que no habías iniciado sesión antes.',
  'new_device.unusual.contact_changed':
    'Tu número de teléfono o tu correo electrónico cambió en el último día.',
  'new_device.unusual.approval':
    'Apruébalo en un dispositivo en el que tengas la sesión iniciada, o confírmalo con dos métodos distintos.',
  'new_device.unusual.two': 'Confírmalo con dos métodos distintos.',
  'new_device.lead':
    'Es nuevo para nosotros. Una confirmación más impide entrar a quien haya averiguado tu contraseña.',
  'new_device.how': '¿Cómo quieres confirmarlo?',
  'new_device.start': 'Confirmar este dispositivo',
  'new_device.starting': 'Enviando la solicitud',
  'new_device.help': 'Cómo se confirma un nuevo dispositivo',
  'new_device.rail': 'Confirmación de este dispositivo',
  'new_device.other_way': 'Usar otro método',
  'new_device.open': 'La solicitud está abierta',
  'new_device.open_over': 'Ha caducado. Vuelve a solicitarlo.',
  'new_device.again_in': 'Puedes volver a solicitarlo',
  'new_device.complete': 'Completar la verificación',
  'new_device.by_itself': 'Esta página avanza sola.',
  'new_device.not_yet.title': 'Aún no se ha confirmado nada',
  'new_device.not_yet.detail': 'Sigue primero los pasos de abajo. Esta página lo detecta sola.',
  'new_device.confirmed.title': 'Este dispositivo está confirmado',
  'new_device.confirmed.detail': 'Se está iniciando tu sesión.',
  'new_device.ended.unanswered': 'La llamada terminó sin que se pulsara ninguna tecla',
  'new_device.ended.expired': 'La solicitud ha caducado',
  'new_device.ended.detail': 'No entró nadie y no cambió nada. Vuelve a solicitarlo o elige otro método.',
  'new_device.refused.title': 'El inicio de sesión fue rechazado',
  'new_device.refused.what': 'Alguien respondió que no es quien inicia sesión',
  'new_device.refused.told':
    'Este dispositivo no ha iniciado sesión. Un mensaje a tu correo electrónico y a tu teléfono lo comunica, con un enlace que congela la cuenta.',
  'new_device.refused.next': 'Qué puedes hacer',
  'new_device.refused.mistake':
    'Si eras tú y se pulsó la tecla o el botón equivocado, vuelve a iniciar sesión.',
  'new_device.refused.not_you':
    'Si era otra persona, tiene tu contraseña o una llave de acceso. Cambia la contraseña y quita la llave que no esté en tus manos, desde un dispositivo de confianza.',

  'new_device.device_approval.label': 'Desde otro dispositivo',
  'new_device.device_approval.detail':
    'Donde ya tienes la sesión iniciada, escribes un código que se muestra aquí. Tienes 10 minutos.',
  'new_device.device_approval.title': 'Confirma en tu otro dispositivo',
  'new_device.device_approval.since': 'Solicitado:',
  'new_device.device_approval.code': 'Escribe este código en tu otro dispositivo',
  'new_device.device_approval.open': 'Abre tu cuenta en el otro dispositivo.',
  'new_device.device_approval.look': 'Arriba en la página hay una solicitud: ábrela.',
  'new_device.device_approval.type': 'Compara los datos, escribe el código y confirma.',
  'new_device.device_approval.again': 'Mostrar un código nuevo',
  'new_device.phone_call.label': 'Llamada telefónica',
  'new_device.phone_call.detail':
    'Te llamamos ahora. Pulsa 1 para confirmar o 2 para cancelar. Como máximo {calls, plural, one {# llamada} many {# llamadas} other {# llamadas}} por hora.',
  'new_device.phone_call.title': 'Contesta la llamada',
  'new_device.phone_call.since': 'Llamada iniciada:',
  'new_device.phone_call.answer': 'Contesta. La voz dice nuestro nombre y el inicio de sesión.',
  'new_device.phone_call.one': 'Pulsa 1 para confirmar este dispositivo.',
  'new_device.phone_call.two': 'Pulsa 2 si no eres tú: el inicio de sesión se rechaza.',
  'new_device.phone_call.again': 'Llamarme otra vez',
  'new_device.email_link.label': 'Enlace por correo',
  'new_device.email_link.detail':
    'Enviamos un enlace. Lo abres en cualquier navegador, miras los datos y confirmas.',
  'new_device.email_link.title': 'Abre el enlace de tu correo',
  'new_device.email_link.since': 'Enviado:',
  'new_device.email_link.open': 'Abre el correo «Confirma el inicio de sesión en un nuevo dispositivo».',
  'new_device.email_link.any':
    'Abre su enlace, aquí o en cualquier otro navegador. Eso por sí solo no confirma nada.',
  'new_device.email_link.press': 'Compara los datos y pulsa «Confirmar el inicio de sesión».',
  'new_device.email_link.again': 'Enviar un enlace nuevo',
  'new_device.authenticator_code.label': 'App de autenticación',
  'new_device.authenticator_code.detail':
    'Escribes el siguiente código que muestre tu app. Cada código funciona una sola vez.',
  'new_device.authenticator.title': 'Código de tu app de autenticación',
  'new_device.authenticator.lead': 'El código que acabas de usar funciona una sola vez: espera al siguiente.',

  'authorise.title': '¿Eres tú quien inicia sesión?',
  'authorise.lead':
    'Alguien que mostró tu contraseña o una llave de acceso quiere iniciar sesión en un nuevo dispositivo. Abrir esta página no ha cambiado nada.',
  'authorise.fact.device': 'Dispositivo',
  'authorise.fact.system': 'Sistema',
  'authorise.fact.browser': 'Navegador',
  'authorise.fact.address': 'Dirección de red',
  'authorise.fact.when': 'Solicitado',
  'authorise.fact.open': 'Abierta',
  'authorise.only_if':
    'Confirma solo si iniciaste tú este inicio de sesión, hace un momento, en ese dispositivo.',
  'authorise.confirm': 'Confirmar el inicio de sesión',
  'authorise.confirming': 'Confirmando',
  'authorise.cancel': 'No soy yo: cancelar',
  'authorise.cancelling': 'Cancelando',
  'authorise.changes.confirm': 'Confirmar: ese dispositivo inicia sesión en tu cuenta.',
  'authorise.changes.cancel': 'Cancelar: no puede entrar.',
  'authorise.told.confirm':
    'Confirmar: tu correo electrónico y tu teléfono reciben un mensaje sobre el nuevo dispositivo.',
  'authorise.told.cancel': 'Cancelar: reciben una alerta con un enlace que congela la cuenta.',
  'authorise.undo':
    'Un dispositivo confirmado se puede quitar en Dispositivos; eso cierra su sesión de inmediato.',
  'authorise.confirmed.title': 'El inicio de sesión está confirmado',
  'authorise.confirmed.what': 'El nuevo dispositivo puede entrar',
  'authorise.confirmed.next': 'Vuelve a él: su página avanza sola. Puedes cerrar esta.',
  'authorise.confirmed.help': 'Ir al centro de ayuda',
  'authorise.cancelled.title': 'El inicio de sesión está rechazado',
  'authorise.cancelled.what': 'El nuevo dispositivo no puede entrar',
  'authorise.cancelled.next':
    'Quien lo intentó mostró tu contraseña o una llave de acceso: cambia la contraseña y quita la llave que no esté en tus manos. La alerta que te enviamos tiene un enlace que congela la cuenta.',
  'authorise.cancelled.help': 'Cómo cambiar tu contraseña',

  'approve.title': '¿Eres tú quien inicia sesión?',
  'approve.lead':
    'Alguien que mostró tu contraseña o una llave de acceso quiere iniciar sesión en un nuevo dispositivo. Míralo y después responde.',
  'approve.code': 'Código del nuevo dispositivo',
  'approve.code.hint':
    '6 dígitos. Escribe el código que muestra el nuevo dispositivo; nadie más puede darte uno.',
  'approve.overview': 'Ir a tu cuenta',
  'approve.banner.title': 'Un nuevo dispositivo quiere iniciar sesión',
  'approve.banner.detail': '{device}, solicitado:',
  'approve.banner.look': 'Ver la solicitud',

  'problem.authorisation_method_missing.title': 'Elige primero un método',
  'problem.authorisation_method_missing.detail': 'Elige uno de los métodos de abajo.',

  'problem.session_missing.title': 'Tu sesión está cerrada',
  'problem.session_missing.detail':
    'Inicia sesión para continuar. Puede que tengas que volver a escribir lo que habías escrito.',
  'problem.session_not_found.title': 'Esa sesión ha terminado',
  'problem.session_not_found.detail': 'Ya no está en tu lista. No cambió nada más.',
  'problem.device_not_found.title': 'Ese dispositivo no está en tu lista',
  'problem.device_not_found.detail': 'Ya se había quitado. No cambió nada más.',
  'problem.device_name_not_possible.title': 'Ese nombre no se puede usar',
  'problem.device_name_not_possible.detail': 'Ponle un nombre de 1 a 60 caracteres.',
  'problem.call_limit_reached.title': 'No hay más llamadas por ahora',
  'problem.call_limit_reached.detail':
    'Llamamos como máximo {calls, plural, one {una vez} many {# veces} other {# veces}} por hora. La próxima llamada será posible a las {until, time, short}; los otros métodos están abiertos ahora.',
  'problem.approval_limit_reached.title': 'No hay más solicitudes a tus dispositivos por ahora',
  'problem.approval_limit_reached.detail':
    'Preguntamos a tus otros dispositivos como máximo {requests, plural, one {una vez} many {# veces} other {# veces}} por hora. La próxima solicitud será posible a las {until, time, short}; los otros métodos están abiertos ahora.',
  'problem.authorisation_too_soon.title': 'Hay una solicitud en camino',
  'problem.authorisation_too_soon.detail':
    'Entre dos solicitudes tiene que pasar medio minuto, para no inundar a nadie de mensajes.',
  'problem.no_other_device.title': 'Ese método no está disponible ahora',
  'problem.no_other_device.detail':
    'Ningún otro dispositivo tiene ya la sesión iniciada en tu cuenta. Elige otro método.',
  'problem.authorisation_not_found.title': 'No se encuentra esta solicitud',
  'problem.authorisation_not_found.detail':
    'El enlace está incompleto o la solicitud es demasiado antigua. No cambió nada.',
  'problem.authorisation_expired.title': 'Esta solicitud ha caducado',
  'problem.authorisation_expired.detail': 'No se respondió a tiempo, así que no entró nadie. No cambió nada.',
  'problem.authorisation_settled.title': 'Esta solicitud ya no está abierta',
  'problem.authorisation_settled.detail':
    'Ya se respondió o la reemplazó otra más reciente. Ahora no cambió nada.',
  'problem.approval_code_wrong.title': 'Ese no es el código del nuevo dispositivo',
  'problem.approval_code_wrong.detail':
    '{left, plural, =0 {Era el último intento: el inicio de sesión se rechaza y te hemos avisado por correo y SMS.} one {Escribe los 6 dígitos que muestra el nuevo dispositivo. Queda # intento; después se rechaza el inicio de sesión.} many {Escribe los 6 dígitos que muestra el nuevo dispositivo. Quedan # intentos; después se rechaza el inicio de sesión.} other {Escribe los 6 dígitos que muestra el nuevo dispositivo. Quedan # intentos; después se rechaza el inicio de sesión.}}',
} as const;
