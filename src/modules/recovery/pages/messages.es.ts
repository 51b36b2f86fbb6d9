export const messages = {
  'recovery.title': 'Algo se ha perdido o no funciona',
  'recovery.lead':
    'Marca lo que ya no puedes usar. Antes de que empiece nada, ves qué se pedirá y cuánto tarda.',
  'recovery.back.security': 'Seguridad',
  'recovery.step.plan': 'Qué se ha perdido',
  'recovery.step.proofs': 'Pruebas',
  'recovery.step.wait': 'Tiempo de espera',
  'recovery.step.bind': 'Lo nuevo',
  'recovery.what': '¿Qué se ha perdido?',
  'recovery.tick.phone': 'Mi número de teléfono',
  'recovery.tick.phone.hint':
    'No me llegan ni SMS ni llamadas, y la tarjeta SIM no se puede reemplazar.',
  'recovery.tick.email': 'Mi correo electrónico',
  'recovery.tick.email.hint': 'Ya no puedo abrir el buzón.',
  'recovery.tick.authenticator': 'Mi app de autenticación',
  'recovery.tick.authenticator.hint':
    'Ya no tengo la app o su teléfono. Un teléfono averiado suele significar esto y el número.',
  'recovery.tick.passkey': 'Mis llaves de acceso',
  'recovery.tick.passkey.hint':
    'No queda ningún dispositivo ni llave de seguridad que tenga una.',
  'recovery.tick.password': 'También mi contraseña',
  'recovery.tick.password.hint':
    'Junto con otra cosa, decide nuestro personal. Si solo se ha perdido la contraseña, establece una nueva.',
  'recovery.lost.phone': 'número de teléfono',
  'recovery.lost.email': 'correo electrónico',
  'recovery.lost.authenticator': 'app de autenticación',
  'recovery.lost.passkey': 'llaves de acceso',
  'recovery.lost.password': 'contraseña',
  'recovery.who': '¿Quién eres?',
  'recovery.who.detail':
    'Lo que tiene tu cuenta no se dice a nadie más que a ti, por eso primero va la contraseña. Si está marcada como perdida, déjala vacía: entonces va primero un código al contacto que escribas.',
  'recovery.identifier.hint':
    'Uno que pertenezca a la cuenta, aunque ahora no puedas usarlo. Si se ha perdido la contraseña: uno que puedas usar.',
  'recovery.forgotten':
    'Sin la contraseña ni los dos contactos, ningún código puede llegarte. Inicia sesión con una llave de acceso si la tienes, o escribe a',
  'recovery.claim.title': 'Muestra que eres tú',
  'recovery.claim.lead':
    'Si una cuenta tiene este contacto, ahí va un código. Después ves qué hace falta; aún no ha empezado nada.',
  'recovery.plan': 'Mostrar qué hace falta',
  'recovery.planning': 'Buscando',
  'recovery.help': 'Leer cómo funciona',
  'recovery.begin_here': 'Empezar en este navegador',
  'recovery.changes.wait':
    'Después de tus pruebas corre un tiempo de espera de {duration}. Cada contacto puede detenerlo.',
  'recovery.changes.case':
    'Cuando nuestro personal haya decidido, corre un tiempo de espera de {duration}. Cada contacto puede detenerlo.',
  'recovery.changes.unfrozen': 'Al final, la cuenta vuelve a estar abierta.',
  'recovery.changes.all': 'Lo perdido se reemplaza y deja de demostrar que eres tú.',
  'recovery.changes.these':
    'Se reemplaza: {lost}. Lo que había antes deja de demostrar que eres tú.',
  'recovery.changes.sessions':
    'Al final se cierra la sesión en todos los demás dispositivos.',
  'recovery.told': 'Cada contacto anterior y nuevo recibe un mensaje en cada paso.',
  'recovery.hold':
    'Al final, los retiros, las transferencias, los regalos y las ventas entre particulares se desactivan durante {duration}.',
  'recovery.undo':
    'Cada mensaje tiene un enlace que lo detiene, sin iniciar sesión, mientras no esté hecho.',
  'recovery.planned.title': 'Qué hace falta',
  'recovery.planned.lead': 'Por reemplazar: {lost}. Aún no ha empezado nada.',
  'recovery.planned.prove': 'Demuestras lo que queda',
  'recovery.planned.prove.nothing': 'No queda nada por demostrar.',
  'recovery.planned.case': 'Nuestro personal lo mira',
  'recovery.planned.case.detail':
    'Deciden dos personas, con un documento que muestras. Tarda unos días y hasta entonces no cambia nada.',
  'recovery.planned.frozen.title': 'Tu cuenta está congelada',
  'recovery.planned.frozen.detail':
    'Si se ha perdido algo, se vuelve a abrir con un caso: deciden dos personas de nuestro personal y después corre el tiempo de espera. Hasta el final sigue congelada.',
  'recovery.planned.wait': 'Un tiempo de espera de {duration}',
  'recovery.planned.wait.detail':
    'Se avisa a cada contacto anterior y nuevo, y cada uno puede detenerlo. Nadie puede acortarlo, tampoco nuestro personal.',
  'recovery.planned.wait.until': 'Si lo demuestras todo ahora, termina: {until}.',
  'recovery.planned.bind': 'Reemplazas lo perdido',
  'recovery.planned.bind.detail': '{new}: lo indicas y lo demuestras.',
  'recovery.planned.bind.passkey':
    'Las llaves de acceso perdidas se quitan. Después puedes añadir una nueva.',
  'recovery.planned.bind.password':
    'La contraseña se establece de nuevo después, con un código a cada uno de tus contactos.',
  'recovery.backup_codes.title': 'Un código de respaldo es más rápido',
  'recovery.backup_codes.detail':
    '{count, plural, one {Queda un código de respaldo} many {Quedan # códigos de respaldo} other {Quedan # códigos de respaldo}}. Escribe uno donde se pida un código de la app de autenticación: así no hay tiempo de espera.',
  'recovery.start': 'Empezar y demostrarlo',
  'recovery.starting': 'Empezando',
  'recovery.other': 'Se ha perdido otra cosa',
  'recovery.live.title': 'Ya hay un restablecimiento en curso',
  'recovery.live.lead': 'Se empezó en otro navegador. Solo es posible uno a la vez.',
  'recovery.live.detail': 'Para continuarlo aquí, demuestra otra vez lo que queda.',
  'recovery.live.only_there':
    'Solo puede continuarlo el navegador en el que se empezó: lo que has mostrado aquí es muy poco para hacerse cargo.',
  'recovery.live.stop':
    'Si no lo empezaste tú, o ya no tienes ese navegador, detenlo: con el enlace de sus mensajes o desde un dispositivo con la sesión iniciada. Después empieza de nuevo.',
  'recovery.live.replaced':
    'Demostró menos de lo que puedes demostrar aquí. Cuando todo esté demostrado, el tuyo ocupa su lugar y se avisa a todos.',
  'recovery.resume': 'Continuarlo aquí',
  'recovery.resume.title': 'Continuar en este navegador',
  'recovery.resume.lead':
    'Demuestra otra vez lo que queda. Después, el navegador en el que se empezó ya no puede continuar.',
  'recovery.resume.finish': 'Traerlo a este navegador',
  'recovery.not_now.title': 'No es posible ahora',
  'recovery.not_now.support':
    'Escribe desde cualquier dirección y di de qué cuenta se trata:',
  'recovery.unfreeze': 'Descongelar la cuenta',
  'recovery.unfreeze.without_loss':
    '¿La cuenta está congelada y no se ha perdido nada?',
  'recovery.proving.title': 'Demuestra lo que queda',
  'recovery.proving.lead': 'Todo menos lo perdido ({lost}), una cosa tras otra.',
  'recovery.proven.title': 'Todo lo que queda está demostrado',
  'recovery.proven.lead.wait':
    'Aún no ha cambiado nada. Empieza el tiempo de espera; lo que demostraste se guarda para él.',
  'recovery.proven.lead.case':
    'Aún no ha cambiado nada. Abre el caso; lo que demostraste se guarda para él.',
  'recovery.proven.lead.bind': 'Aún no ha cambiado nada. Continúa con lo nuevo.',
  'recovery.commit.wait': 'Empezar el tiempo de espera',
  'recovery.commit.case': 'Abrir el caso',
  'recovery.commit.bind': 'Continuar',
  'recovery.waiting.title': 'El tiempo de espera corre',
  'recovery.waiting.lead':
    'Lo que demostraste se guarda. Cuando termine, reemplazas: {lost}.',
  'recovery.waiting.until': 'No se puede hacer nada antes de',
  'recovery.waiting.go_on': 'Puedes continuar',
  'recovery.waiting.over':
    'El tiempo de espera ha terminado. Vuelve a cargar esta página.',
  'recovery.waiting.next': 'Qué pasa después',
  'recovery.waiting.next.message': 'Un mensaje te avisa cuando haya terminado.',
  'recovery.waiting.next.browser':
    'Entonces vuelve en este navegador. En otro, empieza como lo hiciste aquí y demuestra otra vez lo que queda.',
  'recovery.waiting.next.only_here':
    'Entonces vuelve en este navegador: ningún otro puede continuarlo. Si se pierde, detén el restablecimiento y empieza de nuevo.',
  'recovery.waiting.next.cancel':
    'Mientras no esté hecho, el enlace de cada mensaje lo detiene.',
  'recovery.case.title': 'Nuestro personal mira tu caso',
  'recovery.case.lead': 'Lo que demostraste se guarda. Se trata de: {lost}.',
  'recovery.case.next': 'Después de su decisión corre un tiempo de espera.',
  'recovery.track': 'Ver cómo va',
  'recovery.binding.title': 'Reemplaza lo perdido',
  'recovery.binding.lead':
    'El tiempo de espera ha terminado. Indica lo nuevo y demuéstralo.',
  'recovery.ready.title': 'Listo para terminar',
  'recovery.ready.lead':
    'Todo está demostrado. Lee qué pasa después y luego termina.',
  'recovery.new.phone': 'Nuevo número de teléfono',
  'recovery.new.email': 'Nuevo correo electrónico',
  'recovery.give.phone': 'Continuar con este número',
  'recovery.give.email': 'Continuar con esta dirección',
  'recovery.checking': 'Comprobando',
  'recovery.another.phone': 'Usar otro número',
  'recovery.another.email': 'Usar otra dirección',
  'recovery.finish': 'Terminar el restablecimiento',
  'recovery.finishing': 'Terminando',
  'recovery.again': 'Empezar de nuevo',
  'recovery.done.title': 'Tu restablecimiento está hecho',
  'recovery.done.lead': 'Reemplazado: {lost}.',
  'recovery.done.hold': 'El trading, los depósitos y la conversión continúan.',
  'recovery.done.next': 'Qué debes saber',
  'recovery.done.sessions': 'Se cerró la sesión en todos los demás dispositivos.',
  'recovery.done.told':
    'Se avisó a cada contacto anterior y nuevo. Si no fuiste tú, usa el enlace de ese mensaje.',
  'recovery.done.passkey': 'Añade una nueva llave de acceso en Seguridad.',
  'recovery.done.backup_codes':
    'Los códigos de respaldo de la app anterior ya no funcionan. Crea otros nuevos en Seguridad.',
  'recovery.done.password':
    'Establece ahora una contraseña nueva: hace falta un código a cada uno de tus contactos.',
  'recovery.done.set_password': 'Establecer una contraseña nueva',
  'recovery.sign_in': 'Iniciar sesión',
  'recovery.none': 'No hay ningún restablecimiento en curso.',
  'recovery.track.title': 'Cómo va tu restablecimiento',
  'recovery.track.lead': 'Esta página se actualiza sola. Guarda su dirección para volver.',
  'recovery.track.read_only':
    'Cualquiera con esta dirección puede mirar; nadie puede hacer nada con ella. Aquí no se muestra ningún nombre ni contacto.',
  'recovery.track.lost': 'Por reemplazar',
  'recovery.track.started': 'Empezado',
  'recovery.track.ended': 'Terminado',
  'recovery.track.lasts': 'Se puede terminar',
  'recovery.track.go_on': 'Continuar',
  'recovery.stage.planned': 'Aún sin empezar',
  'recovery.stage.planned.next': 'Se mostró el plan. Empieza cuando se pulsa su botón.',
  'recovery.stage.proving': 'Se están mostrando las pruebas',
  'recovery.stage.proving.next':
    'Cuando todo lo que queda esté demostrado, empieza el tiempo de espera.',
  'recovery.stage.case_open': 'Nuestro personal mira el caso',
  'recovery.stage.case_open.next': 'Después de su decisión corre un tiempo de espera.',
  'recovery.stage.waiting': 'El tiempo de espera corre',
  'recovery.stage.waiting.next':
    'Cada contacto de la cuenta puede detenerlo mientras no esté hecho.',
  'recovery.stage.binding': 'Listo para terminar',
  'recovery.stage.binding.next':
    'Continúa en el navegador en el que se empezó. En otro, empieza como lo hiciste allí: te dice si se puede continuar.',
  'recovery.stage.done': 'Hecho',
  'recovery.stage.done.next':
    'Lo perdido se ha reemplazado. Inicia sesión como de costumbre.',
  'recovery.stage.cancelled': 'Detenido',
  'recovery.stage.cancelled.next': 'No cambió nada.',
  'recovery.stage.expired': 'Abandonado',
  'recovery.stage.expired.next': 'Nadie lo continuó a tiempo. No cambió nada.',
  'recovery.stage.refused': 'Rechazado',
  'recovery.stage.refused.next':
    'Nuestro personal no pudo asegurarse de quién es la cuenta. No cambió nada.',
  'recovery.stopped.superseded': 'Otro, en el que se demostró más, ocupó su lugar.',
  'recovery.stopped.settings_locked':
    'Se activó el bloqueo de ajustes, que detiene un restablecimiento.',
  'recovery.stopped.proofs_gone':
    'Algo con lo que se demostró se ha cambiado o quitado desde entonces, así que ya no demuestra nada.',
  'recovery.cancel.title': '¿Detener este restablecimiento?',
  'recovery.cancel.lead':
    'Alguien dice que esto se ha perdido: {lost}. Puede que esté a punto de reemplazarlo.',
  'recovery.cancel.by': 'Empezado con {device},',
  'recovery.cancel.changes': 'El restablecimiento termina y no se reemplaza nada.',
  'recovery.cancel.changes.freeze':
    'Si además congelas, se cierra la sesión en todos los dispositivos y nada puede salir de la cuenta.',
  'recovery.cancel.undo':
    'Se puede empezar un nuevo restablecimiento en cualquier momento, con las mismas pruebas y el mismo tiempo de espera.',
  'recovery.cancel.freeze': 'Detenerlo y congelar la cuenta',
  'recovery.cancel.only': 'Solo detenerlo',
  'recovery.cancel.pending': 'Deteniendo',
  'recovery.cancel.password': 'Cambiar la contraseña',
  'recovery.cancel.sign_in': 'Iniciar sesión y detenerlo',
  'recovery.cancel.flash': 'El restablecimiento se detuvo. No cambió nada.',
  'recovery.cancel.cancelled.title': 'El restablecimiento está detenido',
  'recovery.cancel.cancelled.detail': 'Se avisó a cada contacto de la cuenta.',
  'recovery.cancel.cancelled.next':
    'Quien lo empezó conocía tu contraseña, tenía la sesión iniciada o lee uno de tus contactos. Cambia la contraseña y congela la cuenta si tienes dudas.',
  'recovery.cancel.refused.title': 'Este restablecimiento fue rechazado',
  'recovery.cancel.refused.detail': 'No hay nada que detener. No cambió nada.',
  'recovery.cancel.expired.title': 'Este restablecimiento se abandonó',
  'recovery.cancel.expired.detail': 'No hay nada que detener. No cambió nada.',
  'recovery.cancel.done.title': 'Este restablecimiento está hecho',
  'recovery.cancel.done.detail':
    'Ya no se puede detener. Si no fuiste tú, usa el enlace para deshacer del mensaje que lo comunica, o congela la cuenta.',
  'recovery.banner.title': 'Hay un restablecimiento de tu cuenta en curso',
  'recovery.banner.detail': 'Se trata de: {lost}. Si no eres tú, detenlo ahora.',
  'recovery.banner.ends': 'Se puede terminar',
  'recovery.banner.cancel': 'Detenerlo',
} as const;
