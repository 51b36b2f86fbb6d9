import {
  type ActionFunctionArgs,
  data,
  Form,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import { type ChallengeId, parseId } from '#kernel/ids.ts';
import { languageOf } from '#kernel/languages.ts';
import { type Problem, problem } from '#kernel/problem.ts';
import { ChallengeProblem } from '#modules/gate/pages/challenge-problem.tsx';
import { CookiesOff } from '#modules/gate/pages/cookies-off.tsx';
import { ProofList } from '#modules/gate/pages/proof-list.tsx';
import { readAgain } from '#modules/gate/pages/read-again.ts';
import { answerSignedOutStep, type StepAnswer } from '#modules/gate/pages/signed-out-step.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { ContactField } from '#ui/contact-field.tsx';
import { FlowActions, FlowPage } from '#ui/flow-page.tsx';
import { FormError } from '#ui/form-error.tsx';
import { guessCountry } from '#ui/guess-country.ts';
import { Link } from '#ui/link.tsx';
import { LinkButton } from '#ui/link-button.tsx';
import { nextOf, withNext } from '#ui/next-path.ts';
import { getPage, type PageContext, pathOf } from '#ui/page-context.ts';
import { useText } from '#ui/text.tsx';
import { useIsPending } from '#ui/use-is-pending.ts';
import { SignUpDetails } from './sign-up-details.tsx';
import { SignUpStepper, useSignUpConsequences } from './sign-up-frame.tsx';

/** Which contact is asked for again: `?step=email` and `?step=phone` go one step back and lose nothing. */
function correctionOf(request: Request): 'email' | 'phone' | null {
  const step = new URL(request.url).searchParams.get('step');
  return step === 'email' || step === 'phone' ? step : null;
}

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const page = getPage(context);
  const next = nextOf(request);
  const client = page.client();
  const challengeId = parseId('challenge', params['challengeId'] ?? '');
  const base = {
    next,
    here: `/sign-up/${challengeId ?? ''}`,
    correction: correctionOf(request),
    countries: page.useCases.settings.listCountries(page.locale),
    regions: page.useCases.enrolment
      .listRegions(page.locale)
      .map(({ code, name }) => ({ value: code, label: name })),
    country: guessCountry(request, page.useCases.settings.regions),
    isNew: client.isNew,
  };
  const view = challengeId
    ? await page.useCases.enrolment.viewSignUp({ challengeId, client })
    : ({ ok: false, problem: problem('challenge_not_found') } as const);
  if (view.ok) return data({ ...base, view: view.value, problem: null });
  // Finished in another tab or by an earlier press of the button: the account is there.
  if (page.viewer) throw redirect(next ?? '/overview');
  return data(
    { ...base, view: null, problem: view.problem },
    { status: view.problem.code === 'contact_in_use' ? 200 : 404 },
  );
}

export const shouldRevalidate = readAgain;

export type DetailsValues = { readonly region: string; readonly acceptsTerms: boolean };
type Answer =
  | StepAnswer
  | { kind: 'email' | 'phone'; problem: Problem; typed: string; country?: string }
  | { kind: 'details'; problem: Problem; values: DetailsValues };

export async function action(args: ActionFunctionArgs) {
  const { request } = args;
  return answerSignedOutStep(args, async ({ page, client, challengeId, form, worked }) => {
    if (worked) return redirect(pathOf(request), 303);
    const here = withNext(`/sign-up/${challengeId}`, nextOf(request));
    switch (form.get('intent')) {
      case 'email': {
        const email = String(form.get('email') ?? '');
        const sent = await page.useCases.enrolment.correctSignUpEmail({ challengeId, email, client });
        if (sent.ok) return redirect(here, 303);
        return data<Answer>({ kind: 'email', problem: sent.problem, typed: email }, { status: 422 });
      }
      case 'phone': {
        const phone = String(form.get('phone') ?? '');
        const country = String(form.get('phoneCountry') ?? '');
        const sent = await page.useCases.enrolment.giveSignUpPhone({ challengeId, phone, country, client });
        if (sent.ok) return redirect(here, 303);
        return data<Answer>({ kind: 'phone', problem: sent.problem, typed: phone, country }, { status: 422 });
      }
      case 'details':
        return finish(page, request, challengeId, form);
      default:
        throw new Response(null, { status: 400 });
    }
  });
}

async function finish(page: PageContext, request: Request, challengeId: ChallengeId, form: FormData) {
  const values = { region: String(form.get('region') ?? ''), acceptsTerms: form.get('terms') !== null };
  const created = await page.useCases.enrolment.finishSignUp({
    challengeId,
    client: page.client(),
    ...values,
    password: String(form.get('password') ?? ''),
    timeZone: String(form.get('timeZone') ?? 'UTC'),
    language: languageOf(page.locale),
  });
  if (!created.ok) {
    return data<Answer>({ kind: 'details', problem: created.problem, values }, { status: 422 });
  }
  page.setCookie(page.cookies.writeSession(created.value.sessionToken, created.value.expiresAt));
  page.setCookie(page.cookies.writeDevice(created.value.deviceToken));
  page.setFlash({ state: 'good', textId: 'sign_up.done' });
  return redirect(nextOf(request) ?? '/overview', 303);
}

