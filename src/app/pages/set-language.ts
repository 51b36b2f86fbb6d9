import { type ActionFunctionArgs, redirect } from 'react-router';
import { baseOf, languages, siteLanguage } from '#kernel/languages.ts';
import { languageCookie } from '#ui/language.ts';
import { getPage, safePath } from '#ui/page-context.ts';

const placeShape = /^\/[a-z]{2}(?:-[a-z]{2})?(?=\/help)/;

/** Remembers the language that a form asks for and returns to the page that the form was on, in that language. */
export async function action({ context, request }: ActionFunctionArgs): Promise<Response> {
  const page = getPage(context);
  const form = await request.formData();
  const language = languages.find((known) => known === form.get('language')) ?? siteLanguage;
  page.setCookie(languageCookie(language));
  if (page.viewer) await page.useCases.account.chooseLanguage(page.viewer.accountId, language);
  const next = safePath(form.get('next'), '/').replace(placeShape, '');
  const isHelp = /^\/help(?:[/?#]|$)/.test(next);
  return redirect(isHelp ? baseOf({ language, region: null }) + next : next, 303);
}

export const loader = (): Response => redirect('/');
