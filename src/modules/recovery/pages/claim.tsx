import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import { readAgain } from '#modules/gate/pages/read-again.ts';
import { answerSignedOutStep, loadSignedOutStep } from '#modules/gate/pages/signed-out-step.ts';
import { SignedOutStepPage } from '#modules/gate/pages/signed-out-step-page.tsx';
import { getPage, pathOf } from '#ui/page-context.ts';
import { Stepper } from '#ui/stepper.tsx';
import { useText } from '#ui/text.tsx';
import { stepsOf } from './recovery-words.ts';

export async function loader({ context, params }: LoaderFunctionArgs) {
  const step = await loadSignedOutStep(getPage(context), params['challengeId'], 'recover_by_case');
  const slots = step.challenge?.slots ?? [];
  const isShown = slots.some(({ state }) => state === 'done');
  // What comes after it belongs to the plan, which is read first.
  const later = slots.filter(({ state }) => isShown && state !== 'done').map(({ name }) => name);
  return data({ step, isShown, later }, { status: step.challenge ? 200 : 404 });
}

export const shouldRevalidate = readAgain;

export async function action(args: ActionFunctionArgs) {
  return answerSignedOutStep(args, async ({ page, client, challengeId }) => {
    // Right after the code the plan follows by itself; before it, or once it is too late, this page says how it stands.
    const planned = await page.useCases.recovery.planClaimedRecovery({ challengeId, client });
    return redirect(planned.ok ? `/recover/${planned.value}` : pathOf(args.request), 303);
  });
}

/** The password is lost too: a code to the contact that was typed shows who asks, before anything is told. */
export default function RecoveryClaim() {
  const t = useText();
  const { step, isShown, later } = useLoaderData<typeof loader>();
  return (
    <SignedOutStepPage
      step={step}
      answer={useActionData<typeof action>()}
      restart={{ href: '/recover', text: t('recovery.begin_here') }}
      title={t('recovery.claim.title')}
      lead={t('recovery.claim.lead')}
      back={{ href: '/recover', label: t('recovery.what') }}
      steps={<Stepper steps={stepsOf(t)} current={1} />}
      skip={later}
      isReady={isShown}
      finish={{ intent: 'plan', text: t('recovery.plan'), pending: t('recovery.planning') }}
    />
  );
}
