import { Form, useLocation } from 'react-router';
import { type Language, languageNames, languageOf, languages } from '#kernel/languages.ts';
import { cx } from '#ui/cx.ts';
import { useText } from '#ui/text.tsx';

/**
 * The languages, each in its own words, as buttons of one form. It loads the page anew, because a language brings its
 * own texts and direction.
 */
export function LanguageForm() {
  const t = useText();
  const { pathname, search } = useLocation();
  const current = languageOf(t.locale);
  return (
    <Form method="post" action="/preferences/language" reloadDocument>
      <input type="hidden" name="next" value={pathname + search} />
      <fieldset className="flex flex-wrap items-center">
        <legend className="float-start me-2 text-sm text-muted">{t('ui.language.label')}</legend>
        {languages.map((language) => (
          <LanguageButton key={language} language={language} isCurrent={language === current} />
        ))}
      </fieldset>
    </Form>
  );
}

function LanguageButton({ language, isCurrent }: { language: Language; isCurrent: boolean }) {
  return (
    <button
      type="submit"
      name="language"
      value={language}
      lang={language}
      aria-pressed={isCurrent}
      className={cx(
        'inline-flex min-h-11 items-center rounded-md px-2.5 text-sm',
        isCurrent ? 'font-semibold text-ink' : 'text-accent underline underline-offset-4 hover:bg-sunken',
      )}
    >
      {languageNames[language]}
    </button>
  );
}
