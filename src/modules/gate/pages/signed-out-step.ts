import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from 'react-router';
import type { Action } from '#kernel/actions.ts';
import { type ChallengeId, parseId } from '#kernel/ids.ts';
import { type Problem, problem } from '#kernel/problem.ts';
import type { ChallengeView } from '#modules/gate/index.ts';
import { getPage, type PageClient, type PageContext, pathOf } from '#ui/page-context.ts';
import { answerProveSlot, isOver, type ProveAnswer } from './prove-slot-action.ts';

/** A step of a flow for somebody signed out: the challenge that this browser holds, or why there is none. */
export type SignedOutStep = {
  readonly challenge: ChallengeView | null;
  readonly problem: Problem | null;
  /** The browser brought no device token, so its cookies may be off. */
  readonly isNew: boolean;
};

/** Reads the challenge of a route for the browser that holds it; one of another action isn't found. */
export async function loadSignedOutStep(
  page: PageContext,
  id: string | undefined,
  action: Action,
): Promise<SignedOutStep> {
  const client = page.client();
  const { isNew } = client;
  const challengeId = parseId('challenge', id ?? '');
  const holder = page.useCases.sessions.browserHolder(client);
  const view = challengeId && (await page.useCases.gate.viewChallenge({ challengeId, holder }));
  if (view?.ok && view.value.action === action) return { challenge: view.value, problem: null, isNew };
  const refused = !view || view.ok ? problem('challenge_not_found') : view.problem;
  return { challenge: null, problem: refused, isNew };
}

/** The loader of a page that shows such a step and nothing else. */
export const signedOutStepLoader =
  (action: Action) =>
  async ({ context, params }: LoaderFunctionArgs) => {
    const step = await loadSignedOutStep(getPage(context), params['challengeId'], action);
    return data({ step }, { status: step.challenge ? 200 : 404 });
  };

/** What a step's form was answered. `step` is the refusal of what the step itself does. */
export type StepAnswer =
  | { readonly kind: 'cookies_off' }
  | ({ readonly kind: 'proof' } & ProveAnswer)
  | { readonly kind: 'step'; readonly problem: Problem };

/** What the step itself does was refused. */
export const refuseStep = (refused: Problem) =>
  data<StepAnswer>({ kind: 'step', problem: refused }, { status: 422 });

type Own = {
  readonly page: PageContext;
  readonly client: PageClient;
  readonly challengeId: ChallengeId;
  readonly form: FormData;
  /** The form was a proof's, and it worked; `null` for a form of the step's own. */
  readonly worked: ProveAnswer['intent'] | null;
};

/**
 * Answers the form of a step: proofs that are refused, and a challenge that is over, here; what comes of a proof that
 * worked, and the forms of its own, by the page.
 */
export async function answerSignedOutStep<T>(
  { context, request, params }: ActionFunctionArgs,
  goOn: (own: Own) => Promise<T>,
): Promise<T | Response | ReturnType<typeof data<StepAnswer>>> {
  const page = getPage(context);
  const client = page.client();
  if (client.isNew) return data<StepAnswer>({ kind: 'cookies_off' }, { status: 400 });
  const challengeId = parseId('challenge', params['challengeId'] ?? '');
  if (!challengeId) throw new Response(null, { status: 404 });
  const form = await request.formData();
  const holder = page.useCases.sessions.browserHolder(client);
  const proof = await answerProveSlot(page, form, { challengeId, holder });
  // Loaded again, the page says so and starts anew.
  if (isOver(proof?.problem ?? null)) return redirect(pathOf(request), 303);
  if (proof?.problem) return data<StepAnswer>({ kind: 'proof', ...proof }, { status: 422 });
  return goOn({ page, client, challengeId, form, worked: proof?.intent ?? null });
}
