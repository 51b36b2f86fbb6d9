import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { actions } from '#kernel/actions.ts';
import { fitsOneSms, gsmLength } from '#modules/notifications/gsm.ts';
import { messages as ar } from './messages.ar.ts';
import { messages as es } from './messages.es.ts';
import { messages as en } from './messages.ts';

const ids = Object.keys(en) as (keyof typeof en)[];

/** The arguments of a text, each with how it is read, such as `count plural` or `until time short`. */
function argumentsOf(source: string, locale: string): string[] {
  const found = new Set<string>();
  const walk = (elements: ReturnType<IntlMessageFormat['getAst']>): void => {
    for (const element of elements) {
      if ('options' in element) {
        found.add(`${element.value} choice`);
        for (const { value } of Object.values(element.options)) walk(value);
      } else if ('style' in element) {
        found.add(`${element.value} ${element.type} ${JSON.stringify(element.style)}`);
      } else if ('value' in element && element.type === 1) {
        found.add(element.value);
      }
    }
  };
  walk(new IntlMessageFormat(source, locale, undefined, { ignoreTag: true }).getAst());
  return [...found].sort();
}

/** The choices that a plural of the text names, by argument. */
function pluralsOf(source: string, locale: string): string[][] {
  const found: string[][] = [];
  const walk = (elements: ReturnType<IntlMessageFormat['getAst']>): void => {
    for (const element of elements) {
      if (!('options' in element)) continue;
      if ('pluralType' in element) found.push(Object.keys(element.options));
      for (const { value } of Object.values(element.options)) walk(value);
    }
  };
  walk(new IntlMessageFormat(source, locale, undefined, { ignoreTag: true }).getAst());
  return found;
}

const translations = [
  { language: 'Spanish', locale: 'es-ES', texts: es, smsParts: 1 },
  // Beyond the alphabet of SMS there is room for 70 characters, or 67 in each part.
  { language: 'Arabic', locale: 'ar', texts: ar, smsParts: 3 },
] as const;

describe.each(translations)('The $language texts', ({ locale, texts, smsParts }) => {
  test('are the ones that English has', () => {
    expect(Object.keys(texts).sort()).toEqual([...ids].sort());
  });

  test('can be read, and take the arguments of the English ones', () => {
    const differing = ids.filter(
      (id) => argumentsOf(texts[id], locale).join() !== argumentsOf(en[id], 'en-GB').join(),
    );
    expect(differing).toEqual([]);
  });

  test('have every plural form of the language', () => {
    // None at all is said with the form of the rest where there is no form for it.
    const forms = new Intl.PluralRules(locale)
      .resolvedOptions()
      .pluralCategories.filter((form) => form !== 'zero');
    const lacking = ids.filter((id) =>
      pluralsOf(texts[id], locale).some((named) => forms.some((form) => !named.includes(form))),
    );
    expect(lacking).toEqual([]);
  });

  test('keep to the alphabet and the length of an SMS', () => {
    const sms = ids.filter((id) => id.startsWith('notifications.') && /\.sms(\.|$)/.test(id));
    expect(sms.length).toBeGreaterThan(30);
    const tooLong = sms.filter((id) =>
      smsParts === 1
        ? gsmLength(texts[id]) === null || texts[id].length > en[id].length
        : texts[id].length > 67 * smsParts,
    );
    expect(tooLong).toEqual([]);
  });

  test.each(actions)('say a code to %s in an SMS of few parts', (action) => {
    const text = `${new IntlMessageFormat(texts['notifications.code.sms'], locale).format({
      code: '418027',
      brand: 'Northlight',
      action: texts[`notifications.action.${action}`],
      minutes: 10,
    })}\n@account.northlight.example #418027`;
    if (smsParts > 1) return expect(text.length).toBeLessThanOrEqual(67 * smsParts);
    expect(gsmLength(text)).not.toBeNull();
    expect(fitsOneSms(text)).toBe(true);
  });
});

test('no text in Arabic was left in another script', () => {
  // Names, formats and what is only an argument have no letters of their own.
  const own = (source: string) => source.replace(/\{[^{}]*\}/g, '');
  const left = ids.filter((id) => /[a-z]{4}/i.test(own(en[id])) && !/\p{Script=Arabic}/u.test(ar[id]));
  expect(left).toEqual([]);
});
