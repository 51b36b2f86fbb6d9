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
import { FlowActions, FlowPage } from '#ui/flow-page.tsx';
import { LinkButton } from '#ui/link-button.tsx';
import { useText } from '#ui/text.tsx';
import { backupConsequences } from './backup-codes-words.ts';

const start = '/security/backup-codes';

const flowOf = (args: LoaderFunctionArgs) => ownProofFlow(args, { action: 'make_backup_codes', start });

/** The second factor, then the codes: shown in this one answer and never again. */
export async function loader(args: LoaderFunctionArgs) {
  return loadProofFlow(flowOf(args));
}

/** The answer that shows the codes must stay: read again, the challenge is used up and the page would leave. */
export const shouldRevalidate = keepsAnswerWith('codes');

type Shown = { readonly codes: readonly string[] };

export async function action(args: ActionFunctionArgs) {
  const flow = flowOf(args);
  const { page } = flow;
  const outcome = await answerOwnProofFlow(flow, args.request, (own) =>
    page.useCases.factors.finishBackupCodes(own),
  );
  return outcome.isDone
    ? data<Shown>({ codes: outcome.value.codes }, { headers: { 'cache-control': 'no-store' } })
    : outcome.response;
}

export default function BackupCodesProofs() {
  const t = useText();
  const flow = useLoaderData<typeof loader>();
  const answer = useActionData<ProofFlowAnswer | Shown>();
  if (answer && 'codes' in answer) return <Codes codes={answer.codes} />;
  return (
    <ProofFlowPage
      title={t('backup_codes.title')}
      lead={t('backup_codes.proofs.lead')}
      back={{ href: start, label: t('backup_codes.title') }}
      consequences={backupConsequences(t)}
      flow={flow}
      answer={answer}
      finish={{ text: t('backup_codes.finish'), pending: t('backup_codes.finishing') }}
      startHref={start}
    />
  );
}

function Codes({ codes }: Shown) {
  const t = useText();
  return (
    <FlowPage title={t('backup_codes.done.title')} lead={t('backup_codes.done.lead')}>
      <Alert state="wait" title={t('backup_codes.done.once')} isAnnounced>
        {t('backup_codes.done.keep')}
      </Alert>
      <ol
        aria-label={t('backup_codes.title')}
        className="grid list-none grid-cols-1 gap-x-8 gap-y-2 rounded-lg border border-line bg-surface p-5 font-mono text-lg sm:grid-cols-2"
      >
        {codes.map((code) => (
          <li key={code} dir="ltr">
            {code.slice(0, 5)} {code.slice(5)}
          </li>
        ))}
      </ol>
      <FlowActions>
        <LinkButton href="/security">{t('backup_codes.done.kept')}</LinkButton>
      </FlowActions>
    </FlowPage>
  );
}
