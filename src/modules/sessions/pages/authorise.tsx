import {
  type ActionFunctionArgs,
  data,
  Form,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import { Button } from '#ui/button.tsx';
import { FlowActions, FlowPage } from '#ui/flow-page.tsx';
import { FormError } from '#ui/form-error.tsx';
import { getPage, pathOf } from '#ui/page-context.ts';
import { useText } from '#ui/text.tsx';
import { useIsPending } from '#ui/use-is-pending.ts';
import { DeviceFacts } from './authorise-facts.tsx';
import { RequestOver } from './authorise-over.tsx';

/** Looking changes nothing: mail scanners look, too. */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const page = getPage(context);
  const view = await page.useCases.sessions.viewAuthorisationLink(params['token'] ?? '');
  if (view.ok) return data({ device: view.value, problem: null });
  const isAnswered = view.problem.code === 'authorisation_settled';
  return data({ device: null, problem: view.problem }, { status: isAnswered ? 200 : 404 });
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const page = getPage(context);
  const form = await request.formData();
  const intent = form.get('intent');
  if (intent !== 'confirm' && intent !== 'cancel') throw new Response(null, { status: 400 });
  const answered = await page.useCases.sessions.answerAuthorisationLink({
    token: params['token'] ?? '',
    answer: intent,
  });
  // What became of it stands on the page itself, whoever answered first.
  if (answered.ok || answered.problem.code === 'authorisation_settled') {
    return redirect(pathOf(request), 303);
  }
  return data({ problem: answered.problem }, { status: 422 });
}

/** The request behind the link of an e-mail: who wants in, and the two answers. Works in any browser. */
export default function Authorise() {
  const t = useText();
  const { device, problem: over } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const isConfirming = useIsPending('confirm');
  const isCancelling = useIsPending('cancel');
  if (!device) return <RequestOver problem={over} />;
  return (
    <FlowPage
      title={t('authorise.title')}
      lead={t('authorise.lead')}
      consequences={{
        changes: [t('authorise.changes.confirm'), t('authorise.changes.cancel')],
        told: [t('authorise.told.confirm'), t('authorise.told.cancel')],
        hold: null,
        undo: t('authorise.undo'),
      }}
    >
      <FormError problem={answer?.problem} />
      <DeviceFacts device={device} />
      <Form method="post" className="flex flex-col gap-6">
        <p>{t('authorise.only_if')}</p>
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
