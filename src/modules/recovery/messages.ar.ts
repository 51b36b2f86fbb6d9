/** The way back from a lost phone, mailbox, authenticator or passkey. */
export const messages = {
  'problem.recovery_not_found.title': 'تعذر العثور على هذا هنا',
  'problem.recovery_not_found.detail': 'بدأ في متصفح آخر، أو انتهى منذ مدة. لم يتغير شيء.',
  'problem.recovery_link_not_found.title': 'هذا الرابط لا يؤدي إلى شيء',
  'problem.recovery_link_not_found.detail': 'ربما يكون مقطوعًا: انسخه كاملًا من الرسالة.',
  'problem.recovery_step_not_open.title': 'تسبق ذلك خطوة أخرى',
  'problem.recovery_step_not_open.detail': 'أعد تحميل الصفحة: تعرض لك الخطوة التالية.',
  'problem.recovery_waiting.title': 'لم تنتهِ مدة الانتظار',
  'problem.recovery_waiting.detail':
    'يمكنك المتابعة في {until, date, dateTime}. لا أحد يستطيع تقصير هذه المدة.',
  'problem.recovery_live.title': 'هناك إعادة تعيين جارية بالفعل',
  'problem.recovery_live.detail':
    'لا يمكن إجراء أكثر من واحدة في الوقت نفسه، والتي بدأتها أنت لا تثبت أكثر. أوقف الجارية بالرابط الموجود في رسائلها، أو من جهاز سجّلت الدخول عليه، ثم ابدأ من جديد.',
  'problem.recovery_done.title': 'اكتملت إعادة التعيين هذه',
  'problem.recovery_done.detail':
    'تم استبدال ما فُقد. إذا لم تكن أنت، فاستخدم الرابط الموجود في الرسالة التي أبلغتك بذلك، أو جمّد الحساب.',
  'problem.recovery_cancelled.title': 'تم إيقاف إعادة التعيين هذه',
  'problem.recovery_cancelled.detail': 'لم يتغير شيء. يمكنك البدء من جديد.',
  'problem.recovery_expired.title': 'استغرق هذا وقتًا طويلًا',
  'problem.recovery_expired.detail': 'لم يتغير شيء. ابدأ من جديد.',
  'problem.recovery_refused.title': 'تم رفض الحالة',
  'problem.recovery_refused.detail': 'لم يتغير شيء. يمكن لفريق الدعم أن يخبرك بما كان ناقصًا.',
  'problem.recovery_limit_reached.title': 'لا مزيد من إعادة التعيين حاليًا',
  'problem.recovery_limit_reached.detail':
    'يمكن إجراء إعادة التعيين {max, plural, one {مرة واحدة} two {مرتين} few {# مرات} many {# مرة} other {# مرة}} خلال {days, plural, one {يوم واحد} two {يومين} few {# أيام} many {# يومًا} other {# يوم}}. يمكن أن تبدأ التالية في {until, date, dateTime}.',
  'problem.recovery_starts_too_many.title': 'بدأت من شبكتك محاولات إعادة تعيين كثيرة',
  'problem.recovery_starts_too_many.detail': 'يمكن أن تبدأ المحاولة التالية في {until, date, dateTime}.',
  'problem.recovery_only_here.title': 'لا يمكن المتابعة إلا في المتصفح الذي بدأت فيه',
  'problem.recovery_only_here.detail':
    'ما بقي لإثباته هنا لا يكفي ليبيّن أنك أنت من بدأها. إذا لم يعد ذلك المتصفح لديك، فأوقف إعادة التعيين بالرابط الموجود في رسائلها وابدأ من جديد.',
  'problem.recovery_not_yours.title': 'هذا يحتاج إلى كلمة مرورك',
  'problem.recovery_not_yours.detail':
    'بدأت إعادة التعيين الجارية بكلمة المرور. ابدأ بها هنا أيضًا، أو أوقف إعادة التعيين بالرابط الموجود في رسائلها.',
  'problem.nothing_lost.title': 'اختر ما فُقد',
  'problem.nothing_lost.detail': 'حدّد كل ما لم يعد بإمكانك استخدامه.',
  'problem.only_password_lost.title': 'كلمة المرور وحدها تُستبدل بطريقة أقصر',
  'problem.only_password_lost.detail': 'اختر «هل نسيت كلمة المرور؟». وإذا فُقد شيء آخر أيضًا، فحدّده.',
  'problem.no_contact_left.title': 'لا شيء هنا يمكن أن يثبت أنك أنت',
  'problem.no_contact_left.detail':
    'مع فقدان كلمة المرور ووسيلتي الاتصال لا يصل إليك أي رمز. سجّل الدخول بمفتاح مرور إن كان لديك، وإلا فاختر «فقدت كل هذا».',
  'problem.contact_also_lost.title': 'اكتب وسيلة الاتصال الأخرى',
  'problem.contact_also_lost.detail': 'يُرسل إليها رمز يثبت أنك أنت، وهذه محددة على أنها مفقودة.',
  'problem.factor_not_linked.title': 'هذا غير مرتبط بحسابك',
  'problem.factor_not_linked.detail':
    'فهو إذن ليس مفقودًا أيضًا. اختر فقط ما كنت تستخدمه بالفعل لتسجيل الدخول.',
  'problem.case_not_available.title': 'هذا يحتاج إلى فريق الدعم',
  'problem.case_not_available.detail': 'يجب أن ينظر شخص في هذا الأمر. اكتب إلى فريق الدعم.',
} as const;
