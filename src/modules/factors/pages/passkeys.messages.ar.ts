/** The pages about sign-in passkeys. */
export const messages = {
  'passkeys.title': 'مفاتيح المرور',
  'passkeys.lead':
    'مفتاح المرور يسجّل دخولك بقفل جهازك أو بصمة إصبعك أو وجهك. لا كلمة مرور ولا رموز، ولا يستطيع أي موقع مزيّف استخدامه.',
  'passkeys.back': 'الأمان',
  'passkeys.list': 'مفاتيح المرور لديك',
  'passkeys.product.sign_in': 'تسجيل الدخول',
  'passkeys.fact.added': 'أُضيف في',
  'passkeys.fact.used': 'آخر استخدام',
  'passkeys.fact.never': 'لم يُستخدم بعد',
  'passkeys.fact.provider': 'محفوظ لدى',
  'passkeys.fact.kept': 'النسخ',
  'passkeys.kept.synced': 'يزامنه مزوّده مع أجهزتك الأخرى',
  'passkeys.kept.syncable': 'غير متزامن الآن؛ ويمكن لمزوّده أن يزامنه',
  'passkeys.kept.device': 'لا توجد: لا يغادر هذا الجهاز أو المفتاح أبدًا',
  'passkeys.manage': 'إعادة التسمية أو الإزالة',
  'passkeys.manage_of': 'إعادة تسمية {passkey} أو إزالته',
  'passkeys.add': 'إضافة مفتاح مرور',
  'passkeys.full': 'عدد مفاتيح المرور لديك {max, number}، وهو أقصى عدد للحساب الواحد. أزل مفتاحًا لتضيف غيره.',
  'passkeys.empty.title': 'ليس لديك مفتاح مرور بعد',
  'passkeys.empty.detail':
    'يستطيع هاتفك أو حاسوبك أو برنامج إدارة كلمات المرور أو مفتاح الأمان إنشاء مفتاح مرور في ثوانٍ. وبعدها تسجّل الدخول من دون كلمة مرور ومن دون رموز.',
  'passkeys.lost': 'هل فقدت جهازًا؟',
  'passkeys.lost.detail':
    'أزل مفتاح المرور الخاص به بمفتاح مرور آخر أو بتطبيق المصادقة. وإذا لم يكن لديك أي منهما، فاسترد الوصول إلى حسابك.',
  'passkeys.lost.action': 'لم أعد أستطيع التحقق',
  'passkeys.gone': 'لم يعد مفتاح المرور هذا في قائمتك. لم يتغير أي شيء.',

  'passkey.added': 'أُضيف مفتاح المرور {passkey}. استخدمه في تسجيل الدخول التالي.',
  'passkey.renamed': 'أصبح اسم مفتاح المرور {passkey}.',
  'passkey.removed': 'أُزيل مفتاح المرور {passkey}.',
  'passkey.rename': 'الاسم',
  'passkey.rename.label': 'اسم مفتاح المرور هذا',
  'passkey.rename.hint': 'لتتعرف عليه في هذه القائمة وفي الرسائل وفي سجل نشاطك.',
  'passkey.rename.action': 'حفظ الاسم',
  'passkey.rename.pending': 'جارٍ الحفظ',
  'passkey.remove': 'إزالة',
  'passkey.remove.detail':
    'لن يصلح بعدها لتسجيل الدخول. يلزمك مفتاح مرور آخر أو تطبيق المصادقة لتثبت أنك صاحب الحساب.',
  'passkey.remove.action': 'إزالة مفتاح المرور',
  'passkey.remove.last':
    'هذا آخر عامل قوي لديك، لذلك لا يمكن إزالته: يبقى التحقق بخطوتين مفعَّلًا. اربط تطبيق المصادقة أو أضف مفتاح مرور آخر أولًا.',
  'passkey.remove.last.lost': 'هل ضاع الجهاز أو تعطّل؟',
  'passkey.remove.last.authenticator': 'ربط تطبيق المصادقة',

  'passkey_add.title': 'إضافة مفتاح مرور',
  'passkey_add.lead': 'أولًا إثبات أنك صاحب الحساب، ثم ينشئ جهازك مفتاح المرور.',
  'passkey_add.need': 'ما يلزمك',
  'passkey_add.need.proof': 'عاملك الثاني: مفتاح مرور أو تطبيق المصادقة إن كان لديك أحدهما، وإلا فرمز منا.',
  'passkey_add.need.device':
    'جهاز له قفل شاشة، أو برنامج إدارة كلمات المرور، أو مفتاح أمان. ويكفي هاتف بجانب هذا الحاسوب.',
  'passkey_add.start': 'بدء',
  'passkey_add.starting': 'جارٍ البدء',
  'passkey_add.finish': 'إضافة مفتاح المرور',
  'passkey_add.finishing': 'جارٍ إضافة مفتاح المرور',
  'passkey_add.changes': 'يسجّل مفتاح المرور هذا دخولك وحده، من دون كلمة مرورك ومن دون رموز.',
  'passkey_add.told': 'تصل رسالة إلى بريدك الإلكتروني وهاتفك.',
  'passkey_add.undo':
    'أزله من الأمان > مفاتيح المرور. وفي الرسالة رابط يجمّد الحساب إذا لم تكن أنت من فعل ذلك.',

  'passkey_remove.title': 'هل تريد إزالة {passkey}؟',
  'passkey_remove.lead': 'أثبت أنك صاحب الحساب، ثم أزله.',
  'passkey_remove.start': 'متابعة',
  'passkey_remove.starting': 'جارٍ البدء',
  'passkey_remove.keep': 'إبقاء مفتاح المرور',
  'passkey_remove.finish': 'إزالة مفتاح المرور',
  'passkey_remove.finishing': 'جارٍ إزالة مفتاح المرور',
  'passkey_remove.changes': 'لن يصلح {passkey} بعدها لتسجيل الدخول ولا لإثبات أي شيء.',
  'passkey_remove.changes_device': 'يبقى ظاهرًا على جهازك حتى تحذفه هناك أيضًا.',
  'passkey_remove.told': 'تصل رسالة إلى بريدك الإلكتروني وهاتفك.',
  'passkey_remove.undo': 'أضف مفتاح مرور من جديد؛ يستغرق ذلك بضع ثوانٍ.',

  'passkey_offer.title': 'أضف مفتاح مرور إلى هذا الجهاز',
  'passkey_offer.detail':
    'سجّلت الدخول بمفتاح مرور من جهاز آخر. إذا كان على هذا الجهاز مفتاح مرور، فلن تحتاج إلى الآخر في المرة القادمة.',
  'passkey_offer.dismiss': 'ليس الآن',
} as const;
