/** The longest text that travels as one SMS in the GSM-7 alphabet (3GPP TS 23.038). */
export const smsCharsMax = 160;

const basic =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';
const extended = '^{}\\[~]|€\f';

/** Characters that a text takes in GSM-7, where some count twice; `null` when it has others. */
export function gsmLength(text: string): number | null {
  let length = 0;
  for (const character of text) {
    if (basic.includes(character)) length += 1;
    else if (extended.includes(character)) length += 2;
    else return null;
  }
  return length;
}

/** Whether a text is one SMS. Alphabets beyond GSM-7 have room for 70 characters. */
export function fitsOneSms(text: string): boolean {
  const length = gsmLength(text);
  return length === null ? text.length <= 70 : length <= smsCharsMax;
}

/** Puts plain characters in the place of typographic ones, which would more than halve the room. */
export function plainForSms(text: string): string {
  return (
    text
      .replace(/[\u00a0\u2007\u2009\u202f]/g, ' ')
      .replace(/[\u2018\u2019]/g, "'")
      .replace(/[\u201c\u201d]/g, '"')
      .replace(/[\u2010-\u2014]/g, '-')
      .replace(/\u2026/g, '...')
      .replace(/[\u2066-\u2069]/g, '')
      // "sáb" of a date: without its accent it is read all the same.
      .replace(/[áíóúÁÍÓÚ]/g, (letter) => letter.normalize('NFD').charAt(0))
  );
}
