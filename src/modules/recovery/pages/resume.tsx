import { type ActionFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router';
import { readAgain } from '#modules/gate/pages/read-again.ts';
import { answerSignedOutStep, refuseStep, signedOutStepLoader } from '#modules/gate/pages/signed-out-step.ts';
import { SignedOutStepPage } from '#modules/gate/pages/signed-out-step-page.tsx';
import { pathOf } from '#ui/page-context.ts';
import { useText } from '#ui/text.tsx';

export const loader = signedOutStepLoader('resume_recovery');

export const shouldRevalidate = readAgain;

export async function action(args: ActionFunctionArgs) {
  return answerSignedOutStep(args, async ({ page, client, challengeId, form }) => {
    if (form.get('intent') !== 'resume') return redirect(pathOf(args.request), 303);
    const resumed = await page.useCases.recovery.finishResume({ challengeId, client });
    return resumed.ok ? redirect(`/recover/${resumed.value}`, 303) : refuseStep(resumed.problem);
  });
}

/** Going on with a recovery in another browser: what is left is proven anew. */
export default function Resume() {
  const t = useText();
  const { step } = useLoaderData<typeof loader>();
  return (
    <SignedOutStepPage
      step={step}
      answer={useActionData<typeof action>()}
      restart={{ href: '/recover', text: t('recovery.begin_here') }}
      title={t('recovery.resume.title')}
      lead={t('recovery.resume.lead')}
      finish={{
        intent: 'resume',
        text: t('recovery.resume.finish'),
        pending: t('recovery.starting'),
      }}
    />
  );
}
