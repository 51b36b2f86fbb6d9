/** The code that stands on top of every e-mail. */
export const messages = {
  'anti_phishing.title': 'رمز مكافحة التصيّد',
  'anti_phishing.lead':
    'بضع كلمات من اختيارك تظهر في أعلى كل رسالة بريد منا. والرسالة التي تخلو منها ليست منا.',
  'anti_phishing.back': 'الأمان',
  'anti_phishing.state.on': 'مفعَّل',
  'anti_phishing.state.off': 'لم يُختَر بعد',
  'anti_phishing.current': 'رمزك الآن',
  'anti_phishing.label': 'رمز مكافحة التصيّد',
  'anti_phishing.hint':
    'من {min} إلى {max} من الأحرف أو الأرقام أو المسافات أو الشرطات أو الشرطات السفلية، وفيها حرف واحد على الأقل. لا تستخدم كلمة مرورك: فهذا الرمز يُرسَل مع كل رسالة بريد.',
  'anti_phishing.set': 'استخدام هذا الرمز',
  'anti_phishing.setting': 'جارٍ حفظ الرمز',
  'anti_phishing.remove': 'إزالة الرمز',
  'anti_phishing.removing': 'جارٍ إزالة الرمز',
  'anti_phishing.consequence.every':
    'من الآن فصاعدًا تحمل كل رسالة بريد هذا الرمز، سواء أكانت رمز تحقق أم تنبيهًا.',
  'anti_phishing.consequence.told':
    'نبلغ كل وسائل الاتصال في حسابك بالتغيير. وتحمل رسالة البريد هذه الرمز السابق.',
  'anti_phishing.consequence.undo': 'يمكنك تغييره أو إزالته هنا في أي وقت.',
  'anti_phishing.changed': 'من الآن فصاعدًا تحمل رسائل بريدك «{code}»',
  'anti_phishing.removed': 'لم تعد رسائل بريدك تحمل أي رمز',
  'problem.anti_phishing_code_not_possible.title': 'لا يمكن أن يكون هذا رمزك',
  'problem.anti_phishing_code_not_possible.detail':
    'استخدم من {min} إلى {max} من الأحرف أو الأرقام أو المسافات أو الشرطات أو الشرطات السفلية، وفيها حرف واحد على الأقل.',
} as const;
