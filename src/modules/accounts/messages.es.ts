export const messages = {
  'problem.email_not_possible.title': 'Esa dirección no puede recibir correo',
  'problem.email_not_possible.detail':
    'Revisa si falta una @ o hay un error en la parte que le sigue, por ejemplo nombre@example.com.',
  'problem.email_disposable.title': 'No se pueden usar direcciones desechables',
  'problem.email_disposable.detail':
    'Esta dirección es de un servicio cuyos buzones desaparecen. Perderías con ella tu cuenta. Usa una dirección que conserves.',
  'problem.phone_not_possible.title': 'Ese número de teléfono no existe',
  'problem.phone_not_possible.detail': 'Revisa el país y los dígitos. Puedes omitir el primer cero.',
  'problem.phone_not_personal.title': 'Ese número no puede recibir nuestros códigos',
  'problem.phone_not_personal.detail':
    'No se pueden usar números de tarificación especial, de coste compartido ni de servicios. Indica un número móvil que sea tuyo.',
} as const;
