import { stemmer as stemSpanish } from '@orama/stemmers/spanish';
import { stemmer as stemEnglish } from 'stemmer';

/** Under which form a plain word is indexed: its stem in English, Spanish and (lightly) Arabic, itself elsewhere. */
export function indexForm(plain: string, locale: string): string {
  const language = locale.slice(0, 2);
  if (language === 'en') return stemEnglish(plain.replace(/’s?$/, '').replaceAll('’', ''));
  if (language === 'es') return spanishForm(plain);
  if (language === 'ar') return arabicForm(plain);
  return plain;
}

/** Plain words have no accents, but the stemmer tells "-ción" by its accent. */
const spanishForm = (plain: string): string =>
  stemSpanish(plain.replace(/([cs])ion$/, '$1ión'))
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '');

/** What is written in more than one way: vowel signs, the long line, alef, ya and ta marbuta. */
export const plainArabic = (word: string): string =>
  word
    .replaceAll(/[\u064B-\u065F\u0670\u0640]/g, '')
    .replaceAll(/[أإآٱ]/g, 'ا')
    .replaceAll('ى', 'ي')
    .replaceAll('ة', 'ه')
    .replaceAll('ؤ', 'و')
    .replaceAll('ئ', 'ي');

const arabicPrefixes = ['وال', 'بال', 'كال', 'فال', 'ال', 'لل', 'و'];
const arabicSuffixes = ['ها', 'ان', 'ات', 'ون', 'ين', 'يه', 'ه', 'ي'];
const arabicCharsMin = 3;

/** Light stemming: one prefix and one suffix, as long as a word is left. */
function arabicForm(plain: string): string {
  const prefix = arabicPrefixes.find(
    (each) => plain.startsWith(each) && plain.length - each.length >= arabicCharsMin,
  );
  const rest = prefix === undefined ? plain : plain.slice(prefix.length);
  const suffix = arabicSuffixes.find(
    (each) => rest.endsWith(each) && rest.length - each.length >= arabicCharsMin,
  );
  return suffix === undefined ? rest : rest.slice(0, -suffix.length);
}
