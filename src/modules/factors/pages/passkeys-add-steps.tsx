import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import { passkeyOfferCookie } from '#modules/gate/pages/passkey-offer.ts';
import { answerOwnProofFlow, loadProofFlow, ownProofFlow } from '#modules/gate/pages/proof-flow.ts';
import { ProofFlowPage } from '#modules/gate/pages/proof-flow-page.tsx';
import { readAgain } from '#modules/gate/pages/read-again.ts';
import { useText } from '#ui/text.tsx';
import { additionConsequences, additionHold } from './passkeys-words.ts';

const start = '/security/passkeys/add';

const flowOf = (args: LoaderFunctionArgs) => ownProofFlow(args, { action: 'add_passkey', start });

export async function loader(args: LoaderFunctionArgs) {
  const flow = flowOf(args);
  return { ...(await loadProofFlow(flow)), hold: await additionHold(flow.page) };
}

export const shouldRevalidate = readAgain;

/** The passkey that was made is added at once: making it was the wish. */
export async function action(args: ActionFunctionArgs) {
  const flow = flowOf(args);
  const { page } = flow;
  const outcome = await answerOwnProofFlow(flow, args.request, (own) =>
    page.useCases.factors.finishPasskeyAddition({ ...own, client: page.client() }),
  );
  if (!outcome.isDone) return outcome.response;
  page.setCookie(passkeyOfferCookie(false));
  page.setFlash({ state: 'good', textId: 'passkey.added', values: { passkey: outcome.value.name } });
  return redirect('/security/passkeys', 303);
}

/** The second factor, then the new passkey. */
export default function AddPasskeySteps() {
  const t = useText();
  const { hold, ...flow } = useLoaderData<typeof loader>();
  return (
    <ProofFlowPage
      title={t('passkey_add.title')}
      lead={t('passkey_add.lead')}
      back={{ href: '/security/passkeys', label: t('passkeys.title') }}
      consequences={additionConsequences(t, hold)}
      flow={flow}
      answer={useActionData<typeof action>()}
      finish={{ text: t('passkey_add.finish'), pending: t('passkey_add.finishing') }}
      startHref={start}
    />
  );
}
