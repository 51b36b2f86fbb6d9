import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import { answerOwnProofFlow, loadProofFlow, ownProofFlow } from '#modules/gate/pages/proof-flow.ts';
import { ProofFlowPage } from '#modules/gate/pages/proof-flow-page.tsx';
import { readAgain } from '#modules/gate/pages/read-again.ts';
import { requireViewer } from '#ui/page-context.ts';
import { useText } from '#ui/text.tsx';
import { passkeyOf } from './passkeys-read.ts';
import { removalConsequences } from './passkeys-words.ts';

type Args = Pick<LoaderFunctionArgs, 'context' | 'request' | 'params'>;

async function flowOf(args: Args) {
  const passkey = await passkeyOf(requireViewer(args.context, args.request), args.params);
  const start = `/security/passkeys/${passkey.id}/remove`;
  return { passkey, flow: ownProofFlow(args, { action: 'remove_passkey', start }) };
}

export async function loader(args: LoaderFunctionArgs) {
  const { passkey, flow } = await flowOf(args);
  return { passkey: { id: passkey.id, name: passkey.name }, flow: await loadProofFlow(flow) };
}

export const shouldRevalidate = readAgain;

export async function action(args: ActionFunctionArgs) {
  const { flow } = await flowOf(args);
  const { page } = flow;
  const outcome = await answerOwnProofFlow(flow, args.request, (own) =>
    page.useCases.factors.finishPasskeyRemoval(own),
  );
  if (!outcome.isDone) return outcome.response;
  page.setFlash({ state: 'good', textId: 'passkey.removed', values: { passkey: outcome.value.name } });
  return redirect('/security/passkeys', 303);
}

/** The second factor, then the removal. */
export default function RemovePasskeySteps() {
  const t = useText();
  const { passkey, flow } = useLoaderData<typeof loader>();
  const start = `/security/passkeys/${passkey.id}/remove`;
  return (
    <ProofFlowPage
      title={t('passkey_remove.title', { passkey: passkey.name })}
      lead={t('passkey_remove.lead')}
      back={{ href: start, label: t('passkeys.title') }}
      consequences={removalConsequences(t, passkey.name)}
      flow={flow}
      answer={useActionData<typeof action>()}
      finish={{ text: t('passkey_remove.finish'), pending: t('passkey_remove.finishing') }}
      startHref={start}
    />
  );
}
