import {
  type ActionFunctionArgs,
  data,
  Form,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import { hourMs } from '#kernel/instant.ts';
import type { Problem } from '#kernel/problem.ts';
import { CookiesOff } from '#modules/gate/pages/cookies-off.tsx';
import { Button } from '#ui/button.tsx';
import { FlowActions, FlowPage } from '#ui/flow-page.tsx';
import { FormError } from '#ui/form-error.tsx';
import { guessCountry } from '#ui/guess-country.ts';
import { Link } from '#ui/link.tsx';
import { LinkButton } from '#ui/link-button.tsx';
import { getPage } from '#ui/page-context.ts';
import { PasswordField } from '#ui/password-field.tsx';
import { useText } from '#ui/text.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useIsPending } from '#ui/use-is-pending.ts';
import { UnfreezeStepper, useUnfreezeConsequences } from './unfreeze-frame.tsx';

export function loader({ context }: LoaderFunctionArgs) {
  const page = getPage(context);
  // Gives the browser its device token now, so that a form without it tells that cookies are off.
  page.client();
  return { holdMs: page.useCases.settings.policy.holdHours * hourMs };
}

type Answer = { cookiesOff: true } | { cookiesOff: false; problem: Problem; identifier: string };

export async function action({ context, request }: ActionFunctionArgs) {
  const page = getPage(context);
  const client = page.client();
  if (client.isNew) return data<Answer>({ cookiesOff: true }, { status: 400 });
  const form = await request.formData();
  const identifier = String(form.get('identifier') ?? '');
  const started = await page.useCases.closure.startUnfreeze({
    identifier,
    country: guessCountry(request, page.useCases.settings.regions),
    password: String(form.get('password') ?? ''),
    client,
  });
  if (!started.ok) {
    return data<Answer>({ cookiesOff: false, problem: started.problem, identifier }, { status: 422 });
  }
  return redirect(`/unfreeze/${started.value}`, 303);
}

/** The first step of unfreezing: who, and the password. */
export default function Unfreeze() {
  const t = useText();
  const answer = useActionData<typeof action>();
  const isPending = useIsPending();
  const { holdMs } = useLoaderData<typeof loader>();
  const consequences = useUnfreezeConsequences(holdMs);
  if (answer?.cookiesOff) return <CookiesOff restart="/unfreeze" />;
  const problem = answer?.problem;
  return (
    <FlowPage
      title={t('unfreeze.title')}
      lead={t('unfreeze.lead')}
      steps={<UnfreezeStepper step="who" />}
      consequences={consequences}
    >
      <Form method="post" noValidate className="flex flex-col gap-6">
        <FormError
          problem={problem && { ...problem, field: '' }}
          actions={
            problem?.code === 'account_not_frozen' ? (
              <LinkButton kind="secondary" size="small" href="/sign-in">
                {t('unfreeze.sign_in')}
              </LinkButton>
            ) : undefined
          }
        />
        <TextField
          name="identifier"
          label={t('sign_in.identifier')}
          hint={t('sign_in.identifier.hint')}
          autoComplete="username"
          defaultValue={answer?.identifier}
          autoFocus={answer === undefined}
        />
        <PasswordField purpose="current" name="password" label={t('sign_in.password')} />
        <p className="-mt-4">
          <Link href="/help/faq/password" isTarget>
            {t('sign_in.forgotten')}
          </Link>
        </p>
        <FlowActions>
          <Button type="submit" isPending={isPending} pendingText={t('sign_in.checking')}>
            {t('unfreeze.go_on')}
          </Button>
        </FlowActions>
      </Form>
    </FlowPage>
  );
}
