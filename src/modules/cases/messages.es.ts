export const messages = {
  'case.title': 'Tu caso',
  'case.lead':
    'No puedes demostrar lo suficiente por tu cuenta para cambiar lo que protege esta cuenta, así que deciden dos personas de nuestro personal, una tras otra. Esto es lo que necesitan y cómo va.',
  'case.open': 'Ir a tu caso',
  'case.back': 'Tu recuperación',
  'case.stage.opened': 'Abierto',
  'case.stage.documents_wanted': 'A la espera de tus documentos',
  'case.stage.in_review': 'En revisión',
  'case.stage.approved_once': 'Aprobado por una de dos personas',
  'case.stage.approved': 'Aprobado',
  'case.stage.refused': 'Rechazado',
  'case.stage.withdrawn': 'Terminado',
  'case.number': 'Número de caso',
  'case.opened': 'Abierto',
  'case.since': 'En esta fase desde',
  'case.closes': 'Si no se entrega nada, se cierra',
  'case.step.documents': 'Documentos',
  'case.step.first': 'Primera revisión',
  'case.step.second': 'Segunda revisión',
  'case.step.decided': 'Decisión',
  'case.next.opened': 'En un momento te decimos qué necesitamos.',
  'case.next.documents_wanted':
    'Añade una foto de un pasaporte, un documento de identidad (las dos caras) o un permiso de conducir válido y después entrégala.',
  'case.next.in_review':
    'Una persona de nuestro personal mira lo que entregaste, y después lo hace una segunda. Tú y todos tus contactos recibís lo que deciden. Nunca llamamos por ello y nunca pedimos un código.',
  'case.next.approved_once': 'Una persona ha aprobado. Ahora mira una segunda persona, distinta.',
  'case.next.approved':
    'El tiempo de espera ha empezado; tu recuperación muestra cuánto dura. Después vinculas y demuestras lo nuevo.',
  'case.next.refused':
    'Nada ha cambiado en tu cuenta. Inicia sesión con lo que tienes, o empieza de nuevo cuando puedas demostrar más.',
  'case.next.withdrawn': 'Nada ha cambiado en tu cuenta. Puedes empezar de nuevo en cualquier momento.',
  'case.reason.documents_wanted': 'Nuestro personal necesita otra cosa',
  'case.reason.refused': 'Por qué se rechazó',
  'case.reason.unreadable':
    'Un documento no se puede leer. Haz la foto con luz natural y con las cuatro esquinas dentro.',
  'case.reason.incomplete': 'Falta una parte de un documento, por ejemplo la otra cara.',
  'case.reason.expired_document': 'Un documento ha caducado. Entrega uno que sea válido.',
  'case.reason.other_kind':
    'Este tipo de documento no basta. Entrega un pasaporte, un documento de identidad o un permiso de conducir.',
  'case.reason.not_matching': 'Los documentos no coinciden con la persona a la que pertenece la cuenta.',
  'case.reason.not_genuine': 'Un documento no se pudo aceptar como auténtico.',
  'case.reason.not_convincing': 'Lo que se mostró no basta para estar seguros de que la cuenta es tuya.',
  'case.reason.at_risk':
    'Puede que la cuenta esté siendo atacada, así que ahora no se cambia nada en ella de este modo.',
  'case.documents': 'Documentos',
  'case.documents.none': 'Aún ninguno.',
  'case.documents.kept':
    'Cifrados con una clave propia, vistos solo por nuestros revisores, con cada consulta registrada en tu actividad, y destruidos {days, plural, one {# día} many {# días} other {# días}} después de la decisión.',
  'case.document': 'Documento {number, number}',
  'case.document.kind.image/jpeg': 'Foto JPEG',
  'case.document.kind.image/png': 'Imagen PNG',
  'case.document.kind.application/pdf': 'PDF',
  'case.document.size': '{kilobytes, number} KB',
  'case.document.added': 'Documento añadido.',
  'case.document.removed': 'Documento quitado y destruido.',
  'case.document.remove': 'Quitar',
  'case.document.remove_which': 'Quitar el documento {number, number}',
  'case.add.label': 'Foto o escaneo de tu documento',
  'case.add.hint':
    'JPEG, PNG o PDF, {megabytes, number} MB cada uno, {max, number} como máximo. Las cuatro esquinas en la imagen y nada tapado.',
  'case.add.action': 'Añadir este documento',
  'case.add.pending': 'Subiendo',
  'case.hand_in.action': 'Entregar para revisión',
  'case.hand_in.pending': 'Entregando',
  'case.hand_in.consequence':
    'Después no puedes añadir ni quitar nada hasta que nuestro personal lo haya mirado. Se avisa a todos tus contactos.',
  'case.handed_in': 'Entregado. Se avisó a todos tus contactos.',
  'case.withdraw.title': 'Abandonar el caso',
  'case.withdraw.consequence':
    'Termina este caso y con él la recuperación. Nada cambia en tu cuenta, lo que demostraste se olvida y se avisa a todos tus contactos. No se puede deshacer; puedes empezar de nuevo.',
  'case.withdraw.action': 'Abandonarlo',
  'case.withdrawn': 'El caso se terminó. Nada ha cambiado en tu cuenta.',

  'problem.case_not_found.title': 'No existe ese caso aquí',
  'problem.case_not_found.detail':
    'Puede que sea de otro navegador. Ábrelo en el que se empezó la recuperación, o continúa la recuperación aquí.',
  'problem.case_over.title': 'Este caso ha terminado',
  'problem.case_over.detail':
    'Ya no puede pasar nada más con él. Vuelve a cargar la página para ver cómo terminó.',
  'problem.case_step_not_open.title': 'Eso no se puede hacer en esta fase',
  'problem.case_step_not_open.detail':
    'El caso ha avanzado desde que se abrió la página. Vuelve a cargarla para ver cómo va.',
  'problem.document_type_not_accepted.title': 'Este tipo de archivo no se acepta',
  'problem.document_type_not_accepted.detail':
    'Elige una imagen JPEG o PNG o un PDF. Si tu teléfono hizo la foto en HEIC, haz una captura de pantalla de ella o elige «más compatible» en los ajustes de la cámara.',
  'problem.document_too_large.title': 'Este archivo es demasiado grande',
  'problem.document_too_large.detail':
    'Un documento puede tener como máximo {megabytes, number} MB. Haz la foto con menos resolución o una captura de pantalla de ella.',
  'problem.document_limit_reached.title': 'Ya hay todos los documentos que puede tener un caso',
  'problem.document_limit_reached.detail':
    'Un caso admite {max, number} documentos. Quita uno que no haga falta y después añade el otro.',
  'problem.document_not_found.title': 'Este documento no está aquí',
  'problem.document_not_found.detail': 'Se quitó o se destruyó, o es de otro caso.',
  'problem.document_missing.title': 'Aún no hay ningún documento',
  'problem.document_missing.detail': 'Elige un archivo, añádelo y después entrégalo.',
  'problem.reviewed_already.title': 'Ya has revisado este caso',
  'problem.reviewed_already.detail': 'La segunda revisión la tiene que hacer otra persona.',
  'problem.review_of_own_account.title': 'Esta cuenta tiene tu propia dirección',
  'problem.review_of_own_account.detail': 'Nadie revisa un caso sobre sí mismo. Lo hacen otros compañeros.',
  'problem.review_without_account.title': 'Esto no se puede aprobar',
  'problem.review_without_account.detail': 'Ninguna cuenta corresponde a la reclamación, o ya no. Recházala.',
  'problem.review_documents_unopened.title': 'Abre primero los documentos',
  'problem.review_documents_unopened.detail':
    'No has abierto todos los documentos de este caso. Abre estos y después aprueba: {numbers}.',
  'problem.review_reason_missing.title': 'Elige un motivo',
  'problem.review_reason_missing.detail':
    'Al cliente se le dice por qué, así que hace falta uno de los motivos.',
  'problem.review_note_too_long.title': 'La nota es demasiado larga',
  'problem.review_note_too_long.detail': 'Una nota puede tener como máximo {max, number} caracteres.',
} as const;
