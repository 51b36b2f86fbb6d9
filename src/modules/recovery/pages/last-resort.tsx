import {
  type ActionFunctionArgs,
  data,
  Form,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import type { Problem } from '#kernel/problem.ts';
import { CookiesOff } from '#modules/gate/pages/cookies-off.tsx';
import { blindlyLost } from '#modules/recovery/last-resort-rules.ts';
import { Button } from '#ui/button.tsx';
import { ContactField } from '#ui/contact-field.tsx';
import { FlowActions, FlowPage } from '#ui/flow-page.tsx';
import { FormError } from '#ui/form-error.tsx';
import { guessCountry } from '#ui/guess-country.ts';
import { Link } from '#ui/link.tsx';
import { getPage } from '#ui/page-context.ts';
import { Stepper } from '#ui/stepper.tsx';
import { useText } from '#ui/text.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useIsPending } from '#ui/use-is-pending.ts';
import { consequencesOf, stepsOf } from './recovery-words.ts';

/** The same for everybody: nothing here depends on an account. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const page = getPage(context);
  // Gives the browser its device token now, so that a form without it tells that cookies are off.
  page.client();
  const { settings } = page.useCases;
  return {
    countries: settings.listCountries(page.locale),
    country: guessCountry(request, settings.regions),
    waitHours: settings.policy.recoveryWaitHours,
    holdHours: settings.policy.holdHours,
  };
}

type Typed = { identifier: string; email: string; phone: string; phoneCountry: string };
type Answer = { cookiesOff: true } | { cookiesOff: false; problem: Problem; typed: Typed };

export async function action({ context, request }: ActionFunctionArgs) {
  const page = getPage(context);
  const client = page.client();
  if (client.isNew) return data<Answer>({ cookiesOff: true }, { status: 400 });
  const form = await request.formData();
  const text = (name: string) => String(form.get(name) ?? '');
  const typed = {
    identifier: text('identifier'),
    email: text('email'),
    phone: text('phone'),
    phoneCountry: text('phoneCountry'),
  };
  const { recovery, settings } = page.useCases;
  const country = guessCountry(request, settings.regions);
  const claimed = await recovery.claimLastResort({ ...typed, ...(country ? { country } : {}), client });
  if (claimed.ok) return redirect(`/recover/last-resort/${claimed.value}`, 303);
  return data<Answer>({ cookiesOff: false, problem: claimed.problem, typed }, { status: 422 });
}

/** Nothing of the account is left to prove: which one it is, and what will take the place of its contacts. */
export default function LastResort() {
  const t = useText();
  const { countries, country, waitHours, holdHours } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const isPending = useIsPending();
  if (answer?.cookiesOff) return <CookiesOff restart="/recover/last-resort" />;
  const problem = answer?.problem;
  const typed = answer?.typed;
  return (
    <FlowPage
      title={t('recovery.nothing.title')}
      lead={t('recovery.nothing.lead')}
      back={{ href: '/recover', label: t('recovery.what') }}
      steps={<Stepper steps={stepsOf(t)} current={1} />}
      consequences={consequencesOf(t, { waitHours, holdHours, lost: blindlyLost, path: 'case' })}
    >
      <Form method="post" noValidate className="flex flex-col gap-6">
        <FormError problem={problem} />
        <TextField
          name="identifier"
          label={t('recovery.nothing.identifier')}
          hint={t('recovery.nothing.identifier.hint')}
          autoComplete="username"
          defaultValue={typed?.identifier}
          problem={problem}
        />
        <ContactField
          kind="email"
          name="email"
          label={t('recovery.new.email')}
          defaultValue={typed?.email}
          problem={problem}
        />
        <ContactField
          kind="phone"
          name="phone"
          label={t('recovery.new.phone')}
          countries={countries}
          defaultCountry={typed?.phoneCountry || country}
          defaultValue={typed?.phone}
          problem={problem}
        />
        <p className="text-muted">{t('recovery.nothing.same')}</p>
        <FlowActions>
          <Button type="submit" isPending={isPending} pendingText={t('recovery.checking')}>
            {t('recovery.nothing.continue')}
          </Button>
          <Link href="/help/faq/factors-unavailable" isTarget>
            {t('recovery.help')}
          </Link>
        </FlowActions>
      </Form>
    </FlowPage>
  );
}
