import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import { hourMs } from '#kernel/instant.ts';
import { readAgain } from '#modules/gate/pages/read-again.ts';
import { answerSignedOutStep, loadSignedOutStep, refuseStep } from '#modules/gate/pages/signed-out-step.ts';
import { SignedOutStepPage } from '#modules/gate/pages/signed-out-step-page.tsx';
import { Alert } from '#ui/alert.tsx';
import { Countdown } from '#ui/countdown.tsx';
import { FlowPage } from '#ui/flow-page.tsx';
import { LinkButton } from '#ui/link-button.tsx';
import { getPage, pathOf } from '#ui/page-context.ts';
import { useText } from '#ui/text.tsx';
import { UnfreezeStepper, useUnfreezeConsequences } from './unfreeze-frame.tsx';

/** Until when the hold runs: told by the answer that unfroze, and carried in the address so that a refresh keeps it. */
function doneOf(request: Request): Date | null {
  const until = new Date(new URL(request.url).searchParams.get('held-until') ?? '');
  return Number.isNaN(until.getTime()) ? null : until;
}

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const page = getPage(context);
  const step = await loadSignedOutStep(page, params['challengeId'], 'unfreeze');
  const holdMs = page.useCases.settings.policy.holdHours * hourMs;
  return data({ step, heldUntil: doneOf(request), holdMs }, { status: step.challenge ? 200 : 404 });
}

export const shouldRevalidate = readAgain;

export async function action(args: ActionFunctionArgs) {
  return answerSignedOutStep(args, async ({ page, client, challengeId, worked }) => {
    if (worked) return redirect(pathOf(args.request), 303);
    const done = await page.useCases.closure.finishUnfreeze({ challengeId, client });
    if (!done.ok) return refuseStep(done.problem);
    const until = encodeURIComponent(done.value.holdEndsAt.toISOString());
    return redirect(`/unfreeze/${challengeId}?held-until=${until}`, 303);
  });
}

/** A proof of everything that is linked, then the account is open again. */
export default function UnfreezeSteps() {
  const t = useText();
  const { step, heldUntil, holdMs } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const consequences = useUnfreezeConsequences(holdMs);
  if (heldUntil) return <Unfrozen heldUntil={heldUntil} />;
  const isReady = step.challenge?.isComplete;
  return (
    <SignedOutStepPage
      step={step}
      answer={answer}
      restart={{ href: '/unfreeze', text: t('unfreeze.restart') }}
      title={t(isReady ? 'unfreeze.ready.title' : 'unfreeze.proofs.title')}
      lead={t(isReady ? 'unfreeze.ready.lead' : 'unfreeze.proofs.lead')}
      back={{ href: '/unfreeze', label: t('unfreeze.step.who') }}
      steps={<UnfreezeStepper step="proofs" />}
      consequences={consequences}
      finish={{ intent: 'unfreeze', text: t('unfreeze.action'), pending: t('unfreeze.pending') }}
    />
  );
}

function Unfrozen({ heldUntil }: { heldUntil: Date }) {
  const t = useText();
  return (
    <FlowPage title={t('unfreeze.done.title')} steps={<UnfreezeStepper step="done" />}>
      <Alert state="good" title={t('unfreeze.done.what')} isAnnounced>
        {t('unfreeze.done.detail')}
      </Alert>
      <Alert state="wait" title={t('unfreeze.done.hold')}>
        <Countdown until={heldUntil} lead={t('unfreeze.done.off')} over={t('unfreeze.done.over')} />
      </Alert>
      <div>
        <LinkButton href="/sign-in">{t('unfreeze.sign_in')}</LinkButton>
      </div>
    </FlowPage>
  );
}
