export const messages = {
  'problem.password_wrong.title': 'Esos datos no coinciden',
  'problem.password_wrong.detail':
    'O el correo o número de teléfono no es el de tu cuenta, o la contraseña es incorrecta. Revisa los dos y vuelve a intentarlo.',
  'problem.password_try_too_soon.title': 'Demasiadas contraseñas incorrectas',
  'problem.password_try_too_soon.detail':
    'Para que nadie la adivine, cada intento tiene que esperar más que el anterior. No cambió nada.',
  'problem.password_too_short.title': 'Esa contraseña es demasiado corta',
  'problem.password_too_short.detail':
    'Usa {min, number} caracteres o más. Varias palabras seguidas son fáciles de recordar.',
  'problem.password_too_long.title': 'Esa contraseña es demasiado larga',
  'problem.password_too_long.detail': 'Usa {max, number} caracteres o menos.',
  'problem.passkey_not_found.title': 'Esa llave de acceso no está en tu lista',
  'problem.passkey_not_found.detail': 'Se quitó o pertenece a otra cuenta. No cambió nada.',
  'problem.passkey_name_not_possible.title': 'Ese nombre no se puede usar',
  'problem.passkey_name_not_possible.detail': 'Usa entre 1 y {max, number} caracteres.',
  'problem.password_too_common.title': 'Esa contraseña es fácil de adivinar',
  'problem.password_too_common.detail':
    'Es común, apareció en una filtración o se parece a tus propios datos. Añade una o dos palabras que no tengan nada que ver contigo.',
} as const;
