/** The code that stands on top of every e-mail. */
export const messages = {
  'anti_phishing.title': 'Código antiphishing',
  'anti_phishing.lead':
    'Unas palabras tuyas al principio de cada correo nuestro. Un correo sin ellas no es nuestro.',
  'anti_phishing.back': 'Seguridad',
  'anti_phishing.state.on': 'Activado',
  'anti_phishing.state.off': 'Sin elegir',
  'anti_phishing.current': 'Tu código actual',
  'anti_phishing.label': 'Código antiphishing',
  'anti_phishing.hint':
    'De {min} a {max} letras, dígitos, espacios, guiones o guiones bajos, con al menos una letra. No uses tu contraseña: se envía en cada correo.',
  'anti_phishing.set': 'Usar este código',
  'anti_phishing.setting': 'Guardando el código',
  'anti_phishing.remove': 'Quitar el código',
  'anti_phishing.removing': 'Quitando el código',
  'anti_phishing.consequence.every':
    'Desde ahora, cada correo lleva el código, tanto los de códigos como las alertas.',
  'anti_phishing.consequence.told':
    'Se avisa del cambio a cada contacto de tu cuenta. Ese correo lleva el código anterior.',
  'anti_phishing.consequence.undo': 'Puedes cambiarlo o quitarlo aquí en cualquier momento.',
  'anti_phishing.changed': 'Desde ahora, tus correos llevan «{code}»',
  'anti_phishing.removed': 'Tus correos ya no llevan ningún código',
  'problem.anti_phishing_code_not_possible.title': 'Este no puede ser tu código',
  'problem.anti_phishing_code_not_possible.detail':
    'Usa de {min} a {max} letras, dígitos, espacios, guiones o guiones bajos, con al menos una letra.',
} as const;
