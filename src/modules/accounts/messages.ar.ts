export const messages = {
  'problem.email_not_possible.title': 'لا يمكن لهذا العنوان استقبال البريد',
  'problem.email_not_possible.detail':
    'تأكد من وجود علامة @ ومن عدم وجود خطأ في الجزء الذي يليها، مثل name@example.com.',
  'problem.email_disposable.title': 'لا يمكن استخدام بريد مؤقت',
  'problem.email_disposable.detail':
    'هذا العنوان تابع لخدمة تختفي صناديق بريدها، وستفقد حسابك معه. استخدم عنوانًا يبقى لك.',
  'problem.phone_not_possible.title': 'رقم الهاتف هذا غير موجود',
  'problem.phone_not_possible.detail': 'تحقق من البلد ومن الأرقام. يمكنك حذف الصفر الأول.',
  'problem.phone_not_personal.title': 'لا يمكن لهذا الرقم استقبال رموزنا',
  'problem.phone_not_personal.detail':
    'لا يمكن استخدام أرقام الخدمات ولا الأرقام ذات التعرفة الخاصة أو المشتركة. أدخل رقم هاتف محمول يخصك.',
} as const;
