export const messages = {
  'problem.password_wrong.title': 'هذه البيانات غير متطابقة',
  'problem.password_wrong.detail':
    'إما أن البريد الإلكتروني أو رقم الهاتف ليس المسجَّل في حسابك، وإما أن كلمة المرور خاطئة. تحقق منهما وحاول مرة أخرى.',
  'problem.password_try_too_soon.title': 'كلمات مرور خاطئة كثيرة جدًا',
  'problem.password_try_too_soon.detail':
    'لمنع من يحاول التخمين، تطول مدة الانتظار مع كل محاولة أخرى. لم يتغير أي شيء.',
  'problem.password_too_short.title': 'كلمة المرور هذه أقصر من اللازم',
  'problem.password_too_short.detail':
    'يجب ألا يقل عدد الأحرف عن {min, number}. بضع كلمات متتالية سهلة التذكر.',
  'problem.password_too_long.title': 'كلمة المرور هذه أطول من اللازم',
  'problem.password_too_long.detail': 'يجب ألا يزيد عدد الأحرف على {max, number}.',
  'problem.passkey_not_found.title': 'مفتاح المرور هذا ليس في قائمتك',
  'problem.passkey_not_found.detail': 'إما أنه أُزيل وإما أنه يخص حسابًا آخر. لم يتغير أي شيء.',
  'problem.passkey_name_not_possible.title': 'لا يمكن استخدام هذا الاسم',
  'problem.passkey_name_not_possible.detail': 'يجب أن يكون عدد الأحرف بين 1 و{max, number}.',
  'problem.password_too_common.title': 'كلمة المرور هذه سهلة التخمين',
  'problem.password_too_common.detail':
    'إنها شائعة، أو ظهرت في تسريب، أو تشبه بياناتك. أضف كلمة أو كلمتين لا علاقة لهما بك.',
} as const;
