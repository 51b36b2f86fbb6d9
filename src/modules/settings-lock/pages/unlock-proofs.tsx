import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router';
import { deviceFacts } from '#kernel/name-device.ts';
import {
  answerProofFlow,
  browserProofFlow,
  keepsAnswerWith,
  loadProofFlow,
  type ProofFlowAnswer,
} from '#modules/gate/pages/proof-flow.ts';
import { ProofFlowPage } from '#modules/gate/pages/proof-flow-page.tsx';
import { FlowActions, FlowPage } from '#ui/flow-page.tsx';
import { LinkButton } from '#ui/link-button.tsx';
import { Moment } from '#ui/moment.tsx';
import { useText } from '#ui/text.tsx';
import { unlockConsequences } from './lock-words.ts';

const start = '/unlock-settings';

const flowOf = (args: LoaderFunctionArgs) => browserProofFlow(args, { action: 'unlock_settings', start });

/** Both contacts, then the waiting time begins. */
export async function loader(args: LoaderFunctionArgs) {
  return loadProofFlow(flowOf(args));
}

export const shouldRevalidate = keepsAnswerWith('unlockAt');

type Begun = { readonly unlockAt: Date };

export async function action(args: ActionFunctionArgs) {
  const flow = flowOf(args);
  const { page } = flow;
  const client = page.client();
  const outcome = await answerProofFlow(flow, await args.request.formData(), (challengeId) =>
    page.useCases.settingsLock.finishUnlockByContacts({ challengeId, client, device: deviceFacts(client) }),
  );
  return outcome.isDone ? data<Begun>(outcome.value) : outcome.response;
}

export default function UnlockProofs() {
  const t = useText();
  const flow = useLoaderData<typeof loader>();
  const answer = useActionData<ProofFlowAnswer | Begun>();
  if (answer && 'unlockAt' in answer) {
    return (
      <FlowPage title={t('settings_lock.out.done.title')}>
        <p>
          {t('settings_lock.out.done.lead')} <Moment at={answer.unlockAt} />.
        </p>
        <FlowActions>
          <LinkButton href="/sign-in">{t('settings_lock.out.done.sign_in')}</LinkButton>
        </FlowActions>
      </FlowPage>
    );
  }
  return (
    <ProofFlowPage
      title={t('settings_lock.out.title')}
      lead={t('settings_lock.out.proofs.lead')}
      back={{ href: start, label: t('settings_lock.out.title') }}
      consequences={unlockConsequences(t)}
      flow={flow}
      answer={answer}
      finish={{ text: t('settings_lock.out.finish'), pending: t('settings_lock.starting') }}
      startHref={start}
    />
  );
}
