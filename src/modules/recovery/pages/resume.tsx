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
import { useText } from '#ui/text.tsx';

export async function loader({ context, params }: LoaderFunctionArgs) {
  const step = await loadSignedOutStep(getPage(context), params['challengeId'], 'resume_recovery');
  return data({ step }, { status: step.challenge ? 200 : 404 });
}

/** A refused code may come with a proven one, or with a lock: what is shown must be read again after every answer. */
export const shouldRevalidate = (): boolean => true;

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
