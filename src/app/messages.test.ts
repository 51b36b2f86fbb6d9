import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, test } from 'vitest';
import { actions } from '#kernel/actions.ts';
import { fitsOneSms, gsmLength } from '#modules/notifications/gsm.ts';
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

describe('The Spanish texts', () => {
  test('are the ones that English has', () => {
    expect(Object.keys(es).sort()).toEqual([...ids].sort());
  });

  test('can be read, and take the arguments of the English ones', () => {
    const differing = ids.filter(
      (id) => argumentsOf(es[id], 'es-ES').join() !== argumentsOf(en[id], 'en-GB').join(),
    );
    expect(differing).toEqual([]);
  });

  test('have every plural form of the language', () => {
    const forms = new Intl.PluralRules('es').resolvedOptions().pluralCategories;
    const lacking = ids.filter((id) =>
      pluralsOf(es[id], 'es-ES').some((named) => forms.some((form) => !named.includes(form))),
    );
    expect(lacking).toEqual([]);
  });

  test('keep to the alphabet and the length of an SMS', () => {
    const sms = ids.filter((id) => id.startsWith('notifications.') && /\.sms(\.|$)/.test(id));
    expect(sms.length).toBeGreaterThan(30);
    const tooLong = sms.filter((id) => gsmLength(es[id]) === null || es[id].length > en[id].length);
    expect(tooLong).toEqual([]);
  });

  test.each(actions)('say a code to %s in one SMS', (action) => {
    const text = `${new IntlMessageFormat(es['notifications.code.sms'], 'es-ES').format({
      code: '418027',
      brand: 'Northlight',
      action: es[`notifications.action.${action}`],
      minutes: 10,
    })}\n@account.northlight.example #418027`;
    expect(gsmLength(text)).not.toBeNull();
    expect(fitsOneSms(text)).toBe(true);
  });
});
