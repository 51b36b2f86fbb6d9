/**
 * What e-mails, SMS and calls say. An SMS in Arabic has room for 70 characters, or for 67 in each of its parts: short
 * texts (`.sms`) and `notifications.action.*`, which stand in an SMS, too, say it in few words.
 */
export const messages = {
  'notifications.code.subject': 'رمزك {action}',
  'notifications.code.text': 'أدخل هذا الرمز {action}:',
  'notifications.code.valid':
    'الرمز صالح لمدة {minutes, plural, one {دقيقة واحدة} two {دقيقتين} few {# دقائق} many {# دقيقة} other {# دقيقة}}، حتى {until}. وأي رمز أحدث يحل محله.',
  'notifications.code.not_you':
    'إذا لم تطلبه أنت، فربما كتب شخص ما بريدك الإلكتروني خطأً. لا يمكنه فعل أي شيء من دون الرمز.',
  'notifications.code.never_share':
    'لا تطلب منك {brand} أي رمز أبدًا، لا في مكالمة ولا في محادثة ولا بالبريد الإلكتروني. لا تشارك هذا الرمز مع أحد أبدًا.',
  'notifications.code.sms': '{code} رمزك من {brand} {action}. صالح {minutes} د. لا تشاركه مع أحد أبدًا.',
  'notifications.code.voice.hello': 'معك {brand}. إليك رمزك {action}.',
  'notifications.code.voice.code': 'رمزك هو: {digits}.',
  'notifications.code.voice.never_share': 'لا تشارك هذا الرمز مع أحد أبدًا.',
  'notifications.voice.expired': 'انتهت صلاحية هذا الطلب. لم يتغير شيء. مع السلامة.',

  'notifications.authorise.subject': 'تأكيد تسجيل الدخول على جهاز جديد',
  'notifications.authorise.text':
    'شخص ما أظهر كلمة مرورك أو مفتاح مرور ويريد تسجيل الدخول إلى {brand} على جهاز لم يُستخدم من قبل.',
  'notifications.authorise.button': 'عرض الطلب والرد عليه',
  'notifications.authorise.valid':
    'فتح الرابط لا يغير شيئًا: التأكيد أو الإلغاء يتم على الصفحة نفسها. يعمل الرابط في أي متصفح حتى {until}.',
  'notifications.authorise.not_you': 'إذا لم تكن أنت، فافتح الرابط وألغِ الطلب، ثم غيّر كلمة مرورك.',
  'notifications.call.hello': 'معك {brand}. شخص ما يريد تسجيل الدخول إلى حسابك من {device}.',
  'notifications.call.keys': 'إذا كنت أنت، فاضغط 1 للتأكيد. وإذا لم تكن أنت، فاضغط 2 للإلغاء.',
  'notifications.call.confirmed': 'شكرًا لك. تم تأكيد تسجيل الدخول. مع السلامة.',
  'notifications.call.cancelled': 'تم إلغاء تسجيل الدخول. يُرجى تغيير كلمة مرورك. مع السلامة.',
  'notifications.call.try_again': 'اضغط 1 للتأكيد، أو 2 للإلغاء.',
  'notifications.call.over': 'هذا الطلب لم يعد مفتوحًا. لم يتغير شيء. مع السلامة.',

  'notifications.action.sign_up': 'لفتح حسابك',
  'notifications.action.claim_last_resort': 'للمطالبة بحسابك',
  'notifications.action.sign_in': 'لتسجيل الدخول',
  'notifications.action.sign_in_new_device': 'لتسجيل الدخول على جهاز جديد',
  'notifications.action.change_phone': 'لتغيير رقم هاتفك',
  'notifications.action.change_email': 'لتغيير بريدك الإلكتروني',
  'notifications.action.link_authenticator': 'لربط تطبيق مصادقة',
  'notifications.action.replace_authenticator': 'لاستبدال تطبيق المصادقة',
  'notifications.action.make_backup_codes': 'لإنشاء رموز احتياطية',
  'notifications.action.add_passkey': 'لإضافة مفتاح مرور',
  'notifications.action.rename_passkey': 'لتغيير اسم مفتاح مرور',
  'notifications.action.remove_passkey': 'لإزالة مفتاح مرور',
  'notifications.action.change_password': 'لتغيير كلمة مرورك',
  'notifications.action.forgotten_password': 'لتعيين كلمة مرور جديدة',
  'notifications.action.choose_anti_phishing_code': 'لاختيار رمز مكافحة التصيّد',
  'notifications.action.reset_phone': 'لإعادة تعيين رقم هاتفك',
  'notifications.action.reset_email': 'لإعادة تعيين بريدك الإلكتروني',
  'notifications.action.reset_authenticator': 'لإعادة تعيين تطبيق المصادقة',
  'notifications.action.reset_passkey': 'لإعادة تعيين مفاتيح المرور',
  'notifications.action.recover_by_case': 'لاسترداد حسابك',
  'notifications.action.resume_recovery': 'لمتابعة الاسترداد',
  'notifications.action.freeze': 'لتجميد حسابك',
  'notifications.action.lock_settings': 'لقفل إعداداتك',
  'notifications.action.unlock_settings': 'لفتح قفل إعداداتك',
  'notifications.action.unfreeze': 'لإلغاء تجميد حسابك',
  'notifications.action.close_account': 'لإغلاق حسابك نهائيًا',
  'notifications.action.withdraw': 'للسحب',
  'notifications.action.add_withdrawal_address': 'لإضافة عنوان سحب',
  'notifications.action.activate_pay': 'لتفعيل Pay',

  'notifications.anti_phishing':
    'رمز مكافحة التصيّد الخاص بك. إذا لم يكن الرمز الذي اخترته، فهذه الرسالة ليست منا.',
  'notifications.fact.tried': 'ما جرت محاولته',
  'notifications.fact.when': 'الوقت',
  'notifications.fact.when_value': '{at} ({timeZone})',
  'notifications.fact.waits_until': 'نهاية مدة الانتظار',
  'notifications.fact.device': 'الجهاز',
  'notifications.fact.place': 'المكان',
  'notifications.fact.address': 'عنوان الشبكة',
  'notifications.fact.before': 'من قبل',
  'notifications.fact.now': 'الآن',
  'notifications.hold': 'لحمايتك، السحب والتحويل متوقفان حتى {until}. ويستمر التداول والإيداع.',
  'notifications.if_you': 'إذا كنت أنت من فعل ذلك، فلا يلزمك فعل شيء.',
  'notifications.undo.text':
    'إذا لم تكن أنت: الزر أدناه يعيد ما كان من قبل، ويسجل الخروج من كل الأجهزة، ويجمّد الحساب.',
  'notifications.undo.text_until':
    'إذا لم تكن أنت: الزر أدناه يعيد ما كان من قبل، ويسجل الخروج من كل الأجهزة، ويجمّد الحساب. وهو يعمل حتى {until}.',
  'notifications.undo.button': 'لم أكن أنا',
  'notifications.freeze.text':
    'إذا لم تكن أنت، فجمّد الحساب الآن. التجميد يسجل الخروج من كل الأجهزة ويوقف السحب، ويمكنك إلغاء التجميد لاحقًا.',
  'notifications.freeze.button': 'تجميد حسابي',
  'notifications.cancel.text':
    'إذا لم تكن أنت، أو إذا كان ما قيل إنه مفقود لا يزال عندك: الزر أدناه يوقف ذلك. لا يلزمك تسجيل الدخول، ويمكنك تجميد الحساب من الصفحة نفسها.',
  'notifications.cancel.button': 'لم أكن أنا',
  'notifications.track.text': 'يمكنك في أي وقت أن ترى إلى أين وصل الطلب:',
  'notifications.track.button': 'إلى أين وصل الطلب',
  'notifications.no_link': 'إذا لم تكن أنت، فافتح {origin} بنفسك، وسجّل الدخول، وجمّد الحساب.',
  'notifications.sms.fact': '{brand}: {fact}',
  'notifications.sms.fact_at': '{brand}: {fact} {at}.',
  'notifications.sms.fact_plain': '{brand}: {fact}.',
  'notifications.sms.undo': 'لست أنت؟ تراجع: {url}',
  'notifications.sms.cancel': 'لست أنت؟ إلغاء: {url}',
  'notifications.sms.freeze': 'لست أنت؟ تجميد: {url}',
  'notifications.sms.no_link': 'لست أنت؟ افتح {brand} وجمّد حسابك.',

  'notifications.event.signed_up.subject': 'تم فتح حسابك',
  'notifications.event.signed_up.text': 'أهلًا بك. هذا البريد الإلكتروني ورقم هاتفك مرتبطان الآن بحسابك.',
  'notifications.event.signed_up.sms': 'تم فتح حسابك',
  'notifications.event.signed_in_new_device.subject': 'تم تسجيل الدخول على جهاز جديد',
  'notifications.event.signed_in_new_device.text': 'تم تسجيل الدخول إلى حسابك من جهاز لم يُستخدم من قبل.',
  'notifications.event.signed_in_new_device.sms': 'تسجيل دخول من جهاز جديد',
  'notifications.event.sign_in_cancelled.subject': 'تم رفض تسجيل دخول',
  'notifications.event.sign_in_cancelled.text':
    'شخص ما عرف كلمة مرورك وحاول تسجيل الدخول على جهاز جديد. أُلغيت المحاولة، فلم يدخل إلى حسابك. غيّر كلمة مرورك.',
  'notifications.event.sign_in_cancelled.sms': 'تم رفض تسجيل دخول',
  'notifications.event.sign_ins_failed_often.subject': 'شخص ما يُدخل كلمات مرور خاطئة لحسابك',
  'notifications.event.sign_ins_failed_often.text':
    'أُدخلت كلمة مرور خاطئة عند تسجيل الدخول عدة مرات خلال ساعة. لم يدخل أحد بها، وكل محاولة تالية يجب أن تنتظر أطول. إذا نسيت كلمة مرورك، فعيّن كلمة جديدة من صفحة تسجيل الدخول.',
  'notifications.event.sign_ins_failed_often.sms': 'عدة كلمات مرور خاطئة عند تسجيل الدخول',
  'notifications.event.phone_changed.subject': 'تم تغيير رقم هاتفك',
  'notifications.event.phone_changed.text': 'تصل الرموز والمكالمات الآن إلى رقم الهاتف الجديد.',
  'notifications.event.phone_changed.sms': 'تم تغيير رقم الهاتف',
  'notifications.event.email_changed.subject': 'تم تغيير بريدك الإلكتروني',
  'notifications.event.email_changed.text': 'تصل الرموز والرسائل الآن إلى البريد الإلكتروني الجديد.',
  'notifications.event.email_changed.sms': 'تم تغيير البريد الإلكتروني',
  'notifications.event.backup_codes_made.subject': 'تم إنشاء رموز احتياطية جديدة',
  'notifications.event.backup_codes_made.text':
    'تم إنشاء عشرة رموز احتياطية لحسابك. الرموز السابقة لم تعد تعمل.',
  'notifications.event.backup_codes_made.sms': 'تم إنشاء رموز احتياطية جديدة',
  'notifications.event.backup_code_used.subject': 'تم استخدام رمز احتياطي',
  'notifications.event.backup_code_used.text':
    'استُخدم رمز احتياطي بدلًا من رمز من تطبيق المصادقة. هذا الرمز لن يعمل مرة أخرى.',
  'notifications.event.backup_code_used.sms': 'تم استخدام رمز احتياطي',
  'notifications.event.settings_locked.subject': 'تم تفعيل قفل الإعدادات',
  'notifications.event.settings_locked.text':
    'من الآن فصاعدًا لا يمكن تغيير أي شيء يحمي حسابك إلى أن يُفتح القفل.',
  'notifications.event.settings_locked.sms': 'تم تفعيل قفل الإعدادات',
  'notifications.event.settings_unlock_started.subject': 'بدأ فتح قفل إعداداتك',
  'notifications.event.settings_unlock_started.text':
    'عند انتهاء مدة الانتظار يمكن تغيير إعدادات الأمان في حسابك من جديد. إذا لم تكن أنت، فسجّل الدخول وأبقِها مقفلة، أو جمّد الحساب.',
  'notifications.event.settings_unlock_started.sms': 'بدأ فتح قفل الإعدادات',
  'notifications.event.settings_kept_locked.subject': 'تبقى إعداداتك مقفلة',
  'notifications.event.settings_kept_locked.text': 'تم إيقاف فتح قفل إعداداتك. ويبقى القفل مفعّلًا.',
  'notifications.event.settings_kept_locked.sms': 'تبقى الإعدادات مقفلة',
  'notifications.event.settings_unlocked.subject': 'تم فتح قفل الإعدادات',
  'notifications.event.settings_unlocked.text':
    'يمكن تغيير إعدادات الأمان في حسابك من جديد: تم استخدام المفتاح الرئيسي.',
  'notifications.event.settings_unlocked.sms': 'تم فتح قفل الإعدادات',
  'notifications.event.settings_lock_tried.subject': 'حاول شخص ما تغيير إعدادات مقفلة',
  'notifications.event.settings_lock_tried.text':
    'تم رفض تغيير في إعدادات الأمان في حسابك، لأن قفل الإعدادات مفعّل.',
  'notifications.event.settings_lock_tried.sms': 'إعدادات مقفلة: تم رفض تغيير',
  'notifications.event.authenticator_linked.subject': 'تم ربط تطبيق مصادقة',
  'notifications.event.authenticator_linked.text':
    'من الآن فصاعدًا يتطلب تسجيل الدخول رمزًا من تطبيق المصادقة.',
  'notifications.event.authenticator_linked.sms': 'تم ربط تطبيق مصادقة',
  'notifications.event.authenticator_replaced.subject': 'تم استبدال تطبيق المصادقة',
  'notifications.event.authenticator_replaced.text': 'رموز تطبيق المصادقة السابق لم تعد مقبولة.',
  'notifications.event.authenticator_replaced.sms': 'تم استبدال تطبيق المصادقة',
  'notifications.event.passkey_added.subject': 'تمت إضافة مفتاح مرور',
  'notifications.event.passkey_added.text':
    'من الآن فصاعدًا يسجل هذا المفتاح الدخول إلى حسابك من دون كلمة مرور ومن دون رموز.',
  'notifications.event.passkey_added.sms': 'تمت إضافة مفتاح مرور',
  'notifications.event.passkey_removed.subject': 'تمت إزالة مفتاح مرور',
  'notifications.event.passkey_removed.text': 'لم يعد هذا المفتاح يسجل الدخول إلى حسابك، ولم يعد يثبت شيئًا.',
  'notifications.event.passkey_removed.sms': 'تمت إزالة مفتاح مرور',
  'notifications.event.passkey_cloned.subject': 'تم رفض مفتاح مرور: قد تكون له نسخة',
  'notifications.event.passkey_cloned.text':
    'أحد مفاتيح المرور في حسابك يعدّ مرات استخدامه، وقد ورد استخدام سبق عدّه. ربما نسخه شخص ما، ولذلك رُفض. سجّل الدخول بطريقة أخرى، ثم أزل هذا المفتاح من صفحة «الأمان» وأضف مفتاحًا جديدًا.',
  'notifications.event.passkey_cloned.sms': 'تم رفض مفتاح مرور، ربما تم نسخه',
  'notifications.event.recovery_started.subject': 'شخص ما يقول إنه فقد جزءًا مما تسجل به الدخول',
  'notifications.event.recovery_started.text':
    'هذا الشخص، أيًا كان، يعرف كلمة مرورك أو سجّل الدخول إلى حسابك أو يقرأ إحدى وسائل التواصل الخاصة بك. لم يتغير شيء بعد: يجب أولًا إثبات ما بقي، ثم تأتي مدة انتظار.',
  'notifications.event.recovery_started.sms': 'تم طلب إعادة التعيين',
  'notifications.event.recovery_case_opened.subject': 'تم فتح حالة بشأن تسجيل دخولك',
  'notifications.event.recovery_case_opened.text':
    'قال شخص ما إن ما تسجل به الدخول مفقود، كله أو بعضه. يراجع موظفونا الحالة، وبعد قرارهم تأتي مدة انتظار. لم يتغير شيء بعد.',
  'notifications.event.recovery_case_opened.sms': 'تم فتح حالة استرداد',
  'notifications.event.recovery_waiting.subject': 'بدأت مدة الانتظار لإعادة التعيين',
  'notifications.event.recovery_waiting.text':
    'تم إثبات ما بقي مما تسجل به الدخول، وقيل إن الباقي مفقود. عند انتهاء مدة الانتظار يمكن استبداله. وحتى ذلك الحين يمكنك إيقاف ذلك.',
  'notifications.event.recovery_waiting.sms': 'إعادة التعيين: بدأت مدة الانتظار',
  'notifications.event.recovery_moved.subject': 'إعادة التعيين مستمرة في متصفح آخر',
  'notifications.event.recovery_moved.text':
    'تم من جديد إثبات ما بقي مما تسجل به الدخول، وتستمر إعادة التعيين في المتصفح المذكور أدناه. وتبدأ مدة انتظارها من جديد.',
  'notifications.event.recovery_last_resort.subject': 'شخص ما يطالب بحسابك',
  'notifications.event.recovery_last_resort.text':
    'يقول إنه أنت وإنه فقد كل شيء: كلمة المرور والبريد الإلكتروني والهاتف. لم يثبت أي شيء من حسابك، بل بريدًا إلكترونيًا جديدًا ورقم هاتف جديدًا فقط. ينظر اثنان من موظفينا في وثائقه، ولم يتغير أي شيء بعد. إذا كنت تقرأ هذا ولم تكن أنت، فأوقفه الآن. تسجيل الدخول يوقفه أيضًا.',
  'notifications.event.recovery_last_resort.sms': 'شخص ما يطالب بحسابك',
  'notifications.event.recovery_last_resort_waiting.subject': 'تمت الموافقة على المطالبة بحسابك',
  'notifications.event.recovery_last_resort_waiting.text':
    'نظر اثنان من موظفينا في وثائق شخص يقول إنه أنت وإنه فقد كل شيء. عندما تنتهي مدة الانتظار، يحل بريد إلكتروني جديد ورقم هاتف جديد محل ما لديك. إذا لم تكن أنت، فأوقفه الآن. تسجيل الدخول يوقفه أيضًا.',
  'notifications.event.recovery_last_resort_waiting.sms': 'تمت الموافقة على المطالبة بحسابك',
  'notifications.event.recovery_moved.sms': 'انتقلت إعادة التعيين إلى متصفح آخر',
  'notifications.event.recovery_ready.subject': 'أكمل إعادة التعيين',
  'notifications.event.recovery_ready.text':
    'انتهت مدة الانتظار. تابع في المتصفح الذي بدأت فيه. وفي متصفح آخر ابدأ كما بدأت هناك: سيتبيّن إن كان يمكن المتابعة، وتبدأ مدة الانتظار من جديد.',
  'notifications.event.recovery_ready.sms': 'يمكن إكمال إعادة التعيين',
  'notifications.event.recovery_cancelled.subject': 'تم إيقاف إعادة التعيين',
  'notifications.event.recovery_cancelled.text':
    'لم يتغير شيء. إذا لم تكن أنت من طلب إعادة التعيين، فربما يعرف شخص ما كلمة مرورك: غيّرها.',
  'notifications.event.recovery_cancelled.sms': 'تم إيقاف إعادة التعيين',
  'notifications.event.case_handed_in.subject': 'تم تقديم وثائق لحسابك',
  'notifications.event.case_handed_in.text':
    'تم تقديم وثائق للحالة المتعلقة بما فُقد في حسابك. يراجعها اثنان من موظفينا، أحدهما بعد الآخر. إذا لم تكن أنت، فجمّد الحساب الآن.',
  'notifications.event.case_handed_in.sms': 'تم تقديم وثائق لحالتك',
  'notifications.event.case_documents_wanted.subject': 'نحتاج إلى وثائق أخرى لحالتك',
  'notifications.event.case_documents_wanted.text':
    'راجع موظفونا ما قُدم لحالتك ويحتاجون إلى شيء آخر. افتح الحالة في المتصفح الذي بدأتها فيه وأضفه هناك. لا نطلب الوثائق أبدًا في رسالة أو في مكالمة.',
  'notifications.event.case_documents_wanted.sms': 'حالتك تحتاج إلى وثائق أخرى',
  'notifications.event.case_refused.subject': 'صدر قرار في حالتك: لا تغيير',
  'notifications.event.case_refused.text':
    'راجع موظفونا حالتك ورفضوها. لم يتغير شيء في حسابك. سجّل الدخول بما لديك، أو ابدأ من جديد عندما يمكنك إثبات المزيد.',
  'notifications.event.case_refused.sms': 'تم رفض حالتك، ولم يتغير شيء',
  'notifications.reason.unreadable':
    'السبب: إحدى الوثائق لا يمكن قراءتها. التقط الصورة في ضوء النهار، على أن تظهر فيها الزوايا الأربع كلها.',
  'notifications.reason.incomplete': 'السبب: جزء من إحدى الوثائق ناقص، مثل وجهها الآخر.',
  'notifications.reason.expired_document': 'السبب: إحدى الوثائق منتهية الصلاحية. قدّم وثيقة سارية.',
  'notifications.reason.other_kind':
    'السبب: هذا النوع من الوثائق لا يكفي. قدّم جواز سفر أو بطاقة هوية أو رخصة قيادة.',
  'notifications.reason.not_matching': 'السبب: الوثائق لا تطابق الشخص صاحب الحساب.',
  'notifications.reason.not_genuine': 'السبب: تعذر قبول إحدى الوثائق على أنها أصلية.',
  'notifications.reason.not_convincing': 'السبب: ما قُدم لا يكفي للتأكد من أن الحساب لك.',
  'notifications.reason.at_risk':
    'السبب: قد يكون الحساب معرضًا لهجوم، ولذلك لا يُغيَّر فيه شيء بهذه الطريقة الآن.',
  'notifications.event.recovery_refused.subject': 'صدر قرار في حالتك: لا تغيير',
  'notifications.event.recovery_refused.text': 'لم يتمكن موظفونا من التأكد من أن الحساب لك. لم يتغير شيء.',
  'notifications.event.recovery_refused.sms': 'تم رفض حالة الاسترداد',
  'notifications.event.phone_reset.subject': 'تمت إعادة تعيين رقم هاتفك',
  'notifications.event.phone_reset.text':
    'تصل الرموز والمكالمات الآن إلى رقم الهاتف الجديد. وتم تسجيل الخروج من كل الأجهزة الأخرى.',
  'notifications.event.phone_reset.sms': 'تمت إعادة تعيين رقم الهاتف',
  'notifications.event.email_reset.subject': 'تمت إعادة تعيين بريدك الإلكتروني',
  'notifications.event.email_reset.text':
    'تصل الرموز والرسائل الآن إلى البريد الإلكتروني الجديد. وتم تسجيل الخروج من كل الأجهزة الأخرى.',
  'notifications.event.email_reset.sms': 'تمت إعادة تعيين البريد الإلكتروني',
  'notifications.event.authenticator_reset.subject': 'تمت إعادة تعيين تطبيق المصادقة',
  'notifications.event.authenticator_reset.text':
    'رموز التطبيق السابق ورموزه الاحتياطية لم تعد مقبولة. وتم تسجيل الخروج من كل الأجهزة الأخرى.',
  'notifications.event.authenticator_reset.sms': 'تمت إعادة تعيين تطبيق المصادقة',
  'notifications.event.passkey_reset.subject': 'تمت إزالة مفاتيح المرور الخاصة بك',
  'notifications.event.passkey_reset.text':
    'لم يعد أي مفتاح مرور سابق يسجل الدخول. أضف مفتاحًا جديدًا من صفحة «الأمان». وتم تسجيل الخروج من كل الأجهزة الأخرى.',
  'notifications.event.passkey_reset.sms': 'تمت إزالة مفاتيح المرور',
  'notifications.event.password_changed.subject': 'تم تغيير كلمة مرورك',
  'notifications.event.password_changed.text': 'كلمة المرور السابقة لم تعد مقبولة.',
  'notifications.event.password_changed.sms': 'تم تغيير كلمة المرور',
  'notifications.event.anti_phishing_code_changed.subject': 'تم تغيير رمز مكافحة التصيّد الخاص بك',
  'notifications.event.anti_phishing_code_changed.text':
    'تحمل رسائل البريد بعد هذه الرسالة الرمز الجديد. أما هذه فلا تزال تحمل الرمز السابق، إن وُجد.',
  'notifications.event.anti_phishing_code_changed.sms': 'تم تغيير رمز مكافحة التصيّد',
  'notifications.event.anti_phishing_code_removed.subject': 'تمت إزالة رمز مكافحة التصيّد الخاص بك',
  'notifications.event.anti_phishing_code_removed.text': 'رسائل البريد بعد هذه الرسالة لا تحمل أي رمز.',
  'notifications.event.anti_phishing_code_removed.sms': 'تمت إزالة رمز مكافحة التصيّد',
  'notifications.event.code_entry_locked.subject': 'رموز خاطئة كثيرة',
  'notifications.event.code_entry_locked.text':
    'أُدخلت رموز خاطئة عدة مرات، ولذلك أُوقف إدخال الرموز لبعض الوقت. لم يتغير شيء.',
  'notifications.event.code_entry_locked.sms': 'رموز خاطئة كثيرة، إدخال الرموز موقوف',
  'notifications.event.signed_out_everywhere.subject': 'تم تسجيل الخروج من كل الأجهزة',
  'notifications.event.signed_out_everywhere.text': 'انتهت كل جلسات حسابك.',
  'notifications.event.signed_out_everywhere.sms': 'تم تسجيل الخروج من كل الأجهزة',
  'notifications.event.device_removed.subject': 'تمت إزالة جهاز',
  'notifications.event.device_removed.text': 'انتهت جلساته. ويحتاج تسجيل الدخول عليه إلى اعتماد جديد.',
  'notifications.event.device_removed.sms': 'تمت إزالة جهاز',
  'notifications.event.account_frozen.subject': 'حسابك مجمَّد',
  'notifications.event.account_frozen.text':
    'تم تسجيل الخروج من كل الأجهزة، ولا يمكن سحب شيء أو تغييره. ولا تزال الإيداعات تُضاف إلى رصيدك. يمكنك إلغاء التجميد في أي وقت بإثبات لكل ما هو مرتبط بالحساب؛ ولا يمكن تسجيل الدخول قبل ذلك.',
  'notifications.event.account_frozen.sms': 'حسابك مجمَّد',
  'notifications.event.account_closed.subject': 'حسابك مغلق',
  'notifications.event.account_closed.text':
    'كان الحساب فارغًا، وانتقل رقمه أو بريده الإلكتروني إلى حسابك الآخر، كما وافقت هناك بكلمة مروره. وتم تسجيل الخروج من كل الأجهزة. لا يمكن التراجع عن ذلك.',
  'notifications.event.account_closed.sms': 'أُغلق حسابك الفارغ وانتقلت وسيلة اتصاله إلى حسابك الآخر',
  'notifications.event.contact_change_undone.subject': 'تم التراجع عن تغيير وسيلة اتصالك',
  'notifications.event.contact_change_undone.text':
    'عادت وسيلة اتصالك السابقة، وتم تسجيل الخروج من كل الأجهزة، والحساب مجمَّد.',
  'notifications.event.contact_change_undone.sms': 'تم التراجع عن تغيير وسيلة الاتصال، والحساب مجمَّد',
  'notifications.event.account_unfrozen.subject': 'تم إلغاء تجميد حسابك',
  'notifications.event.account_unfrozen.text': 'يمكن استخدام الحساب من جديد.',
  'notifications.event.account_unfrozen.sms': 'تم إلغاء تجميد حسابك',
  'notifications.event.sign_up_existing_contact.subject': 'حاول شخص ما فتح حساب بوسيلة اتصالك',
  'notifications.event.sign_up_existing_contact.text':
    'لديك حساب بالفعل، فلم يُفتح حساب جديد. إذا كنت أنت، فسجّل الدخول بدلًا من ذلك.',
  'notifications.event.sign_up_existing_contact.sms': 'لديك حساب بالفعل: سجّل الدخول بدلًا من فتح حساب',
  'notifications.claim.until': 'حتى',
  'notifications.claim.received.subject': 'وصلتنا مطالبتك',
  'notifications.claim.received.text':
    'ذكرت أنك فقدت كل ما تسجّل به الدخول، وأثبت عنوان البريد الإلكتروني ورقم الهاتف الجديدين هذين. أضف وثيقة هوية في المتصفح الذي بدأت منه: من دونها لا يستطيع أحد أن يقرر. نكتب إلى وسيلتي الاتصال الجديدتين كلما حدث شيء.',
  'notifications.claim.received.sms': 'وصلت مطالبتك، أضف وثيقتك',
  'notifications.claim.documents_wanted.subject': 'نحتاج إلى وثائق أخرى لمطالبتك',
  'notifications.claim.documents_wanted.text':
    'نظر موظفونا فيما قدّمته ويحتاجون إلى شيء آخر. افتح المطالبة في المتصفح الذي بدأت منه وأضفه هناك. لا نطلب الوثائق أبدًا في رسالة أو عبر الهاتف.',
  'notifications.claim.documents_wanted.sms': 'مطالبتك تحتاج إلى وثائق أخرى',
  'notifications.claim.refused.subject': 'صدر القرار في مطالبتك: لا تغيير',
  'notifications.claim.refused.text':
    'لم يتمكن موظفونا من التأكد من أن الحساب لك. لم يتغيّر شيء. إذا وجدت شيئًا ما زلت تستطيع تسجيل الدخول به أو إثباته، فابدأ به.',
  'notifications.claim.refused.sms': 'رُفضت مطالبتك',
  'notifications.claim.approved.subject': 'قُبلت مطالبتك: يبدأ الانتظار الآن',
  'notifications.claim.approved.text':
    'وافق عليها اثنان من موظفينا. حتى الوقت المذكور أدناه، يستطيع من يقرأ وسائل الاتصال القديمة للحساب أن يوقفها. لا يلزمك شيء حتى ذلك الحين، ونكتب إليك عند انتهاء المدة.',
  'notifications.claim.approved.sms': 'قُبلت مطالبتك، يبدأ الانتظار الآن',
  'notifications.claim.ready.subject': 'انتهت مدة الانتظار: أكمل مطالبتك',
  'notifications.claim.ready.text':
    'تابع في المتصفح الذي بدأت منه حتى الوقت المذكور أدناه: عندها تحل وسيلتا الاتصال الجديدتان محل القديمتين. ثم اختر كلمة مرور جديدة من «هل نسيت كلمة المرور؟».',
  'notifications.claim.ready.sms': 'انتهى الانتظار، أكمل مطالبتك',
  'notifications.claim.stopped.subject': 'أُوقفت مطالبتك',
  'notifications.claim.stopped.text':
    'أوقفتها أنت، أو أوقفها من يقرأ وسائل اتصال الحساب، أو سجّل أحدهم الدخول. لم يتغيّر شيء. إذا كان الحساب لك ولم تكن أنت من أوقفها، فاكتب إلى {support}.',
  'notifications.claim.stopped.sms': 'أُوقفت مطالبتك',
  'notifications.claim.expired.subject': 'انتهت مهلة مطالبتك',
  'notifications.claim.expired.text': 'لم تُستكمل في الوقت المحدد ولم يتغيّر شيء. يمكنك البدء من جديد.',
  'notifications.claim.expired.sms': 'انتهت مهلة مطالبتك',
} as const;
