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
import { problem } from '#kernel/problem.ts';
import { Button } from '#ui/button.tsx';
import { CodeField } from '#ui/code-field.tsx';
import { FlowActions, FlowPage } from '#ui/flow-page.tsx';
import { FormError } from '#ui/form-error.tsx';
import { LinkButton } from '#ui/link-button.tsx';
import { pathOf, requireViewer } from '#ui/page-context.ts';
import { useText } from '#ui/text.tsx';
import { useIsPending } from '#ui/use-is-pending.ts';
import { DeviceFacts } from './authorise-facts.tsx';
import { RequestOver } from './authorise-over.tsx';

const missing = { ok: false, problem: problem('authorisation_not_found') } as const;

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const page = requireViewer(context, request);
  const id = parseId('authorisation', params['authorisationId'] ?? '');
  const view = id ? await page.useCases.sessions.viewApproval(page.viewer, id) : missing;
  if (view.ok) return data({ device: view.value, problem: null });
  const isAnswered = view.problem.code === 'authorisation_settled';
  return data({ device: null, problem: view.problem }, { status: isAnswered ? 200 : 404 });
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const page = requireViewer(context, request);
  const id = parseId('authorisation', params['authorisationId'] ?? '');
  if (!id) throw new Response(null, { status: 404 });
  const form = await request.formData();
  const intent = form.get('intent');
  if (intent !== 'confirm' && intent !== 'cancel') throw new Response(null, { status: 400 });
  const answered = await page.useCases.sessions.answerApproval(page.viewer, {
    id,
    answer: intent,
    code: String(form.get('code') ?? ''),
  });
  if (answered.ok || answered.problem.code === 'authorisation_settled') {
    return redirect(pathOf(request), 303);
  }
  // The last wrong code has refused the sign-in: the page says that.
  if (answered.problem.params?.['left'] === 0) return redirect(pathOf(request), 303);
  return data({ problem: answered.problem }, { status: 422 });
}

/** On a device that is signed in: the new device's facts, and the code that it shows, to be typed here. */
export default function Approve() {
  const t = useText();
  const { device, problem: over } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const isConfirming = useIsPending('confirm');
  const isCancelling = useIsPending('cancel');
  if (!device) {
    return (
      <RequestOver problem={over} ways={<LinkButton href="/overview">{t('approve.overview')}</LinkButton>} />
    );
  }
  return (
    <FlowPage
      title={t('approve.title')}
      lead={t('approve.lead')}
      back={{ href: '/overview', label: t('ui.nav.overview') }}
      consequences={{
        changes: [t('authorise.changes.confirm'), t('authorise.changes.cancel')],
        told: [t('authorise.told.confirm'), t('authorise.told.cancel')],
        hold: null,
        undo: t('authorise.undo'),
      }}
    >
      <FormError problem={answer?.problem} />
      <DeviceFacts device={device} />
      <Form method="post" noValidate className="flex flex-col gap-6">
        <CodeField
          name="code"
          label={t('approve.code')}
          hint={t('approve.code.hint')}
          problem={answer?.problem}
        />
        <FlowActions>
          <Button
            type="submit"
            name="intent"
            value="confirm"
            isPending={isConfirming}
            pendingText={t('authorise.confirming')}
          >
            {t('authorise.confirm')}
          </Button>
          <Button
            type="submit"
            name="intent"
            value="cancel"
            kind="danger"
            isPending={isCancelling}
            pendingText={t('authorise.cancelling')}
          >
            {t('authorise.cancel')}
          </Button>
        </FlowActions>
      </Form>
    </FlowPage>
  );
}
