import {
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
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
import { holdFacts, passwordConsequences, stepsOf } from './password-words.ts';

const start = '/security/password';

const flowOf = (args: LoaderFunctionArgs) => ownProofFlow(args, { action: 'change_password', start });

/** Second step: the second factor. */
export async function loader(args: LoaderFunctionArgs) {
  const flow = flowOf(args);
  return { flow: await loadProofFlow(flow), hold: holdFacts(flow.page) };
}

export const shouldRevalidate = readAgain;

export async function action(args: ActionFunctionArgs) {
  const flow = flowOf(args);
  const { page } = flow;
  const outcome = await answerOwnProofFlow(flow, args.request, (own) =>
    page.useCases.passwords.finishPasswordChange(own),
  );
  return outcome.isDone ? redirect(`${start}/done`, 303) : outcome.response;
}

export default function ChangePasswordProofs() {
  const t = useText();
  const { flow, hold } = useLoaderData<typeof loader>();
  return (
    <ProofFlowPage
      title={t('passwords.change.title')}
      lead={t('passwords.proofs.lead')}
      back={{ href: start, label: t('passwords.proofs.back') }}
      steps={<Stepper steps={stepsOf(t)} current={2} />}
      consequences={passwordConsequences(t, hold)}
      flow={flow}
      answer={useActionData<ProofFlowAnswer>()}
      finish={{ text: t('passwords.change.finish'), pending: t('passwords.change.finishing') }}
      startHref={start}
    />
  );
}
