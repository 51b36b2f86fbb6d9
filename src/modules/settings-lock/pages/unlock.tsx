import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData } from 'react-router';
import { answerClaim } from '#modules/gate/pages/claim-action.ts';
import { ClaimPage } from '#modules/gate/pages/claim-page.tsx';
import { getPage } from '#ui/page-context.ts';
import { useText } from '#ui/text.tsx';
import { unlockConsequences } from './lock-words.ts';

const here = '/unlock-settings';

export function loader({ context }: LoaderFunctionArgs) {
  // Gives the browser its device token now, so that a form without it tells that cookies are off.
  getPage(context).client();
  return null;
}

export async function action(args: ActionFunctionArgs) {
  return answerClaim(args, here, (page, claim) => page.useCases.settingsLock.startUnlockByContacts(claim));
}

/** Unlocking without signing in, first step: which account. */
export default function Unlock() {
  const t = useText();
  const answer = useActionData<typeof action>();
  return (
    <ClaimPage
      title={t('settings_lock.out.title')}
      lead={t('settings_lock.out.lead')}
      consequences={unlockConsequences(t)}
      cookiesOffAt={answer?.cookiesOff ? here : null}
    />
  );
}
