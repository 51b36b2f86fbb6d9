import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import { answerSignedOutStep, loadSignedOutStep, refuseStep } from '#modules/gate/pages/signed-out-step.ts';
import { SignedOutStepPage } from '#modules/gate/pages/signed-out-step-page.tsx';
import { getPage, pathOf } from '#ui/page-context.ts';
import { Stepper } from '#ui/stepper.tsx';
import { useText } from '#ui/text.tsx';
import { stepsOf } from './recovery-words.ts';

export async function loader({ context, params }: LoaderFunctionArgs) {
  const step = await loadSignedOutStep(getPage(context), params['challengeId'], 'claim_last_resort');
  return data({ step }, { status: step.challenge ? 200 : 404 });
}

/** A refused code may come with a proven one, or with a lock: what is shown must be read again after every answer. */
export const shouldRevalidate = (): boolean => true;

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
