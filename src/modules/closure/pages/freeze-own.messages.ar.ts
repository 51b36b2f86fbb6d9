/** Freezing one's own account, signed in. */
export const messages = {
  'freeze_own.title': 'تجميد الحساب',
  'freeze_own.back': 'الأمان',
  'freeze_own.lead': 'أوقف كل شيء فورًا بينما تكتشف ما يجري. تبقى عملاتك لك.',
  'freeze_own.when': 'افعل ذلك عندما',
  'freeze_own.when.message': 'تخبرك رسالة بشيء لم تفعله أنت',
  'freeze_own.when.device': 'يظهر جهاز أو تسجيل دخول لا تعرفه',
  'freeze_own.when.lost': 'يكون هاتفك أو بريدك في يد شخص آخر',
  'freeze_own.changes.sessions': 'يُسجَّل الخروج من كل الأجهزة، ومنها هذا الجهاز. ولا يستطيع أحد تسجيل الدخول.',
  'freeze_own.changes.withdrawals': 'لا يمكن سحب أي شيء أو إرساله أو بيعه أو تغييره.',
  'freeze_own.changes.deposits': 'يستمر وصول الإيداعات.',
  'freeze_own.told': 'تصل رسالة إلى بريدك الإلكتروني وهاتفك.',
  'freeze_own.hold': 'كل شيء، حتى تلغي التجميد. وبعد ذلك يبقى السحب متوقفًا مدة إضافية قدرها {duration}.',
  'freeze_own.undo':
    'يمكنك إلغاء التجميد في أي وقت بإثبات لكل ما هو مرتبط بالحساب: البريد الإلكتروني والهاتف، وتطبيق المصادقة ومفتاح المرور إن وُجدا.',
  'freeze_own.action': 'تجميد الحساب',
  'freeze_own.pending': 'جارٍ التجميد',
  'freeze_own.keep': 'عدم التجميد',
  'freeze_own.done.title': 'حسابك مجمَّد',
  'freeze_own.done.lead': 'سُجّل الخروج من كل الأجهزة ولا يمكن أن يخرج شيء من الحساب. ويستمر وصول الإيداعات.',
  'freeze_own.done.how': 'كيف تلغي التجميد',
  'freeze_own.done.how.detail':
    'في أي وقت: برمز إلى بريدك الإلكتروني، ورمز إلى هاتفك، وتطبيق المصادقة ومفتاح مرور إن وُجدا. ولا حاجة إلى كلمة المرور.',
  'freeze_own.done.unfreeze': 'إلغاء تجميد الحساب',
  'freeze_own.done.help': 'اقرأ ما الذي يفعله التجميد',
} as const;
