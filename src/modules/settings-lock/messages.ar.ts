/** The settings lock: on for the days that the customer chose, off by waiting or by the master key. */
export const messages = {
  'settings_lock.title': 'قفل الإعدادات',
  'settings_lock.lead':
    'ما دام القفل مفعّلًا، لا يمكن تغيير أي شيء يحمي الحساب، لا منك ولا من سارق ولا من موظفينا.',
  'settings_lock.back': 'الأمان',
  'settings_lock.state.off': 'غير مفعّل',
  'settings_lock.state.on': 'مفعّل',
  'settings_lock.state.unlocking': 'قيد الفتح',
  'settings_lock.days': 'يستغرق فتح القفل',
  'settings_lock.days.hint': 'اختر أطول مدة يمكنك أنت انتظارها في اليوم الذي تحتاج فيه إلى تغيير.',
  'settings_lock.days.option':
    '{days, plural, one {يوم واحد} two {يومان} few {# أيام} many {# يومًا} other {# يوم}}',
  'settings_lock.master_key': 'إنشاء مفتاح رئيسي',
  'settings_lock.master_key.hint':
    'يفتح القفل في الحال. يُعرض مرة واحدة، فاحفظه بعيدًا عن أجهزتك. ومن دونه لا يُفتح القفل إلا بالانتظار.',
  'settings_lock.go_on': 'متابعة',
  'settings_lock.pending': 'جارٍ الفتح',
  'settings_lock.changes':
    'لا يمكن تغيير رقم الهاتف والبريد الإلكتروني وكلمة المرور وتطبيق المصادقة والرموز الاحتياطية ومفاتيح المرور وعناوين السحب. ويستمر تسجيل الدخول والتداول والسحب والتجميد.',
  'settings_lock.changes.reset':
    'تُوقف إعادة التعيين الجارية، ويُبلَّغ الجميع بذلك. وأي إعادة تعيين تبدأ بعد ذلك تنتظر مدة القفل نفسها.',
  'settings_lock.changes.staff':
    'لا أحد يستطيع تقصير مدة القفل، ولا حتى موظفونا. وإعادة التعيين بعد الفقدان تنتظر مدة القفل نفسها.',
  'settings_lock.told': 'تصل رسالة إلى بريدك الإلكتروني وهاتفك، ومرة أخرى عند كل محاولة لتغيير شيء.',
  'settings_lock.undo': 'ابدأ فتح القفل في أي وقت، وسيستغرق عدد الأيام الذي تختاره الآن.',
  'settings_lock.proofs.lead': 'إثبات واحد على أنك أنت. ثم يُفعَّل القفل.',
  'settings_lock.finish': 'تفعيل القفل',
  'settings_lock.finishing': 'جارٍ القفل',
  'settings_lock.done.title': 'إعداداتك مقفلة',
  'settings_lock.done.lead':
    'يستغرق فتح القفل {days, plural, one {يومًا واحدًا} two {يومين} few {# أيام} many {# يومًا} other {# يوم}} من لحظة طلبك.',
  'settings_lock.key.title': 'مفتاحك الرئيسي',
  'settings_lock.key.once': 'يُعرض الآن فقط',
  'settings_lock.key.keep':
    'اطبعه أو اكتبه، واحفظه بعيدًا عن أجهزتك. لا أحد في شركتنا يستطيع رؤيته، ولن يطلبه منك أحد منا.',
  'settings_lock.kept': 'حفظته',
  'settings_lock.to_security': 'الانتقال إلى الأمان',
  'settings_lock.on.detail':
    'يستغرق فتح القفل {days, plural, one {يومًا واحدًا} two {يومين} few {# أيام} many {# يومًا} other {# يوم}}. وعند بدئه تُبلَّغ كل وسائل الاتصال.',
  'settings_lock.start_unlock': 'بدء فتح القفل',
  'settings_lock.starting': 'جارٍ البدء',
  'settings_lock.unlocking.detail': 'تُفتح إعداداتك في',
  'settings_lock.unlocking.over': 'إعداداتك مفتوحة الآن: أعد تحميل الصفحة.',
  'settings_lock.keep_locked': 'إبقاؤها مقفلة',
  'settings_lock.keeping': 'جارٍ الإيقاف',
  'settings_lock.with_key': 'فتح القفل بالمفتاح الرئيسي',
  'settings_lock.with_key.field': 'المفتاح الرئيسي',
  'settings_lock.with_key.action': 'فتح القفل الآن',
  'settings_lock.with_key.pending': 'جارٍ فتح القفل',
  'settings_lock.with_key.none': 'لم يُنشأ مفتاح رئيسي لهذا القفل. يُفتح القفل بالانتظار.',
  'settings_lock.unlocked': 'تم فتح قفل الإعدادات. يمكن تغيير كل ما في صفحة «الأمان» من جديد.',
  'settings_lock.unlock_started': 'بدأ فتح القفل.',
  'settings_lock.kept_locked': 'تبقى الإعدادات مقفلة.',
  'settings_lock.out.title': 'فتح قفل الإعدادات',
  'settings_lock.out.lead':
    'لحساب لا يمكنك تسجيل الدخول إليه لأن إعداداته مقفلة. تثبت بريدك الإلكتروني وهاتفك، ثم تبدأ مدة الانتظار.',
  'settings_lock.out.proofs.lead':
    'نرسل رمزًا إلى وسيلة الاتصال التي كتبتها، إن كانت لأي حساب. ويظهر بعد ذلك ما يلزم غير هذا.',
  'settings_lock.out.finish': 'بدء فتح القفل',
  'settings_lock.out.changes': 'عند انتهاء مدة الانتظار يمكن تغيير كلمة المرور والإعدادات الأخرى من جديد.',
  'settings_lock.out.told': 'تصل إلى كل وسائل الاتصال في الحساب رسالة فيها رابط يجمّد الحساب.',
  'settings_lock.out.undo': 'يمكن لمن سجّل الدخول إيقاف ذلك من صفحة «الأمان».',
  'settings_lock.out.done.title': 'بدأ فتح القفل',
  'settings_lock.out.done.lead': 'يمكن تغيير الإعدادات من جديد في',
  'settings_lock.out.done.sign_in': 'الانتقال إلى تسجيل الدخول',
  'problem.lock_days_not_possible.title': 'اختر عدد الأيام',
  'problem.lock_days_not_possible.detail': 'اختر للقفل عدد أيام من {min} إلى {max}.',
  'problem.master_key_locked.title': 'مفاتيح رئيسية خاطئة كثيرة',
  'problem.master_key_locked.detail':
    'يمكن إدخال المفتاح التالي في {until, date, dateTime}. وفي هذه الأثناء يستمر انتظار فتح القفل.',
  'problem.master_key_wrong.title': 'هذا ليس المفتاح الرئيسي لهذا القفل',
  'problem.master_key_wrong.detail':
    'تحقق من كل حرف ورقم، ومن الأحرف الكبيرة أيضًا. أُبلغت وسائل اتصالك بهذه المحاولة. ومن دون المفتاح يُفتح القفل بالانتظار.',
} as const;
