import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import { parseId } from '#kernel/ids.ts';
import {
  answerOwnProofFlow,
  loadProofFlow,
  ownProofFlow,
  type ProofFlowAnswer,
} from '#modules/gate/pages/proof-flow.ts';
import { ProofFlowPage } from '#modules/gate/pages/proof-flow-page.tsx';
import { readAgain } from '#modules/gate/pages/read-again.ts';
import { Stepper } from '#ui/stepper.tsx';
import { useText } from '#ui/text.tsx';
import { AuthenticatorSetup, setupForPage } from './authenticator-setup.tsx';
import { holdFacts } from './hold-words.ts';
import { replacementConsequences, replacementSteps } from './replace-authenticator-words.ts';

const start = '/security/authenticator/replace';

const flowOf = (args: LoaderFunctionArgs) => ownProofFlow(args, { action: 'replace_authenticator', start });

/** Second step: the old code, one from us, and the QR code with the new one. */
export async function loader(args: LoaderFunctionArgs) {
  const flow = flowOf(args);
  const loaded = await loadProofFlow(flow);
  const challengeId = parseId('challenge', flow.challengeId ?? '');
  const own = challengeId && { challengeId, holder: flow.holder };
  const setup = own && loaded.challenge && (await flow.page.useCases.factors.viewAuthenticatorSetup(own));
  return {
    flow: loaded,
    setup: setup?.ok ? setupForPage(setup.value) : null,
    facts: holdFacts(flow.page),
  };
}

export const shouldRevalidate = readAgain;

export async function action(args: ActionFunctionArgs) {
  const flow = flowOf(args);
  const { page } = flow;
  const outcome = await answerOwnProofFlow(flow, args.request, (own) =>
    page.useCases.factors.finishAuthenticatorReplacement(own),
  );
  if (!outcome.isDone) return outcome.response;
  page.setFlash({ state: 'good', textId: 'authenticator.replace.done' });
  return redirect('/security/backup-codes', 303);
}

export default function ReplaceAuthenticatorProofs() {
  const t = useText();
  const { flow, setup, facts } = useLoaderData<typeof loader>();
  return (
    <ProofFlowPage
      title={t('authenticator.replace.title')}
      back={{ href: start, label: t('authenticator.replace.title') }}
      steps={<Stepper steps={replacementSteps(t)} current={2} />}
      consequences={replacementConsequences(t, facts)}
      flow={flow}
      answer={useActionData<ProofFlowAnswer>()}
      words={{
        authenticator: { name: t('authenticator.replace.slot.old') },
        contact: { name: t('authenticator.slot.contact') },
        new_authenticator: {
          name: t('authenticator.slot.app'),
          before: setup ? <AuthenticatorSetup {...setup} /> : undefined,
        },
      }}
      finish={{ text: t('authenticator.replace.finish'), pending: t('authenticator.replace.finishing') }}
      startHref={start}
    />
  );
}
