import { type ActionFunctionArgs, redirect } from 'react-router';
import { getPage, safePath } from '#ui/page-context.ts';
import { themeCookie, themes } from '#ui/theme.ts';

/** Remembers the appearance that a form asks for and returns to the page that the form was on. */
export async function action({ context, request }: ActionFunctionArgs): Promise<Response> {
  const form = await request.formData();
  const theme = themes.find((known) => known === form.get('theme')) ?? 'system';
  getPage(context).setCookie(themeCookie(theme));
  return redirect(safePath(form.get('next'), '/'), 303);
}

export const loader = (): Response => redirect('/');
