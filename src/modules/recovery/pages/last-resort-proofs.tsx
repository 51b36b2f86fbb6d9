import { type ActionFunctionArgs, redirect, useActionData, useLoaderData } from 'react-router';
import { readAgain } from '#modules/gate/pages/read-again.ts';
import { answerSignedOutStep, refuseStep, signedOutStepLoader } from '#modules/gate/pages/signed-out-step.ts';
import { SignedOutStepPage } from '#modules/gate/pages/signed-out-step-page.tsx';
import { pathOf } from '#ui/page-context.ts';
import { Stepper } from '#ui/stepper.tsx';
import { useText } from '#ui/text.tsx';
import { stepsOf } from './recovery-words.ts';

export const loader = signedOutStepLoader('claim_last_resort');

export const shouldRevalidate = readAgain;

export async function action(args: ActionFunctionArgs) {
  return answerSignedOutStep(args, async ({ page, client, challengeId, form }) => {
    if (form.get('intent') !== 'open_case') return redirect(pathOf(args.request), 303);
    const opened = await page.useCases.recovery.openLastResort({ challengeId, client });
    return opened.ok ? redirect(`/recover/${opened.value}/case`, 303) : refuseStep(opened.problem);
  });
}

/** A code to each of the new contacts, then the case is opened. */
export default function LastResortProofs() {
  const t = useText();
  const { step } = useLoaderData<typeof loader>();
  return (
    <SignedOutStepPage
      step={step}
      answer={useActionData<typeof action>()}
      restart={{ href: '/recover/last-resort', text: t('recovery.begin_here') }}
      title={t('recovery.nothing.prove.title')}
      lead={t('recovery.nothing.prove.lead')}
      back={{ href: '/recover/last-resort', label: t('recovery.nothing.title') }}
      steps={<Stepper steps={stepsOf(t)} current={2} />}
      finish={{ intent: 'open_case', text: t('recovery.commit.case'), pending: t('recovery.starting') }}
    />
  );
}
