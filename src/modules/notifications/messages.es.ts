/**
 * What e-mails, SMS and calls say. Short texts (`.sms`) keep to the GSM-7 alphabet, which has é, ñ, ü and à but not the
 * other accented letters, and are no longer than the English ones. The same holds for the alphabet of
 * `notifications.action.*`, which stand in an SMS, too.
 */
export const messages = {
  'notifications.code.subject': 'Tu código {action}',
  'notifications.code.text': 'Escribe este código {action}:',
  'notifications.code.valid':
    'Vale {minutes, plural, one {# minuto} many {# minutos} other {# minutos}}, hasta {until}. Un código más reciente lo reemplaza.',
  'notifications.code.not_you':
    'Si no lo pediste tú, puede que alguien haya escrito tu dirección por error. Sin el código no puede hacer nada.',
  'notifications.code.never_share':
    '{brand} nunca te pide un código, ni por teléfono, ni en un chat, ni por correo. Nunca compartas este código.',
  'notifications.code.sms': '{code} es tu clave {brand} {action}. Vale {minutes} min. No la compartas nunca.',
  'notifications.code.voice.hello': 'Te llama {brand}. Este es tu código {action}.',
  'notifications.code.voice.code': 'Tu código es: {digits}.',
  'notifications.code.voice.never_share': 'Nunca compartas este código.',
  'notifications.voice.expired': 'Esta solicitud ha caducado. No cambió nada. Adiós.',

  'notifications.authorise.subject': 'Confirma el inicio de sesión en un nuevo dispositivo',
  'notifications.authorise.text':
    'Alguien que mostró tu contraseña o una llave de acceso quiere iniciar sesión en {brand} en un dispositivo que no se había usado antes.',
  'notifications.authorise.button': 'Ver y responder la solicitud',
  'notifications.authorise.valid':
    'Abrir el enlace no cambia nada: confirmas o cancelas en la página. Funciona en cualquier navegador hasta {until}.',
  'notifications.authorise.not_you': 'Si no eres tú, abre el enlace y cancela; después cambia tu contraseña.',
  'notifications.call.hello': 'Te llama {brand}. Alguien quiere iniciar sesión en tu cuenta con {device}.',
  'notifications.call.keys': 'Si eres tú, pulsa 1 para confirmar. Si no eres tú, pulsa 2 para cancelar.',
  'notifications.call.confirmed': 'Gracias. El inicio de sesión está confirmado. Adiós.',
  'notifications.call.cancelled':
    'El inicio de sesión está cancelado. Por favor, cambia tu contraseña. Adiós.',
  'notifications.call.try_again': 'Pulsa 1 para confirmar o 2 para cancelar.',
  'notifications.call.over': 'Esta solicitud ya no está abierta. No cambió nada. Adiós.',

  'notifications.action.sign_up': 'para abrir tu cuenta',
  'notifications.action.sign_in': 'para entrar',
  'notifications.action.sign_in_new_device': 'para entrar en otro dispositivo',
  'notifications.action.change_phone': 'para cambiar tu teléfono',
  'notifications.action.change_email': 'para cambiar tu correo',
  'notifications.action.link_authenticator': 'para vincular una app 2FA',
  'notifications.action.replace_authenticator': 'para reemplazar tu app 2FA',
  'notifications.action.make_backup_codes': 'para crear claves de respaldo',
  'notifications.action.add_passkey': 'para añadir una llave de acceso',
  'notifications.action.rename_passkey': 'para renombrar una llave de acceso',
  'notifications.action.remove_passkey': 'para quitar una llave de acceso',
  'notifications.action.change_password': 'para cambiar tu contraseña',
  'notifications.action.forgotten_password': 'para crear una contraseña nueva',
  'notifications.action.choose_anti_phishing_code': 'para elegir tu clave antiphishing',
  'notifications.action.reset_phone': 'para restablecer tu teléfono',
  'notifications.action.reset_email': 'para restablecer tu correo',
  'notifications.action.reset_authenticator': 'para restablecer tu app 2FA',
  'notifications.action.reset_passkey': 'para restablecer tus llaves de acceso',
  'notifications.action.claim_last_resort': 'para reclamar tu cuenta',
  'notifications.action.recover_by_case': 'para recuperar tu cuenta',
  'notifications.action.resume_recovery': 'para seguir recuperando tu cuenta',
  'notifications.action.freeze': 'para congelar tu cuenta',
  'notifications.action.lock_settings': 'para bloquear tus ajustes',
  'notifications.action.unlock_settings': 'para desbloquear tus ajustes',
  'notifications.action.unfreeze': 'para descongelar tu cuenta',
  'notifications.action.close_account': 'para cerrar tu cuenta para siempre',
  'notifications.action.withdraw': 'para retirar',
  'notifications.action.add_withdrawal_address': 'para añadir un destino de retiro',
  'notifications.action.activate_pay': 'para activar Pay',

  'notifications.anti_phishing':
    'Tu código antiphishing. Si no es el que elegiste, este correo no es nuestro.',
  'notifications.fact.tried': 'Qué se intentó',
  'notifications.fact.when': 'Cuándo',
  'notifications.fact.when_value': '{at} ({timeZone})',
  'notifications.fact.waits_until': 'Fin de la espera',
  'notifications.fact.device': 'Dispositivo',
  'notifications.fact.place': 'Lugar',
  'notifications.fact.address': 'Dirección de red',
  'notifications.fact.before': 'Antes',
  'notifications.fact.now': 'Ahora',
  'notifications.hold':
    'Para protegerte, los retiros y las transferencias están desactivados hasta {until}. El trading y los depósitos continúan.',
  'notifications.if_you': 'Si fuiste tú, no tienes que hacer nada.',
  'notifications.undo.text':
    'Si no fuiste tú: el botón de abajo lo revierte, cierra la sesión en todos los dispositivos y congela la cuenta.',
  'notifications.undo.text_until':
    'Si no fuiste tú: el botón de abajo lo revierte, cierra la sesión en todos los dispositivos y congela la cuenta. Funciona hasta {until}.',
  'notifications.undo.button': 'No fui yo',
  'notifications.freeze.text':
    'Si no fuiste tú, congela la cuenta ahora. Se cierra la sesión en todos los dispositivos y se detienen los retiros; puedes descongelarla después.',
  'notifications.freeze.button': 'Congelar mi cuenta',
  'notifications.cancel.text':
    'Si no fuiste tú, o si aún tienes lo que se da por perdido: el botón de abajo lo detiene. No hace falta iniciar sesión, y en la misma página puedes congelar la cuenta.',
  'notifications.cancel.button': 'No fui yo',
  'notifications.track.text': 'Puedes ver en cualquier momento cómo va:',
  'notifications.track.button': 'Ver cómo va',
  'notifications.no_link': 'Si no fuiste tú, abre {origin} por tu cuenta, inicia sesión y congela la cuenta.',
  'notifications.sms.fact': '{brand}: {fact}',
  'notifications.sms.fact_at': '{brand}: {fact} {at}.',
  'notifications.sms.fact_plain': '{brand}: {fact}.',
  'notifications.sms.undo': '¿Ajeno? Anula: {url}',
  'notifications.sms.cancel': '¿Ajeno? Cancela: {url}',
  'notifications.sms.freeze': '¿Ajeno? Congela: {url}',
  'notifications.sms.no_link': '¿Ajeno? Entra en {brand} y congela la cuenta.',

  'notifications.event.signed_up.subject': 'Tu cuenta se creó',
  'notifications.event.signed_up.text':
    'Te damos la bienvenida. Este correo electrónico y tu número de teléfono ya pertenecen a tu cuenta.',
  'notifications.event.signed_up.sms': 'tu cuenta fue creada',
  'notifications.event.signed_in_new_device.subject': 'Iniciaste sesión en un nuevo dispositivo',
  'notifications.event.signed_in_new_device.text':
    'Un dispositivo que no se había usado antes inició sesión en tu cuenta.',
  'notifications.event.signed_in_new_device.sms': 'dispositivo nuevo',
  'notifications.event.sign_in_cancelled.subject': 'Se rechazó un inicio de sesión',
  'notifications.event.sign_in_cancelled.text':
    'Alguien conocía tu contraseña e intentó iniciar sesión en un nuevo dispositivo. Se canceló, así que no ha entrado. Cambia tu contraseña.',
  'notifications.event.sign_in_cancelled.sms': 'acceso rechazado',
  'notifications.event.phone_changed.subject': 'Tu número de teléfono ha cambiado',
  'notifications.event.phone_changed.text':
    'Los códigos y las llamadas van ahora al nuevo número de teléfono.',
  'notifications.event.phone_changed.sms': 'teléfono cambiado',
  'notifications.event.email_changed.subject': 'Tu correo electrónico ha cambiado',
  'notifications.event.email_changed.text':
    'Los códigos y los mensajes van ahora al nuevo correo electrónico.',
  'notifications.event.email_changed.sms': 'correo cambiado',
  'notifications.event.backup_codes_made.subject': 'Se crearon nuevos códigos de respaldo',
  'notifications.event.backup_codes_made.text':
    'Se crearon diez códigos de respaldo para tu cuenta. Los anteriores ya no funcionan.',
  'notifications.event.backup_codes_made.sms': 'respaldo: nuevo juego',
  'notifications.event.backup_code_used.subject': 'Se usó un código de respaldo',
  'notifications.event.backup_code_used.text':
    'Se usó un código de respaldo en lugar de un código de tu app de autenticación. Ese código ya no vuelve a funcionar.',
  'notifications.event.backup_code_used.sms': 'respaldo usado',
  'notifications.event.settings_locked.subject': 'Se activó el bloqueo de ajustes',
  'notifications.event.settings_locked.text':
    'Desde ahora no se puede cambiar nada de lo que protege tu cuenta hasta que se desactive el bloqueo.',
  'notifications.event.settings_locked.sms': 'bloqueo activado',
  'notifications.event.settings_unlock_started.subject': 'Ha empezado el desbloqueo de tus ajustes',
  'notifications.event.settings_unlock_started.text':
    'Cuando termine el tiempo de espera, los ajustes de seguridad de tu cuenta se podrán volver a cambiar. Si no fuiste tú, inicia sesión y mantenlos bloqueados, o congela la cuenta.',
  'notifications.event.settings_unlock_started.sms': 'empieza el desbloqueo',
  'notifications.event.settings_kept_locked.subject': 'Tus ajustes siguen bloqueados',
  'notifications.event.settings_kept_locked.text':
    'Se detuvo el desbloqueo de tus ajustes. El bloqueo sigue activado.',
  'notifications.event.settings_kept_locked.sms': 'el bloqueo sigue',
  'notifications.event.settings_unlocked.subject': 'El bloqueo de ajustes está desactivado',
  'notifications.event.settings_unlocked.text':
    'Los ajustes de seguridad de tu cuenta se pueden volver a cambiar: se usó la clave maestra.',
  'notifications.event.settings_unlocked.sms': 'bloqueo quitado',
  'notifications.event.settings_lock_tried.subject': 'Alguien intentó cambiar ajustes bloqueados',
  'notifications.event.settings_lock_tried.text':
    'Se rechazó un cambio en los ajustes de seguridad de tu cuenta porque el bloqueo de ajustes está activado.',
  'notifications.event.settings_lock_tried.sms': 'ajustes: cambio rechazado',
  'notifications.event.authenticator_linked.subject': 'Se vinculó una app de autenticación',
  'notifications.event.authenticator_linked.text':
    'Desde ahora, al iniciar sesión se pide un código de tu app de autenticación.',
  'notifications.event.authenticator_linked.sms': 'app 2FA vinculada',
  'notifications.event.authenticator_replaced.subject': 'Tu app de autenticación se reemplazó',
  'notifications.event.authenticator_replaced.text':
    'Ya no se aceptan códigos de la app de autenticación anterior.',
  'notifications.event.authenticator_replaced.sms': 'app 2FA reemplazada',
  'notifications.event.passkey_added.subject': 'Se añadió una llave de acceso',
  'notifications.event.passkey_added.text':
    'Desde ahora, esta llave de acceso inicia sesión en tu cuenta sin contraseña y sin códigos.',
  'notifications.event.passkey_added.sms': 'llave añadida',
  'notifications.event.passkey_removed.subject': 'Se quitó una llave de acceso',
  'notifications.event.passkey_removed.text': 'Ya no inicia sesión en tu cuenta ni demuestra nada.',
  'notifications.event.passkey_removed.sms': 'llave quitada',
  'notifications.event.passkey_cloned.subject': 'Se rechazó una llave de acceso: puede que exista una copia',
  'notifications.event.passkey_cloned.text':
    'Una llave de acceso de tu cuenta cuenta sus usos, y llegó un uso que ya se había contado. Puede que alguien la haya copiado, así que se rechazó. Inicia sesión de otro modo, quita la llave de acceso en Seguridad y añade una nueva.',
  'notifications.event.passkey_cloned.sms': 'llave rechazada, puede haber una copia',
  'notifications.event.recovery_started.subject':
    'Alguien dice que ha perdido una parte de tu inicio de sesión',
  'notifications.event.recovery_started.text':
    'Sea quien sea, conoce tu contraseña, tiene la sesión iniciada o lee uno de tus contactos. Aún no ha cambiado nada: primero hay que demostrar lo que queda y después hay un tiempo de espera.',
  'notifications.event.recovery_started.sms': 'reset pedido',
  'notifications.event.recovery_case_opened.subject': 'Se abrió un caso sobre tu inicio de sesión',
  'notifications.event.recovery_case_opened.text':
    'Lo que usas para iniciar sesión se da por perdido, en parte o del todo. Nuestro personal mira el caso; después de su decisión hay un tiempo de espera. Aún no ha cambiado nada.',
  'notifications.event.recovery_case_opened.sms': 'caso abierto',
  'notifications.event.recovery_last_resort.subject': 'Alguien reclama tu cuenta',
  'notifications.event.recovery_last_resort.text':
    'Dice que eres tú y que lo ha perdido todo: contraseña, correo y teléfono. No ha demostrado nada de tu cuenta, solo un correo nuevo y un teléfono nuevo. Dos personas de nuestro personal miran sus documentos; aún no ha cambiado nada. Si lees esto y no eres tú, detenlo ahora. Iniciar sesión también lo detiene.',
  'notifications.event.recovery_last_resort.sms': 'alguien reclama tu cuenta',
  'notifications.event.recovery_last_resort_waiting.subject': 'Se aprobó la reclamación de tu cuenta',
  'notifications.event.recovery_last_resort_waiting.text':
    'Dos personas de nuestro personal han mirado los documentos de alguien que dice ser tú y haberlo perdido todo. Cuando termine el tiempo de espera, un correo nuevo y un teléfono nuevo ocuparán el lugar de los tuyos. Si no eres tú, detenlo ahora. Iniciar sesión también lo detiene.',
  'notifications.event.recovery_last_resort_waiting.sms': 'cuenta reclamada: aprobado',
  'notifications.event.recovery_waiting.subject': 'Ha empezado el tiempo de espera de un restablecimiento',
  'notifications.event.recovery_waiting.text':
    'Se demostró lo que queda de tu inicio de sesión, y el resto se da por perdido. Cuando termine el tiempo de espera, se podrá reemplazar. Hasta entonces puedes detenerlo.',
  'notifications.event.recovery_waiting.sms': 'reset: espera iniciada',
  'notifications.event.recovery_moved.subject': 'Un restablecimiento continúa en otro navegador',
  'notifications.event.recovery_moved.text':
    'Se demostró otra vez lo que queda de tu inicio de sesión, y el restablecimiento continúa en el navegador indicado abajo. Su tiempo de espera empieza de nuevo.',
  'notifications.event.recovery_moved.sms': 'reset en otro navegador',
  'notifications.event.recovery_ready.subject': 'Termina tu restablecimiento',
  'notifications.event.recovery_ready.text':
    'El tiempo de espera ha terminado. Continúa en el navegador en el que empezaste. En otro, empieza como entonces: dirá si se puede continuar, y el tiempo de espera vuelve a empezar.',
  'notifications.event.recovery_ready.sms': 'reset por terminar',
  'notifications.event.recovery_cancelled.subject': 'El restablecimiento se detuvo',
  'notifications.event.recovery_cancelled.text':
    'No cambió nada. Si no pediste tú el restablecimiento, puede que alguien conozca tu contraseña: cámbiala.',
  'notifications.event.recovery_cancelled.sms': 'reset parado',
  'notifications.event.case_handed_in.subject': 'Se entregaron documentos para tu cuenta',
  'notifications.event.case_handed_in.text':
    'Se entregaron documentos para el caso sobre lo que se perdió en tu cuenta. Dos personas de nuestro personal los miran, una tras otra. Si no fuiste tú, congela la cuenta ahora.',
  'notifications.event.case_handed_in.sms': 'documentos entregados a tu caso',
  'notifications.event.case_documents_wanted.subject': 'Necesitamos otros documentos para tu caso',
  'notifications.event.case_documents_wanted.text':
    'Nuestro personal miró lo que se entregó para tu caso y necesita otra cosa. Abre el caso en el navegador en el que se empezó y añádela allí. Nunca pedimos documentos en un mensaje ni por teléfono.',
  'notifications.event.case_documents_wanted.sms': 'tu caso pide otros documentos',
  'notifications.event.case_refused.subject': 'Tu caso está decidido: sin cambios',
  'notifications.event.case_refused.text':
    'Nuestro personal miró tu caso y lo rechazó. Nada ha cambiado en tu cuenta. Inicia sesión con lo que tienes, o empieza de nuevo cuando puedas demostrar más.',
  'notifications.event.case_refused.sms': 'caso rechazado, nada ha cambiado',
  'notifications.reason.unreadable':
    'El motivo: un documento no se puede leer. Haz la foto con luz natural y con las cuatro esquinas dentro.',
  'notifications.reason.incomplete': 'El motivo: falta una parte de un documento, por ejemplo la otra cara.',
  'notifications.reason.expired_document': 'El motivo: un documento ha caducado. Entrega uno que sea válido.',
  'notifications.reason.other_kind':
    'El motivo: este tipo de documento no basta. Entrega un pasaporte, un documento de identidad o un permiso de conducir.',
  'notifications.reason.not_matching':
    'El motivo: los documentos no coinciden con la persona a la que pertenece la cuenta.',
  'notifications.reason.not_genuine': 'El motivo: un documento no se pudo aceptar como auténtico.',
  'notifications.reason.not_convincing':
    'El motivo: lo que se mostró no basta para estar seguros de que la cuenta es tuya.',
  'notifications.reason.at_risk':
    'El motivo: puede que la cuenta esté siendo atacada, así que ahora no se cambia nada en ella de este modo.',
  'notifications.event.recovery_refused.subject': 'Tu caso está decidido: sin cambios',
  'notifications.event.recovery_refused.text':
    'Nuestro personal no pudo asegurarse de que es tu cuenta. No cambió nada.',
  'notifications.event.recovery_refused.sms': 'caso rechazado',
  'notifications.event.phone_reset.subject': 'Tu número de teléfono se restableció',
  'notifications.event.phone_reset.text':
    'Los códigos y las llamadas van ahora al nuevo número de teléfono. Se cerró la sesión en todos los demás dispositivos.',
  'notifications.event.phone_reset.sms': 'reset de teléfono',
  'notifications.event.email_reset.subject': 'Tu correo electrónico se restableció',
  'notifications.event.email_reset.text':
    'Los códigos y los mensajes van ahora al nuevo correo electrónico. Se cerró la sesión en todos los demás dispositivos.',
  'notifications.event.email_reset.sms': 'reset de correo',
  'notifications.event.authenticator_reset.subject': 'Tu app de autenticación se restableció',
  'notifications.event.authenticator_reset.text':
    'Ya no se aceptan códigos de la app anterior ni sus códigos de respaldo. Se cerró la sesión en todos los demás dispositivos.',
  'notifications.event.authenticator_reset.sms': 'reset de app 2FA',
  'notifications.event.passkey_reset.subject': 'Se quitaron tus llaves de acceso',
  'notifications.event.passkey_reset.text':
    'Ninguna llave de acceso anterior inicia ya sesión. Añade una nueva en Seguridad. Se cerró la sesión en todos los demás dispositivos.',
  'notifications.event.passkey_reset.sms': 'llaves quitadas',
  'notifications.event.password_changed.subject': 'Tu contraseña ha cambiado',
  'notifications.event.password_changed.text': 'Ya no se acepta la contraseña anterior.',
  'notifications.event.password_changed.sms': 'contraseña nueva',
  'notifications.event.anti_phishing_code_changed.subject': 'Tu código antiphishing ha cambiado',
  'notifications.event.anti_phishing_code_changed.text':
    'Los correos después de este llevan el código nuevo. Este aún lleva el anterior, si había uno.',
  'notifications.event.anti_phishing_code_changed.sms': 'clave antiphishing nueva',
  'notifications.event.anti_phishing_code_removed.subject': 'Tu código antiphishing se quitó',
  'notifications.event.anti_phishing_code_removed.text':
    'Los correos después de este ya no llevan ningún código.',
  'notifications.event.anti_phishing_code_removed.sms': 'clave antiphishing quitada',
  'notifications.event.code_entry_locked.subject': 'Demasiados códigos equivocados',
  'notifications.event.code_entry_locked.text':
    'Se escribieron códigos equivocados varias veces, así que la entrada de códigos está bloqueada por un tiempo. No cambió nada.',
  'notifications.event.code_entry_locked.sms': 'muchas claves erradas, entrada bloqueada',
  'notifications.event.signed_out_everywhere.subject': 'Se cerró la sesión en todos los dispositivos',
  'notifications.event.signed_out_everywhere.text': 'Todas las sesiones de tu cuenta han terminado.',
  'notifications.event.signed_out_everywhere.sms': 'todas las sesiones cerradas',
  'notifications.event.device_removed.subject': 'Se quitó un dispositivo',
  'notifications.event.device_removed.text':
    'Sus sesiones han terminado. Para iniciar sesión en él hace falta una nueva autorización.',
  'notifications.event.device_removed.sms': 'dispositivo quitado',
  'notifications.event.account_frozen.subject': 'Tu cuenta está congelada',
  'notifications.event.account_frozen.text':
    'Se cerró la sesión en todos los dispositivos y no se puede retirar ni cambiar nada. Los depósitos se siguen abonando. Puedes descongelarla cuando quieras con una prueba de todo lo que está vinculado; antes no se puede iniciar sesión.',
  'notifications.event.account_frozen.sms': 'cuenta congelada',
  'notifications.event.account_closed.subject': 'Tu cuenta está cerrada',
  'notifications.event.account_closed.text':
    'Estaba vacía, y su número o dirección pasó a tu otra cuenta, como aceptaste allí con su contraseña. Se cerró la sesión en todos los dispositivos. Esto no se puede revertir.',
  'notifications.event.account_closed.sms': 'cuenta sin fondos cerrada, su contacto pasa a tu otra cuenta',
  'notifications.event.contact_change_undone.subject': 'Se deshizo el cambio de tu contacto',
  'notifications.event.contact_change_undone.text':
    'Tu contacto anterior está de vuelta, se cerró la sesión en todos los dispositivos y la cuenta está congelada.',
  'notifications.event.contact_change_undone.sms': 'cambio anulado, cuenta congelada',
  'notifications.event.account_unfrozen.subject': 'Tu cuenta está descongelada',
  'notifications.event.account_unfrozen.text': 'La cuenta se puede volver a usar.',
  'notifications.event.account_unfrozen.sms': 'cuenta descongelada',
  'notifications.event.sign_up_existing_contact.subject': 'Alguien intentó abrir una cuenta con tu contacto',
  'notifications.event.sign_up_existing_contact.text':
    'Ya tienes una cuenta, así que no se creó ninguna. Si fuiste tú, inicia sesión.',
  'notifications.event.sign_up_existing_contact.sms': 'ya tienes una cuenta: entra en ella, no abras otra',
  'notifications.event.sign_ins_failed_often.subject':
    'Alguien escribe contraseñas incorrectas para tu cuenta',
  'notifications.event.sign_ins_failed_often.text':
    'Varios inicios de sesión en una hora tenían la contraseña incorrecta. Nadie entró con ellos, y cada nuevo intento tiene que esperar más. Si has olvidado tu contraseña, elige una nueva en la página de inicio de sesión.',
  'notifications.event.sign_ins_failed_often.sms': 'varias claves malas al entrar',
  'notifications.claim.until': 'Hasta',
  'notifications.claim.received.subject': 'Tenemos tu reclamación',
  'notifications.claim.received.text':
    'Has dicho que perdiste todo lo que usas para iniciar sesión, y has demostrado esta dirección de correo y este teléfono nuevos. Añade un documento de identidad en el navegador en el que empezaste: sin él nadie puede decidir. Te escribimos a tus dos contactos nuevos cuando pase algo.',
  'notifications.claim.received.sms': 'solicitud recibida, adjunta tu documento',
  'notifications.claim.documents_wanted.subject': 'Necesitamos otros documentos para tu reclamación',
  'notifications.claim.documents_wanted.text':
    'Nuestro personal miró lo que entregaste y necesita otra cosa. Abre la reclamación en el navegador en el que empezaste y añádelo allí. Nunca pedimos documentos en un mensaje ni por teléfono.',
  'notifications.claim.documents_wanted.sms': 'hacen falta otros documentos',
  'notifications.claim.refused.subject': 'Tu reclamación se decidió: sin cambios',
  'notifications.claim.refused.text':
    'Nuestro personal no pudo asegurarse de que la cuenta es tuya. No se ha cambiado nada. Si encuentras algo con lo que aún puedas iniciar sesión, o que puedas demostrar, empieza por ello.',
  'notifications.claim.refused.sms': 'solicitud denegada',
  'notifications.claim.approved.subject': 'Tu reclamación se aprobó: ahora hay que esperar',
  'notifications.claim.approved.text':
    'Dos personas de nuestro equipo la han aprobado. Hasta la hora de abajo, quien pueda leer los contactos antiguos de la cuenta puede detenerla. No tienes que hacer nada hasta entonces; te escribimos cuando acabe.',
  'notifications.claim.approved.sms': 'solicitud aprobada: ahora a esperar',
  'notifications.claim.ready.subject': 'La espera ha terminado: completa tu reclamación',
  'notifications.claim.ready.text':
    'Continúa en el navegador en el que empezaste, hasta la hora de abajo: entonces tus contactos nuevos sustituyen a los antiguos. Después elige una contraseña nueva en «¿Olvidaste la contraseña?».',
  'notifications.claim.ready.sms': 'ya puedes terminar tu solicitud',
  'notifications.claim.stopped.subject': 'Tu reclamación se detuvo',
  'notifications.claim.stopped.text':
    'La detuviste tú, o alguien que lee los contactos de la cuenta, o alguien inició sesión. No se ha cambiado nada. Si la cuenta es tuya y no fuiste tú, escribe a {support}.',
  'notifications.claim.stopped.sms': 'solicitud detenida',
  'notifications.claim.expired.subject': 'Tu reclamación ha caducado',
  'notifications.claim.expired.text':
    'No se completó a tiempo y no se ha cambiado nada. Puedes empezar de nuevo.',
  'notifications.claim.expired.sms': 'solicitud caducada',
} as const;
