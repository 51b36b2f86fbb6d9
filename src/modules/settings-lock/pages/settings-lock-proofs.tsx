import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  useActionData,
  useLoaderData,
} from 'react-router';
import {
  answerOwnProofFlow,
  keepsAnswerWith,
  loadProofFlow,
  ownProofFlow,
  type ProofFlowAnswer,
} from '#modules/gate/pages/proof-flow.ts';
import { ProofFlowPage } from '#modules/gate/pages/proof-flow-page.tsx';
import { Alert } from '#ui/alert.tsx';
import { CopyField } from '#ui/copy-field.tsx';
import { FlowActions, FlowPage } from '#ui/flow-page.tsx';
import { LinkButton } from '#ui/link-button.tsx';
import { requireViewer } from '#ui/page-context.ts';
import { useText } from '#ui/text.tsx';
import { lockConsequences } from './lock-words.ts';

const start = '/security/settings-lock';

const flowOf = (args: LoaderFunctionArgs) => ownProofFlow(args, { action: 'lock_settings', start });

/** The second factor, then the lock is on; the master key is shown in this one answer and never again. */
export async function loader(args: LoaderFunctionArgs) {
  const flow = flowOf(args);
  const { accountId } = requireViewer(args.context, args.request).viewer;
  const live = await flow.page.useCases.recovery.viewOwnRecovery(accountId);
  return { ...(await loadProofFlow(flow)), stopsReset: live !== null };
}

/** The answer that shows the key must stay: read again, the challenge is used up and the page would leave. */
export const shouldRevalidate = keepsAnswerWith('masterKey');

type Locked = { readonly days: number; readonly masterKey: string | null };

export async function action(args: ActionFunctionArgs) {
  const flow = flowOf(args);
  const { page } = flow;
  const outcome = await answerOwnProofFlow(flow, args.request, (own) =>
    page.useCases.settingsLock.finishSettingsLock(own),
  );
  return outcome.isDone
    ? data<Locked>(outcome.value, { headers: { 'cache-control': 'no-store' } })
    : outcome.response;
}

export default function SettingsLockProofs() {
  const t = useText();
  const { stopsReset, ...flow } = useLoaderData<typeof loader>();
  const answer = useActionData<ProofFlowAnswer | Locked>();
  if (answer && 'masterKey' in answer) return <Done {...answer} />;
  return (
    <ProofFlowPage
      title={t('settings_lock.title')}
      lead={t('settings_lock.proofs.lead')}
      back={{ href: start, label: t('settings_lock.title') }}
      consequences={lockConsequences(t, { stopsReset })}
      flow={flow}
      answer={answer}
      finish={{ text: t('settings_lock.finish'), pending: t('settings_lock.finishing') }}
      startHref={start}
    />
  );
}

function Done({ days, masterKey }: Locked) {
  const t = useText();
  return (
    <FlowPage title={t('settings_lock.done.title')} lead={t('settings_lock.done.lead', { days })}>
      {masterKey ? (
        <>
          <Alert state="wait" title={t('settings_lock.key.once')} isAnnounced>
            {t('settings_lock.key.keep')}
          </Alert>
          <CopyField label={t('settings_lock.key.title')} value={masterKey} />
        </>
      ) : null}
      <FlowActions>
        <LinkButton href="/security">
          {t(masterKey ? 'settings_lock.kept' : 'settings_lock.to_security')}
        </LinkButton>
      </FlowActions>
    </FlowPage>
  );
}
