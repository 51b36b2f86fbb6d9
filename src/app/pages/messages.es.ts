export const messages = {
  'home.title': 'Tu cuenta de {brand} y la ayuda para usarla',
  'home.lead':
    'Iniciar sesión, cambiar el teléfono o el correo, congelar la cuenta: aquí lo haces tú. Cada artículo explica una cosa e inicia la herramienta que la hace.',
  'home.search.label': '¿Qué necesitas?',
  'home.search.example': 'Por ejemplo: cambiar mi teléfono',
  'home.search.button': 'Buscar',
  'home.tasks': 'Tu cuenta',
  'home.sign_in.title': 'Iniciar sesión',
  'home.sign_in.detail': 'Con tu correo electrónico o tu número de teléfono.',
  'home.sign_up.title': 'Abrir una cuenta',
  'home.sign_up.detail': 'Necesitas unos tres minutos, un correo electrónico y un teléfono.',
  'home.locked_out.title': 'No puedo iniciar sesión',
  'home.locked_out.detail': 'No llega el código, perdiste el teléfono, dispositivo nuevo: empieza aquí.',
  'home.danger.title': 'Hay alguien en mi cuenta',
  'home.danger.detail': 'Primero congélala, pregunta después. Puedes deshacerlo.',
  'home.overview.title': 'Tu cuenta',
  'home.overview.detail': 'Su estado, qué está retenido y qué necesita atención.',
  'home.security.title': 'Seguridad',
  'home.security.detail': 'Teléfono, correo, app de autenticación y contraseña.',
  'home.often': 'Lo más buscado',
  'home.help': 'Ver todo el centro de ayuda',
  'home.promise': 'Con qué puedes contar',
  'home.promise.told':
    'Antes de que pulses un botón, la página dice qué cambia, a quién se avisa y qué queda retenido.',
  'home.promise.codes': 'Nunca te pedimos un código ni una contraseña: ni por teléfono ni en un chat.',
  'home.promise.undo':
    'Después de un cambio, el contacto anterior recibe un mensaje con un enlace que lo revierte.',
} as const;
