import { type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router';
import { FlowActions, FlowPage } from '#ui/flow-page.tsx';
import { LinkButton } from '#ui/link-button.tsx';
import { getPage } from '#ui/page-context.ts';
import { useText } from '#ui/text.tsx';

/** After signing out: that it worked, and what is left on this device. */
export function loader({ context, request }: LoaderFunctionArgs) {
  if (getPage(context).viewer) throw redirect('/overview');
  const because = new URL(request.url).searchParams.get('because');
  return { because: reasonOf(because) };
}

export default function SignedOut() {
  const t = useText();
  const { because } = useLoaderData<typeof loader>();
  return (
    <FlowPage title={t('signed_out.title')} lead={t(`signed_out.${because}`)}>
      <FlowActions>
        <LinkButton href="/sign-in">{t('signed_out.sign_in')}</LinkButton>
        <LinkButton href="/help" kind="secondary">
          {t('signed_out.help')}
        </LinkButton>
      </FlowActions>
    </FlowPage>
  );
}

const reasonOf = (because: string | null): 'detail' | 'everywhere' | 'device' =>
  because === 'everywhere' || because === 'device' ? because : 'detail';
