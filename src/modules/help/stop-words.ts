/** Words that say nothing about what a question is about. Negations stay out, too: every worry has one. */
const english = (
  'a about after again all also am an and any are as at be because been before being but by can could did do does ' +
  'doing for from get gets getting got had has have having he help her here hers him his how i if in into is it its ' +
  'just let like me more most my myself need no nor not of off on once only or other our ours out over own please she ' +
  'should so some such than that the their theirs them then there these they this those through to too until up us ' +
  'very want was we were what when where which while who whom why will with would you your yours ' +
  'aren’t can’t cannot cant couldn’t didn’t didnt doesn’t doesnt don’t dont hasn’t haven’t i’d i’ll i’m im i’ve ' +
  'ive isn’t isnt it’s won’t wont wouldn’t wasn’t wasnt weren’t what’s whats you’re u ur pls plz'
).split(' ');

const spanish = (
  'a al algo algun alguna algunas alguno algunos ante antes aqui asi aun como con contra cual cuando cuanto de del desde ' +
  'donde dos e el ella ellas ello ellos en entre era eran eres es esa esas ese eso esos esta estaba estan estar estas ' +
  'este esto estos estoy fue fueron ha haber habia hace hacer hacia han hasta hay he la las le les lo los mas me mi mis ' +
  'mia mio mucho muy nada ni no nos nosotros o os otra otras otro otros para pero poco por porque pues puede puedo que ' +
  'quien quiero se sea ser si sido sin sobre solo son soy su sus tambien tan te tengo ti tiene todo todos tu tus un una ' +
  'unas uno unos usted y ya yo'
).split(' ');

const arabic = (
  'في من على الى عن مع هذا هذه ذلك تلك التي الذي الذين ما ماذا لماذا كيف متى اين هل لا لم لن ان أن إن انا أنا انت هو هي ' +
  'نحن هم كان كانت يكون قد كل او أو ثم بعد قبل عند لي لك له لها هناك اي أي حتى إذا اذا يمكن يمكنني اريد أريد'
).split(' ');

const byLanguage: Readonly<Record<string, ReadonlySet<string>>> = {
  en: new Set(english),
  es: new Set(spanish),
  ar: new Set(arabic),
};

/** Whether a plain word says nothing in this language. */
export const isStopWord = (plain: string, locale: string): boolean =>
  byLanguage[locale.slice(0, 2)]?.has(plain) ?? false;
