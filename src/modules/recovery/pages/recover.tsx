import {
  type ActionFunctionArgs,
  data,
  Form,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import { parseId } from '#kernel/ids.ts';
import { hourMs } from '#kernel/instant.ts';
import type { Problem } from '#kernel/problem.ts';
import { CookiesOff } from '#modules/gate/pages/cookies-off.tsx';
import { losable, losableFactors, waitMs } from '#modules/recovery/recovery-rules.ts';
import { Button } from '#ui/button.tsx';
import { Checkbox } from '#ui/checkbox.tsx';
import { FlowActions, FlowPage } from '#ui/flow-page.tsx';
import { FormError } from '#ui/form-error.tsx';
import { guessCountry } from '#ui/guess-country.ts';
import { Link } from '#ui/link.tsx';
import { getPage } from '#ui/page-context.ts';
import { PasswordField } from '#ui/password-field.tsx';
import { Stepper } from '#ui/stepper.tsx';
import { useText } from '#ui/text.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useIsPending } from '#ui/use-is-pending.ts';
import { consequencesOf, lostIn, stepsOf } from './recovery-words.ts';

/** The step that it was reached from, in which this browser may have shown the password: `?from=chl_…`. */
const fromOf = (request: Request) =>
  parseId('challenge', new URL(request.url).searchParams.get('from') ?? '');

/** The same for everybody who has shown nothing: only a session is told how long its account would wait. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const page = getPage(context);
  // Gives the browser its device token now, so that a form without it tells that cookies are off.
  const client = page.client();
  const { recovery, settings } = page.useCases;
  const { recoveryWaitHours, holdHours } = settings.policy;
  const challengeId = page.viewer ? null : fromOf(request);
  const lock = page.viewer ? await page.useCases.settingsLock.viewSettingsLock(page.viewer.accountId) : null;
  const lockDays = lock && lock.state !== 'off' ? lock.days : null;
  return {
    isSignedIn: page.viewer !== null,
    isKnown: challengeId !== null && (await recovery.isProvenHere({ challengeId, client })),
    lost: lostIn(request),
    waitHours: waitMs(recoveryWaitHours, lockDays) / hourMs,
    holdHours,
  };
}

type Answer =
  | { cookiesOff: true }
  | { cookiesOff: false; problem: Problem; identifier: string; lost: readonly string[] };

export async function action({ context, request }: ActionFunctionArgs) {
  const page = getPage(context);
  const client = page.client();
  if (client.isNew) return data<Answer>({ cookiesOff: true }, { status: 400 });
  const form = await request.formData();
  const lost = form.getAll('lost').map(String);
  const identifier = String(form.get('identifier') ?? '');
  const { recovery, settings } = page.useCases;
  const isPasswordLost = !page.viewer && lost.includes('password');
  // Alone it has a way of its own.
  if (isPasswordLost && lost.length === 1) return redirect('/forgotten-password', 303);
  // So has the loss of everything that a code could go to, unless a passkey was shown in the step before.
  const isNothingLeft = lost.includes('phone') && lost.includes('email');
  const challengeId = fromOf(request);
  const shown =
    challengeId && !page.viewer && !form.has('identifier')
      ? await recovery.planProvenRecovery({ challengeId, lost, client })
      : null;
  // The step has run out meanwhile: the page asks who it is.
  if (shown && !shown.ok && shown.problem.code === 'challenge_not_found')
    return redirect(`/recover?lost=${lost.join(',')}`, 303);
  const country = guessCountry(request, settings.regions);
  if (isPasswordLost && isNothingLeft && !shown) return redirect('/recover/last-resort', 303);
  if (isPasswordLost && !shown) {
    const claimed = await recovery.claimRecovery({ identifier, country, lost, client, from: challengeId });
    if (claimed.ok) return redirect(`/recover/who/${claimed.value}`, 303);
    return data<Answer>({ cookiesOff: false, problem: claimed.problem, identifier, lost }, { status: 422 });
  }
  const planned = page.viewer
    ? await recovery.planOwnRecovery({
        accountId: page.viewer.accountId,
        lost,
        client,
        from: challengeId && { challengeId, holder: page.viewer.sessionId },
      })
    : (shown ??
      (await recovery.planRecovery({
        identifier,
        country,
        password: String(form.get('password') ?? ''),
        lost,
        client,
      })));
  if (planned.ok) return redirect(`/recover/${planned.value}`, 303);
  return data<Answer>({ cookiesOff: false, problem: planned.problem, identifier, lost }, { status: 422 });
}

/** What is lost, and, signed out, who asks. */
export default function Recover() {
  const t = useText();
  const { isSignedIn, isKnown, lost, waitHours, holdHours } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const isPending = useIsPending();
  if (answer?.cookiesOff) return <CookiesOff restart="/recover" />;
  const problem = answer?.problem;
  const ticked = answer?.lost ?? lost;
  return (
    <FlowPage
      title={t('recovery.title')}
      lead={t('recovery.lead')}
      back={isSignedIn ? { href: '/security', label: t('recovery.back.security') } : undefined}
      steps={<Stepper steps={stepsOf(t)} current={1} />}
      consequences={consequencesOf(t, { waitHours, holdHours, lost: null })}
    >
      <Form method="post" noValidate className="flex flex-col gap-6">
        <FormError problem={problem && { ...problem, field: '' }} />
        <fieldset className="flex flex-col">
          <legend className="mb-1 text-lg font-semibold">{t('recovery.what')}</legend>
          {(isSignedIn ? losableFactors : losable).map((each) => (
            <Checkbox
              key={each}
              id={`lost-${each}`}
              name="lost"
              value={each}
              label={t(`recovery.tick.${each}`)}
              hint={t(`recovery.tick.${each}.hint`)}
              defaultChecked={ticked.includes(each)}
            />
          ))}
        </fieldset>
        {isSignedIn || isKnown ? null : (
          <section className="flex flex-col gap-6">
            <div>
              <h2 className="text-lg">{t('recovery.who')}</h2>
              <p className="text-muted">{t('recovery.who.detail')}</p>
            </div>
            <TextField
              name="identifier"
              label={t('sign_in.identifier')}
              hint={t('recovery.identifier.hint')}
              autoComplete="username"
              defaultValue={answer?.identifier}
            />
            <PasswordField purpose="current" name="password" label={t('sign_in.password')} />
            <div className="-mt-4 flex flex-col">
              <Link href="/forgotten-password" isTarget>
                {t('sign_in.forgotten')}
              </Link>
              <p className="text-sm text-muted">
                {t('recovery.forgotten')}{' '}
                <Link href="/recover/last-resort" isTarget>
                  {t('recovery.nothing.link')}
                </Link>
              </p>
            </div>
          </section>
        )}
        <FlowActions>
          <Button type="submit" isPending={isPending} pendingText={t('recovery.planning')}>
            {t('recovery.plan')}
          </Button>
          <Link href="/help/faq/factors-unavailable" isTarget>
            {t('recovery.help')}
          </Link>
        </FlowActions>
      </Form>
      {isSignedIn ? null : (
        <p>
          {t('recovery.unfreeze.without_loss')}{' '}
          <Link href="/unfreeze" isTarget>
            {t('recovery.unfreeze')}
          </Link>
        </p>
      )}
    </FlowPage>
  );
}
