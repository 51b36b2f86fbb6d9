import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import { parseId } from '#kernel/ids.ts';
import { problem } from '#kernel/problem.ts';
import { isOfDevice } from '#modules/gate/pages/device-slots.ts';
import { readAgain } from '#modules/gate/pages/read-again.ts';
import { answerSignedOutStep, refuseStep } from '#modules/gate/pages/signed-out-step.ts';
import { SignedOutStepPage } from '#modules/gate/pages/signed-out-step-page.tsx';
import { nextOf, withNext } from '#ui/next-path.ts';
import { getPage, pathOf } from '#ui/page-context.ts';
import { useText } from '#ui/text.tsx';
import { finishIfComplete } from './sign-in-finish.ts';
import { useSignInConsequences } from './sign-in-frame.tsx';

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const page = getPage(context);
  const next = nextOf(request);
  const client = page.client();
  const challengeId = parseId('challenge', params['challengeId'] ?? '');
  const { isNew } = client;
  const view = challengeId
    ? await page.useCases.sessions.viewSignIn({
        challengeId,
        holder: page.useCases.sessions.browserHolder(client),
      })
    : ({ ok: false, problem: problem('challenge_not_found') } as const);
  if (!view.ok) {
    if (page.viewer) throw redirect(next ?? '/overview');
    return data({ next, step: { challenge: null, problem: view.problem, isNew } }, { status: 404 });
  }
  const { challenge } = view.value;
  const isOnlyDeviceLeft = challenge?.slots.every((each) => isOfDevice(each) || each.state === 'done');
  if (!challenge || (isOnlyDeviceLeft && !challenge.isComplete)) {
    throw redirect(withNext(`/sign-in/${challengeId ?? ''}/device`, next));
  }
  if (page.viewer && challenge.isComplete) throw redirect(next ?? '/overview');
  return data({ next, step: { challenge, problem: null, isNew } });
}

export const shouldRevalidate = readAgain;

export async function action(args: ActionFunctionArgs) {
  const { request } = args;
  return answerSignedOutStep(args, async ({ page, challengeId, worked }) => {
    if (worked === 'send') return redirect(pathOf(request), 303);
    const finished = await finishIfComplete(page, request, challengeId);
    if (finished instanceof Response) return finished;
    // The new device is still to be authorised: the page knows where that happens.
    return finished.code === 'proof_missing' ? redirect(pathOf(request), 303) : refuseStep(finished);
  });
}

/** The second factor of a sign-in. */
export default function SignInSteps() {
  const t = useText();
  const { step, next } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const isNewDevice = step.challenge?.action === 'sign_in_new_device';
  const start = withNext('/sign-in', next);
  return (
    <SignedOutStepPage
      step={step}
      answer={answer}
      restart={{ href: start, text: t('sign_in.restart') }}
      title={t('sign_in.second.title')}
      lead={t(isNewDevice ? 'sign_in.second.lead_new_device' : 'sign_in.second.lead')}
      back={{ href: start, label: t('sign_in.title') }}
      consequences={useSignInConsequences(isNewDevice)}
      finish={{ intent: 'finish', text: t('sign_in.finish'), pending: t('sign_in.finishing') }}
    />
  );
}
