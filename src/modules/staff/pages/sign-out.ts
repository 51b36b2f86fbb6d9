import { type ActionFunctionArgs, redirect } from 'react-router';
import { requireStaff } from '#ui/page-context.ts';

/** Signs out of the console and shows the door. */
export async function action({ context }: ActionFunctionArgs) {
  const page = requireStaff(context);
  await page.useCases.staff.endStaffSession(page.staff);
  page.setCookie(page.cookies.clearStaff());
  page.setFlash({ state: 'good', textId: 'console.signed_out' });
  return redirect('/console/sign-in', 303);
}
