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
import { type Problem, problem } from '#kernel/problem.ts';
import { ChallengeProblem } from '#modules/gate/pages/challenge-problem.tsx';
import { ProofList } from '#modules/gate/pages/proof-list.tsx';
import { answerProveSlot, isOver, type ProveAnswer } from '#modules/gate/pages/prove-slot-action.ts';
import { Button } from '#ui/button.tsx';
import { FlowActions, FlowPage } from '#ui/flow-page.tsx';
import { FormError } from '#ui/form-error.tsx';
import { LinkButton } from '#ui/link-button.tsx';
import { nextOf, withNext } from '#ui/next-path.ts';
import { getPage, pathOf } from '#ui/page-context.ts';
import { useText } from '#ui/text.tsx';
import { useIsPending } from '#ui/use-is-pending.ts';
import { CookiesOff } from '#modules/gate/pages/cookies-off.tsx';
import { finishIfComplete } from './sign-in-finish.ts';
import { useSignInConsequences } from './sign-in-frame.tsx';

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const page = getPage(context);
  const next = nextOf(request);
  const client = page.client();
  const challengeId = parseId('challenge', params['challengeId'] ?? '');
  const base = { next, isNew: client.isNew };
  const view = challengeId
    ? await page.useCases.sessions.viewSignIn({
        challengeId,
        holder: page.useCases.sessions.browserHolder(client),
      })
    : ({ ok: false, problem: problem('challenge_not_found') } as const);
  if (!view.ok) {
    if (page.viewer) throw redirect(next ?? '/overview');
    return data({ ...base, challenge: null, problem: view.problem }, { status: 404 });
  }
  const { challenge } = view.value;
  const isOnlyDeviceLeft = challenge?.slots.every(({ name, state }) => name === 'device' || state === 'done');
  if (!challenge || (isOnlyDeviceLeft && !challenge.isComplete)) {
    throw redirect(withNext(`/sign-in/${challengeId ?? ''}/device`, next));
  }
  if (page.viewer && challenge.isComplete) throw redirect(next ?? '/overview');
  return data({ ...base, challenge, problem: null });
}

type Answer =
  | { kind: 'cookies_off' }
  | ({ kind: 'proof' } & ProveAnswer)
  | { kind: 'finish'; problem: Problem };

export async function action({ context, request, params }: ActionFunctionArgs) {
  const page = getPage(context);
  const client = page.client();
  if (client.isNew) return data<Answer>({ kind: 'cookies_off' }, { status: 400 });
  const challengeId = parseId('challenge', params['challengeId'] ?? '');
  if (!challengeId) throw new Response(null, { status: 404 });
  const form = await request.formData();
  const holder = page.useCases.sessions.browserHolder(client);
  const proof = await answerProveSlot(page, form, { challengeId, holder });
  if (isOver(proof?.problem ?? null)) return redirect(pathOf(request), 303);
  if (proof?.problem) return data<Answer>({ kind: 'proof', ...proof }, { status: 422 });
  if (proof?.intent === 'send') return redirect(pathOf(request), 303);
  const finished = await finishIfComplete(page, request, challengeId);
  if (finished instanceof Response) return finished;
  // The new device is still to be authorised: the page knows where that happens.
  if (finished.code === 'proof_missing') return redirect(pathOf(request), 303);
  return data<Answer>({ kind: 'finish', problem: finished }, { status: 422 });
}

/** The second factor of a sign-in. */
export default function SignInSteps() {
  const t = useText();
  const { challenge, problem: refused, next, isNew } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const isPending = useIsPending('finish');
  const isNewDevice = challenge?.action === 'sign_in_new_device';
  const consequences = useSignInConsequences(isNewDevice);
  if (answer?.kind === 'cookies_off' || (isNew && !challenge)) {
    return <CookiesOff restart={withNext('/sign-in', next)} />;
  }
  if (!challenge) {
    return (
      <ChallengeProblem problem={refused ?? problem('challenge_not_found')}>
        <LinkButton href={withNext('/sign-in', next)}>{t('sign_in.restart')}</LinkButton>
      </ChallengeProblem>
    );
  }
  return (
    <FlowPage
      title={t('sign_in.second.title')}
      lead={t(isNewDevice ? 'sign_in.second.lead_new_device' : 'sign_in.second.lead')}
      back={{ href: withNext('/sign-in', next), label: t('sign_in.title') }}
      consequences={consequences}
    >
      <FormError problem={answer?.kind === 'finish' ? answer.problem : null} />
      <ProofList challenge={challenge} answer={answer?.kind === 'proof' ? answer : null} />
      {challenge.isComplete ? (
        <Form method="post">
          <input type="hidden" name="intent" value="finish" />
          <FlowActions>
            <Button type="submit" isPending={isPending} pendingText={t('sign_in.finishing')}>
              {t('sign_in.finish')}
            </Button>
          </FlowActions>
        </Form>
      ) : (
        <FlowActions>{null}</FlowActions>
      )}
    </FlowPage>
  );
}