/** A sign-up from the first code to the account; the step comes from what is proven, never from the address alone. */
export default function SignUpSteps() {
  const t = useText();
  const { view, problem: refused, next, isNew, here, correction, ...lists } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const consequences = useSignUpConsequences();
  if (answer?.kind === 'cookies_off' || (isNew && !view))
    return <CookiesOff restart={withNext('/sign-up', next)} />;
  const kind = refused?.code === 'contact_in_use' ? refused.params?.['kind'] : undefined;
  if (refused && kind && !(kind === 'phone' && correction === 'phone')) {
    return <InUse kind={kind === 'phone' ? 'phone' : 'email'} here={here} next={next} />;
  }
  if (refused && !kind) {
    return (
      <ChallengeProblem problem={refused}>
        <LinkButton href={withNext('/sign-up', next)}>{t('sign_up.restart')}</LinkButton>
        <LinkButton kind="secondary" href={withNext('/sign-in', next)}>
          {t('sign_up.sign_in')}
        </LinkButton>
      </ChallengeProblem>
    );
  }

  const asked = correction ?? (view?.step === 'phone' ? 'phone' : null);
  const own = answer && (answer.kind === 'email' || answer.kind === 'phone') ? answer : null;
  if (view?.step === 'details' && !correction) {
    return (
      <FlowPage
        title={t('sign_up.details.title')}
        lead={t('sign_up.details.lead')}
        back={{ href: withNext(`${here}?step=phone`, next), label: t('sign_up.back.phone') }}
        steps={<SignUpStepper step="details" />}
        consequences={consequences}
      >
        <SignUpDetails
          email={view.email}
          phone={view.phone ?? ''}
          regions={lists.regions}
          region={lists.country}
          correct={{
            email: withNext(`${here}?step=email`, next),
            phone: withNext(`${here}?step=phone`, next),
          }}
          answer={answer?.kind === 'details' ? answer : null}
        />
      </FlowPage>
    );
  }

  const step = asked ?? (view?.step === 'email' ? 'email' : 'phone');
  const form = asked ? <ContactForm kind={asked} answer={own} view={view} {...lists} /> : null;
  const link = (to: 'email' | 'phone') => (
    <Link key={to} href={withNext(`${here}?step=${to}`, next)} isTarget>
      {t(`sign_up.correct.${to}`)}
    </Link>
  );
  return (
    <FlowPage
      title={t(`sign_up.${step}.title`)}
      lead={t(`sign_up.${step}.lead`)}
      back={backOf(t, step, asked !== null && view?.step !== 'phone', here, next)}
      steps={<SignUpStepper step={step} />}
      consequences={consequences}
    >
      {view ? (
        <ProofList
          challenge={view.challenge}
          answer={answer?.kind === 'proof' ? answer : null}
          names={{ new_email: t('sign_up.proof.email'), new_phone: t('sign_up.proof.phone') }}
          contacts={{ new_email: view.email, ...(view.phone ? { new_phone: view.phone } : {}) }}
          forms={form ? { [asked === 'email' ? 'new_email' : 'new_phone']: form } : {}}
          ways={{
            new_email: asked === 'email' ? [] : [link('email')],
            new_phone: asked === 'phone' || !view.phone ? [] : [link('phone')],
          }}
        />
      ) : (
        form
      )}
      {form ? null : <FlowActions>{null}</FlowActions>}
    </FlowPage>
  );
}

function backOf(
  t: ReturnType<typeof useText>,
  step: 'email' | 'phone',
  isCorrection: boolean,
  here: string,
  next: string | null,
) {
  if (isCorrection) return { href: withNext(here, next), label: t('sign_up.back.steps') };
  if (step === 'phone') {
    return { href: withNext(`${here}?step=email`, next), label: t('sign_up.back.email') };
  }
  return { href: withNext('/sign-up', next), label: t('sign_up.back.start') };
}

type Lists = Pick<Awaited<ReturnType<typeof useLoaderData<typeof loader>>>, 'countries' | 'country'>;

function ContactForm({
  kind,
  answer,
  view,
  countries,
  country,
}: Lists & {
  kind: 'email' | 'phone';
  answer: { kind: 'email' | 'phone'; problem: Problem; typed: string; country?: string } | null;
  view: { email: string; phone: string | null } | null;
}) {
  const t = useText();
  const isPending = useIsPending(kind);
  const own = answer?.kind === kind ? answer : null;
  return (
    <Form method="post" noValidate className="flex flex-col gap-6">
      <input type="hidden" name="intent" value={kind} />
      <FormError problem={own?.problem} />
      {kind === 'email' ? (
        <ContactField
          kind="email"
          name="email"
          defaultValue={own?.typed ?? view?.email}
          problem={own?.problem}
          autoFocus={!own}
        />
      ) : (
        <ContactField
          kind="phone"
          name="phone"
          hint={t('sign_up.phone.hint')}
          countries={countries}
          defaultCountry={own?.country ?? country}
          defaultValue={own?.typed ?? view?.phone ?? undefined}
          problem={own?.problem}
        />
      )}
      <FlowActions>
        <Button type="submit" isPending={isPending} pendingText={t('sign_up.sending')}>
          {t(`sign_up.${kind}.send`)}
        </Button>
      </FlowActions>
    </Form>
  );
}

/** Told only to somebody who has proven the contact. */
function InUse({ kind, here, next }: { kind: 'email' | 'phone'; here: string; next: string | null }) {
  const t = useText();
  return (
    <FlowPage title={t(`sign_up.in_use.${kind}.title`)}>
      <Alert state="info" title={t('sign_up.in_use.none_opened')}>
        {t(`sign_up.in_use.${kind}.detail`)}
      </Alert>
      <div className="flex flex-col items-stretch gap-3 sm:flex-row sm:flex-wrap sm:items-center">
        <LinkButton href={withNext('/sign-in', next)}>{t('sign_up.sign_in')}</LinkButton>
        <LinkButton
          kind="secondary"
          href={kind === 'phone' ? withNext(`${here}?step=phone`, next) : withNext('/sign-up', next)}
        >
          {t(`sign_up.in_use.${kind}.other`)}
        </LinkButton>
      </div>
    </FlowPage>
  );
}
