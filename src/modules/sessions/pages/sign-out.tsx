import { type ActionFunctionArgs, Form, type LoaderFunctionArgs, redirect } from 'react-router';
import { Button } from '#ui/button.tsx';
import { FlowActions, FlowPage } from '#ui/flow-page.tsx';
import { LinkButton } from '#ui/link-button.tsx';
import { getPage } from '#ui/page-context.ts';
import { useText } from '#ui/text.tsx';
import { useIsPending } from '#ui/use-is-pending.ts';

/** Where a link to signing out leads: a link must not change anything, so it asks. */
export function loader({ context }: LoaderFunctionArgs): null {
  if (!getPage(context).viewer) throw redirect('/signed-out');
  return null;
}

/** Ends this session. Signing out twice is signing out once. */
export async function action({ context }: ActionFunctionArgs) {
  const page = getPage(context);
  if (page.viewer) await page.useCases.sessions.signOut(page.viewer);
  page.setCookie(page.cookies.clearSession());
  return redirect('/signed-out', 303);
}

export default function SignOut() {
  const t = useText();
  const isPending = useIsPending();
  return (
    <FlowPage title={t('sign_out.title')} lead={t('sign_out.detail')}>
      <Form method="post">
        <FlowActions>
          <Button type="submit" isPending={isPending} pendingText={t('sign_out.pending')}>
            {t('sign_out.action')}
          </Button>
          <LinkButton href="/overview" kind="secondary">
            {t('sign_out.stay')}
          </LinkButton>
        </FlowActions>
      </Form>
    </FlowPage>
  );
}
