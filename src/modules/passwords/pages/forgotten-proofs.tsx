import {
  type ActionFunctionArgs,
  data,
  Form,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import { parseId } from '#kernel/ids.ts';
import { deviceFacts } from '#kernel/name-device.ts';
import type { Problem } from '#kernel/problem.ts';
import {
  answerProofFlow,
  browserProofFlow,
  hrefOf,
  loadProofFlow,
  type ProofFlowAnswer,
} from '#modules/gate/pages/proof-flow.ts';
import { ProofFlowPage } from '#modules/gate/pages/proof-flow-page.tsx';
import { readAgain } from '#modules/gate/pages/read-again.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { FlowActions, FlowPage } from '#ui/flow-page.tsx';
import { FormError } from '#ui/form-error.tsx';
import { LinkButton } from '#ui/link-button.tsx';
import { PasswordField } from '#ui/password-field.tsx';
import { problemText } from '#ui/problem-text.ts';
import { useText } from '#ui/text.tsx';
import { useIsPending } from '#ui/use-is-pending.ts';
import { holdFacts, passwordConsequences } from './password-words.ts';

const start = '/forgotten-password';

const flowOf = (args: LoaderFunctionArgs) => browserProofFlow(args, { action: 'forgotten_password', start });

/** The proofs, then the new password; or, once it is clear whose account it is, what its state forbids. */
export async function loader(args: LoaderFunctionArgs) {
  const flow = flowOf(args);
  const loaded = await loadProofFlow(flow);
  const challengeId = parseId('challenge', flow.challengeId ?? '');
  const client = flow.page.client();
  const view =
    loaded.challenge?.isComplete && challengeId
      ? await flow.page.useCases.passwords.viewForgottenPassword({ challengeId, client })
      : null;
  return {
    flow: loaded,
    hold: holdFacts(flow.page),
    step: view?.ok ? { refusal: view.value.refusal } : null,
  };
}

export const shouldRevalidate = readAgain;

type Answer = ProofFlowAnswer & { readonly newPassword?: Problem };

export async function action(args: ActionFunctionArgs) {
  const flow = flowOf(args);
  const { page } = flow;
  const here = hrefOf(flow);
  const form = await args.request.formData();
  if (form.get('intent') !== 'new-password') {
    // The last proof leads back to this page, which then asks for the new password.
    const outcome = await answerProofFlow(flow, form, async () => ({ ok: true, value: null }));
    return outcome.isDone ? redirect(here, 303) : outcome.response;
  }
  const challengeId = parseId('challenge', flow.challengeId ?? '');
  if (!challengeId) return redirect(here, 303);
  const client = page.client();
  const done = await page.useCases.passwords.finishForgottenPassword({
    challengeId,
    client,
    newPassword: String(form.get('newPassword') ?? ''),
    device: deviceFacts(client),
  });
  if (done.ok) {
    const until = encodeURIComponent(done.value.holdEndsAt.toISOString());
    return redirect(`${start}/done?held-until=${until}`, 303);
  }
  if (done.problem.code === 'challenge_expired') return redirect(here, 303);
  return data<Answer>({ collected: null, problem: null, newPassword: done.problem }, { status: 422 });
}

export default function ForgottenProofs() {
  const t = useText();
  const { flow, hold, step } = useLoaderData<typeof loader>();
  const answer = useActionData<Answer>();
  const isPending = useIsPending('new-password');
  const back = { href: start, label: t('passwords.forgotten.back') };
  if (step?.refusal) return <Refused refusal={step.refusal} />;
  if (step) {
    return (
      <FlowPage
        title={t('passwords.forgotten.new.title')}
        lead={t('passwords.forgotten.new.lead')}
        back={back}
        consequences={passwordConsequences(t, hold)}
      >
        <Form method="post" noValidate className="flex flex-col gap-6">
          <FormError problem={answer?.newPassword} />
          <PasswordField
            purpose="new"
            name="newPassword"
            label={t('passwords.new')}
            hint={t('passwords.new.hint')}
            problem={answer?.newPassword}
          />
          <FlowActions>
            <Button
              type="submit"
              name="intent"
              value="new-password"
              isPending={isPending}
              pendingText={t('passwords.change.finishing')}
            >
              {t('passwords.forgotten.finish')}
            </Button>
          </FlowActions>
        </Form>
      </FlowPage>
    );
  }
  return (
    <ProofFlowPage
      title={t('passwords.forgotten.title')}
      lead={t('passwords.forgotten.proofs.lead')}
      back={back}
      consequences={passwordConsequences(t, hold)}
      flow={flow}
      answer={answer}
      finish={{ text: t('passwords.forgotten.go_on'), pending: t('passwords.checking') }}
      startHref={start}
    />
  );
}

/** Whose account it is has been shown, so what stands in the way may be told, with the way on. */
function Refused({ refusal }: { refusal: Problem }) {
  const t = useText();
  const { title, detail } = problemText(t, refusal);
  const next =
    refusal.code === 'account_frozen'
      ? { href: '/unfreeze', text: t('passwords.forgotten.unfreeze') }
      : refusal.code === 'settings_locked'
        ? { href: '/unlock-settings', text: t('passwords.forgotten.unlock') }
        : { href: '/help', text: t('passwords.forgotten.help') };
  return (
    <FlowPage title={t('passwords.forgotten.title')} back={{ href: '/sign-in', label: t('gate.claim.back') }}>
      <Alert state="wait" title={title}>
        {detail}
      </Alert>
      <FlowActions>
        <LinkButton href={next.href}>{next.text}</LinkButton>
      </FlowActions>
    </FlowPage>
  );
}
