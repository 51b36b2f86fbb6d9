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
import { type Problem, problem } from '#kernel/problem.ts';
import { ChallengeProblem } from '#modules/gate/pages/challenge-problem.tsx';
import { ProofList } from '#modules/gate/pages/proof-list.tsx';
import { answerProveSlot, isOver, type ProveAnswer } from '#modules/gate/pages/prove-slot-action.ts';
import { CookiesOff } from '#modules/gate/pages/cookies-off.tsx';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { Countdown } from '#ui/countdown.tsx';
import { FlowActions, FlowPage } from '#ui/flow-page.tsx';
import { FormError } from '#ui/form-error.tsx';
import { LinkButton } from '#ui/link-button.tsx';
import { getPage, pathOf } from '#ui/page-context.ts';
import { useText } from '#ui/text.tsx';
import { useIsPending } from '#ui/use-is-pending.ts';
import { UnfreezeStepper, useUnfreezeConsequences } from './unfreeze-frame.tsx';

/** Until when the hold runs: told by the answer that unfroze, and carried in the address so that a refresh keeps it. */
function doneOf(request: Request): Date | null {
  const until = new Date(new URL(request.url).searchParams.get('held-until') ?? '');
  return Number.isNaN(until.getTime()) ? null : until;
}

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const page = getPage(context);
  const client = page.client();
  const heldUntil = doneOf(request);
  const challengeId = parseId('challenge', params['challengeId'] ?? '');
  const holder = page.useCases.sessions.browserHolder(client);
  const view = challengeId
    ? await page.useCases.gate.viewChallenge({ challengeId, holder })
    : ({ ok: false, problem: problem('challenge_not_found') } as const);
  const holdMs = page.useCases.settings.policy.holdHours * hourMs;
  const base = { isNew: client.isNew, heldUntil, holdMs };
  if (view.ok && view.value.action === 'unfreeze') {
    return data({ ...base, challenge: view.value, problem: null });
  }
  const refused: Problem = view.ok ? problem('challenge_not_found') : view.problem;
  return data({ ...base, challenge: null, problem: refused }, { status: 404 });
}

type Answer =
  | { kind: 'cookies_off' }
  | ({ kind: 'proof' } & ProveAnswer)
  | { kind: 'unfreeze'; problem: Problem };

export async function action({ context, request, params }: ActionFunctionArgs) {
  const page = getPage(context);
  const client = page.client();
  if (client.isNew) return data<Answer>({ kind: 'cookies_off' }, { status: 400 });
  const challengeId = parseId('challenge', params['challengeId'] ?? '');
  if (!challengeId) throw new Response(null, { status: 404 });
  const form = await request.formData();
  const holder = page.useCases.sessions.browserHolder(client);
  const proof = await answerProveSlot(page, form, { challengeId, holder });
  if (isOver(proof?.problem ?? null)) return redirect(pathOf(request), 303);
  if (proof?.problem) return data<Answer>({ kind: 'proof', ...proof }, { status: 422 });
  if (proof) return redirect(pathOf(request), 303);
  const done = await page.useCases.closure.finishUnfreeze({ challengeId, client });
  if (!done.ok) return data<Answer>({ kind: 'unfreeze', problem: done.problem }, { status: 422 });
  const until = encodeURIComponent(done.value.holdEndsAt.toISOString());
  return redirect(`/unfreeze/${challengeId}?held-until=${until}`, 303);
}

/** A proof of everything that is linked, then the account is open again. */
export default function UnfreezeSteps() {
  const t = useText();
  const { challenge, problem: refused, isNew, heldUntil, holdMs } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const isPending = useIsPending('unfreeze');
  const consequences = useUnfreezeConsequences(holdMs);
  if (heldUntil) return <Unfrozen heldUntil={heldUntil} />;
  if (answer?.kind === 'cookies_off' || (isNew && !challenge)) return <CookiesOff restart="/unfreeze" />;
  if (!challenge) {
    return (
      <ChallengeProblem problem={refused ?? problem('challenge_not_found')}>
        <LinkButton href="/unfreeze">{t('unfreeze.restart')}</LinkButton>
      </ChallengeProblem>
    );
  }
  return (
    <FlowPage
      title={t(challenge.isComplete ? 'unfreeze.ready.title' : 'unfreeze.proofs.title')}
      lead={t(challenge.isComplete ? 'unfreeze.ready.lead' : 'unfreeze.proofs.lead')}
      back={{ href: '/unfreeze', label: t('unfreeze.step.who') }}
      steps={<UnfreezeStepper step="proofs" />}
      consequences={consequences}
    >
      <FormError problem={answer?.kind === 'unfreeze' ? answer.problem : null} />
      <ProofList challenge={challenge} answer={answer?.kind === 'proof' ? answer : null} />
      {challenge.isComplete ? (
        <Form method="post">
          <input type="hidden" name="intent" value="unfreeze" />
          <FlowActions>
            <Button type="submit" isPending={isPending} pendingText={t('unfreeze.pending')}>
              {t('unfreeze.action')}
            </Button>
          </FlowActions>
        </Form>
      ) : (
        <FlowActions>{null}</FlowActions>
      )}
    </FlowPage>
  );
}

function Unfrozen({ heldUntil }: { heldUntil: Date }) {
  const t = useText();
  return (
    <FlowPage title={t('unfreeze.done.title')} steps={<UnfreezeStepper step="done" />}>
      <Alert state="good" title={t('unfreeze.done.what')} isAnnounced>
        {t('unfreeze.done.detail')}
      </Alert>
      <Alert state="wait" title={t('unfreeze.done.hold')}>
        <Countdown until={heldUntil} lead={t('unfreeze.done.off')} over={t('unfreeze.done.over')} />
      </Alert>
      <div>
        <LinkButton href="/sign-in">{t('unfreeze.sign_in')}</LinkButton>
      </div>
    </FlowPage>
  );
}
