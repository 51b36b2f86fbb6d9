import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import { deviceFacts } from '#kernel/name-device.ts';
import { requireViewer } from '#ui/page-context.ts';
import { CancelForm } from './cancel-form.tsx';

/** The same from a session: every signed-in device of the account can stop it. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const page = requireViewer(context, request);
  const view = await page.useCases.recovery.viewOwnRecovery(page.viewer.accountId);
  if (view) return { view };
  page.setFlash({ state: 'info', textId: 'recovery.none' });
  throw redirect('/security');
}

export async function action({ context, request }: ActionFunctionArgs) {
  const page = requireViewer(context, request);
  const form = await request.formData();
  const freezes = form.get('intent') === 'cancel_and_freeze';
  const { accountId } = page.viewer;
  const device = deviceFacts(page.client());
  const done = await page.useCases.recovery.cancelOwnRecovery({ accountId, freezes, device });
  if (!done.ok && !freezes) return data({ problem: done.problem }, { status: 409 });
  if (freezes) {
    // It may have ended meanwhile; the account is frozen all the same, which a session may always do.
    if (!done.ok) await page.useCases.closure.freezeAccount({ accountId, device });
    page.setCookie(page.cookies.clearSession());
    return redirect('/frozen', 303);
  }
  page.setFlash({ state: 'good', textId: 'recovery.cancel.flash' });
  return redirect('/overview', 303);
}

export default function CancelOwn() {
  const { view } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return <CancelForm view={view} problem={answer?.problem ?? null} />;
}
