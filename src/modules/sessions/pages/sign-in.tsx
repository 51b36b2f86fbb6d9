import { type ActionFunctionArgs, data, Form, redirect, useActionData, useLoaderData } from 'react-router';
import { type ChallengeId, parseId } from '#kernel/ids.ts';
import { type Problem, problem } from '#kernel/problem.ts';
import { CookiesOff } from '#modules/gate/pages/cookies-off.tsx';
import { passkeyOfferCookie } from '#modules/gate/pages/passkey-offer.ts';
import { loadSignedOutStart } from '#modules/gate/pages/signed-out-start.ts';
import { Button } from '#ui/button.tsx';
import { FlowActions, FlowPage } from '#ui/flow-page.tsx';
import { FormError } from '#ui/form-error.tsx';
import { guessCountry } from '#ui/guess-country.ts';
import { Link } from '#ui/link.tsx';
import { nextOf, withNext } from '#ui/next-path.ts';
import { getPage, type PageClient, type PageContext } from '#ui/page-context.ts';
import { PasswordField } from '#ui/password-field.tsx';
import { useText } from '#ui/text.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useIsPending } from '#ui/use-is-pending.ts';
import { SignInClosed, signInClosed } from './sign-in-closed.tsx';
import { finishIfComplete } from './sign-in-finish.ts';
import { SignInPasskey } from './sign-in-passkey.tsx';

export const loader = loadSignedOutStart;

type Answer = { cookiesOff: true } | { cookiesOff: false; problem: Problem; identifier: string };

export async function action({ context, request }: ActionFunctionArgs) {
  const page = getPage(context);
  const client = page.client();
  if (client.isNew) return data<Answer>({ cookiesOff: true }, { status: 400 });
  const form = await request.formData();
  if (form.get('intent') === 'passkey') return signInWithPasskey(page, request, client, form);
  const identifier = String(form.get('identifier') ?? '');
  const started = await page.useCases.sessions.startSignIn({
    identifier,
    country: guessCountry(request, page.useCases.settings.regions),
    password: String(form.get('password') ?? ''),
    client,
  });
  if (!started.ok) {
    return data<Answer>(
      { cookiesOff: false, problem: started.problem, identifier },
      { status: started.problem.code === 'password_try_too_soon' ? 429 : 422 },
    );
  }
  await sendFirstCode(page, client, started.value);
  return redirect(withNext(`/sign-in/${started.value}`, nextOf(request)), 303);
}

/** A passkey is password and second factor at once: on a known device that is all, a new one is still authorised. */
async function signInWithPasskey(page: PageContext, request: Request, client: PageClient, form: FormData) {
  const ceremonyId = parseId('ceremony', String(form.get('ceremony') ?? ''));
  const shown = ceremonyId
    ? await page.useCases.sessions.signInWithPasskey({ ceremonyId, answer: form.get('passkey'), client })
    : ({ ok: false, problem: problem('passkey_ceremony_over') } as const);
  if (!shown.ok)
    return data<Answer>({ cookiesOff: false, problem: shown.problem, identifier: '' }, { status: 422 });
  const { challengeId, suggestsLocalPasskey } = shown.value;
  if (suggestsLocalPasskey) page.setCookie(passkeyOfferCookie(true));
  const finished = await finishIfComplete(page, request, challengeId);
  if (finished instanceof Response) return finished;
  return redirect(withNext(`/sign-in/${challengeId}`, nextOf(request)), 303);
}

/**
 * Where a code is the second factor, the first one is on its way at once, to the e-mail address: it reaches every
 * device without a carrier, and a stolen phone number doesn't bring it. The page offers SMS and a call beside it; when
 * this one can't be sent, it asks where the code goes.
 */
async function sendFirstCode(page: PageContext, client: PageClient, challengeId: ChallengeId): Promise<void> {
  const holder = page.useCases.sessions.browserHolder(client);
  const view = await page.useCases.gate.viewChallenge({ challengeId, holder });
  const slot = view.ok ? view.value.slots.find(({ name }) => name === 'second_factor') : undefined;
  const channel = slot?.methods.find((method) => method.channel !== null && !method.restsUntil)?.channel;
  if (!channel) return;
  await page.useCases.gate.sendCode({
    challengeId,
    holder,
    slot: 'second_factor',
    channel,
    address: client.address,
  });
}

/** The first step of a sign-in: who, and the password. */
export default function SignIn() {
  const t = useText();
  const { next } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const isPending = useIsPending();
  if (answer?.cookiesOff) return <CookiesOff restart={withNext('/sign-in', next)} />;
  const problem = answer?.problem;
  if (problem && signInClosed(problem)) return <SignInClosed problem={problem} />;
  return (
    <FlowPage title={t('sign_in.title')} lead={t('sign_in.lead')}>
      <Form method="post" noValidate className="flex flex-col gap-6">
        {/* Which of the two is wrong is not said, so it stands above both. */}
        <FormError problem={problem && unfielded(problem)} />
        <TextField
          name="identifier"
          label={t('sign_in.identifier')}
          hint={t('sign_in.identifier.hint')}
          autoComplete="username webauthn"
          defaultValue={answer?.identifier}
          autoFocus={answer === undefined}
        />
        <PasswordField purpose="current" name="password" label={t('sign_in.password')} />
        <p className="-mt-4">
          <Link href="/forgotten-password" isTarget>
            {t('sign_in.forgotten')}
          </Link>
        </p>
        <FlowActions>
          <Button type="submit" isPending={isPending} pendingText={t('sign_in.checking')}>
            {t('sign_in.submit')}
          </Button>
        </FlowActions>
      </Form>
      <SignInPasskey />
      <p className="border-t border-line pt-4">
        {t('sign_in.no_account')}{' '}
        <Link href={withNext('/sign-up', next)} isTarget>
          {t('sign_in.sign_up')}
        </Link>
      </p>
    </FlowPage>
  );
}

function unfielded({ field: _field, ...problem }: Problem): Problem {
  return problem;
}
