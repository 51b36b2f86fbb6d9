import { type ActionFunctionArgs, data, Form, redirect, useActionData, useLoaderData } from 'react-router';
import type { Problem } from '#kernel/problem.ts';
import { CookiesOff } from '#modules/gate/pages/cookies-off.tsx';
import { loadSignedOutStart } from '#modules/gate/pages/signed-out-start.ts';
import { Button } from '#ui/button.tsx';
import { ContactField } from '#ui/contact-field.tsx';
import { FlowActions, FlowPage } from '#ui/flow-page.tsx';
import { FormError } from '#ui/form-error.tsx';
import { Link } from '#ui/link.tsx';
import { nextOf, withNext } from '#ui/next-path.ts';
import { getPage } from '#ui/page-context.ts';
import { useText } from '#ui/text.tsx';
import { useIsPending } from '#ui/use-is-pending.ts';
import { SignUpStepper, useSignUpConsequences } from './sign-up-frame.tsx';

export const loader = loadSignedOutStart;

type Answer = { cookiesOff: true } | { cookiesOff: false; problem: Problem; email: string };

export async function action({ context, request }: ActionFunctionArgs) {
  const page = getPage(context);
  const client = page.client();
  if (client.isNew) return data<Answer>({ cookiesOff: true }, { status: 400 });
  const form = await request.formData();
  const email = String(form.get('email') ?? '');
  const started = await page.useCases.enrolment.startSignUp({ email, client });
  if (!started.ok) {
    return data<Answer>({ cookiesOff: false, problem: started.problem, email }, { status: 422 });
  }
  return redirect(withNext(`/sign-up/${started.value}`, nextOf(request)), 303);
}

/** The first step of a sign-up: the e-mail address. */
export default function SignUp() {
  const t = useText();
  const { next } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const isPending = useIsPending();
  const consequences = useSignUpConsequences();
  if (answer?.cookiesOff) return <CookiesOff restart={withNext('/sign-up', next)} />;
  return (
    <FlowPage
      title={t('sign_up.title')}
      lead={t('sign_up.lead')}
      steps={<SignUpStepper step="email" />}
      consequences={consequences}
    >
      <Form method="post" noValidate className="flex flex-col gap-6">
        <FormError problem={answer?.problem} />
        <ContactField
          kind="email"
          name="email"
          hint={t('sign_up.email.hint')}
          defaultValue={answer?.email}
          problem={answer?.problem}
          autoFocus={answer === undefined}
        />
        <FlowActions>
          <Button type="submit" isPending={isPending} pendingText={t('sign_up.sending')}>
            {t('sign_up.email.send')}
          </Button>
        </FlowActions>
      </Form>
      <p className="border-t border-line pt-4">
        {t('sign_up.have_account')}{' '}
        <Link href={withNext('/sign-in', next)} isTarget>
          {t('sign_up.sign_in')}
        </Link>
      </p>
    </FlowPage>
  );
}
