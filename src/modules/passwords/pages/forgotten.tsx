import { type ActionFunctionArgs, type LoaderFunctionArgs, useActionData, useLoaderData } from 'react-router';
import { answerClaim } from '#modules/gate/pages/claim-action.ts';
import { ClaimPage } from '#modules/gate/pages/claim-page.tsx';
import { Link } from '#ui/link.tsx';
import { getPage } from '#ui/page-context.ts';
import { useText } from '#ui/text.tsx';
import { holdFacts, passwordConsequences } from './password-words.ts';

const here = '/forgotten-password';

export function loader({ context }: LoaderFunctionArgs) {
  const page = getPage(context);
  // Gives the browser its device token now, so that a form without it tells that cookies are off.
  page.client();
  return holdFacts(page);
}

export async function action(args: ActionFunctionArgs) {
  return answerClaim(args, here, (page, claim) => page.useCases.passwords.startForgottenPassword(claim));
}

/** The first step of setting a new password without the old one: which account. */
export default function Forgotten() {
  const t = useText();
  const hold = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <ClaimPage
      title={t('passwords.forgotten.title')}
      lead={t('passwords.forgotten.lead')}
      consequences={passwordConsequences(t, hold)}
      cookiesOffAt={answer?.cookiesOff ? here : null}
    >
      <p>
        <Link href="/recover" isTarget>
          {t('passwords.forgotten.no_contact')}
        </Link>
      </p>
    </ClaimPage>
  );
}
