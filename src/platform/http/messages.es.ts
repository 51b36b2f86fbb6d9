export const messages = {
  'problem.body_not_valid.title': 'Algo en la solicitud no encaja',
  'problem.body_not_valid.detail':
    'Se indica cada campo que no encaja. Corrígelo y vuelve a enviarla; no cambió nada.',
  'problem.content_type_not_supported.title': 'Este tipo de contenido no se puede leer',
  'problem.content_type_not_supported.detail':
    'Envía JSON con la cabecera Content-Type: application/json; para un archivo, su propio tipo.',
  'problem.form_type_not_supported.title': 'Este formulario no se puede leer',
  'problem.form_type_not_supported.detail':
    'No cambió nada. Vuelve atrás, carga la página de nuevo y usa su botón. Los programas envían application/x-www-form-urlencoded o multipart/form-data.',
  'problem.form_not_readable.title': 'Este formulario llegó dañado',
  'problem.form_not_readable.detail':
    'Una parte se perdió por el camino, así que no cambió nada. Vuelve atrás y envíalo de nuevo.',
  'problem.path_too_long.title': 'Esta dirección es demasiado larga',
  'problem.path_too_long.detail':
    'Ninguna página nuestra tiene una dirección así. Empieza por la primera página o el centro de ayuda.',
  'problem.body_too_large.title': 'Es demasiado de una vez',
  'problem.body_too_large.detail':
    'Una solicitud puede tener como máximo 64 KiB y un archivo, 8 MB. No cambió nada.',
  'problem.origin_not_allowed.title': 'Esta solicitud vino de otro sitio',
  'problem.origin_not_allowed.detail':
    'No cambió nada. Abre la página en nuestra propia dirección y vuelve a intentarlo.',
  'problem.not_found.title': 'No hay nada en esta dirección',
  'problem.not_found.detail':
    'Revisa la dirección. Lo que había aquí puede haber caducado o ser de otra persona.',
  'problem.session_missing.title': 'No has iniciado sesión',
  'problem.session_missing.detail':
    'Tu sesión ha terminado o no había ninguna. Inicia sesión y vuelve a intentarlo.',
  'problem.too_many_requests.title': 'Demasiadas solicitudes',
  'problem.too_many_requests.detail':
    'Llegaron demasiadas desde tu red en poco tiempo. Espera un minuto y vuelve a intentarlo.',
  'problem.too_many_streams.title': 'Demasiadas páginas escuchan a la vez',
  'problem.too_many_streams.detail':
    'No se ha perdido nada: esta página vuelve a preguntar sola. Cierra las que no necesites.',
  'problem.temporarily_unavailable.title': 'Nuestro servicio se está reiniciando',
  'problem.temporarily_unavailable.detail': 'No se ha perdido nada. Vuelve a intentarlo en unos segundos.',
  'problem.internal_error.title': 'Algo ha fallado por nuestra parte',
  'problem.internal_error.detail':
    'Ha quedado registrado. Vuelve a intentarlo; si persiste, da a soporte el número de solicitud.',
} as const;
