import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router';
import { hourMs } from '#kernel/instant.ts';
import { answerClaim } from '#modules/gate/pages/claim-action.ts';
import { ClaimPage } from '#modules/gate/pages/claim-page.tsx';
import { Link } from '#ui/link.tsx';
import { getPage } from '#ui/page-context.ts';
import { useText } from '#ui/text.tsx';
import { UnfreezeStepper, useUnfreezeConsequences } from './unfreeze-frame.tsx';

const here = '/unfreeze';

export function loader({ context }: LoaderFunctionArgs) {
  const page = getPage(context);
  // Gives the browser its device token now, so that a form without it tells that cookies are off.
  page.client();
  return { holdMs: page.useCases.settings.policy.holdHours * hourMs };
}

export async function action(args: ActionFunctionArgs) {
  return answerClaim(args, here, (page, claim) => page.useCases.closure.startUnfreeze(claim));
}

/** The first step of unfreezing: which account. */
export default function Unfreeze() {
  const t = useText();
  const answer = useActionData<typeof action>();
  const { holdMs } = useLoaderData<typeof loader>();
  return (
    <ClaimPage
      title={t('unfreeze.title')}
      lead={t('unfreeze.lead')}
      steps={<UnfreezeStepper step="who" />}
      consequences={useUnfreezeConsequences(holdMs)}
      cookiesOffAt={answer?.cookiesOff ? here : null}
    >
      <p>
        <Link href="/recover" isTarget>
          {t('unfreeze.lost')}
        </Link>
      </p>
    </ClaimPage>
  );
}
