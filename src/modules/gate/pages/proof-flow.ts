import { data, type LoaderFunctionArgs, redirect } from 'react-router';
import type { Action } from '#kernel/actions.ts';
import { type ChallengeId, parseId } from '#kernel/ids.ts';
import type { Problem } from '#kernel/problem.ts';
import type { Result } from '#kernel/result.ts';
import type { ChallengeView, Holder } from '#modules/gate/index.ts';
import type { DeviceFacts } from '#modules/notifications/index.ts';
import { getPage, type PageContext, requireViewer } from '#ui/page-context.ts';
import { type CollectAnswer, collectProofs } from './collect-proofs-action.ts';
import { finishAction } from './finish-action.ts';
import { ownDevice } from './own-device.ts';

/** A page that collects the proofs of one action and then does it. */
export type ProofFlow = {
  /** The request's own: the same object for its action and its loaders, which the page isn't. */
  readonly context: object;
  readonly page: PageContext;
  readonly action: Action;
  readonly holder: Holder;
  /** The route's own parameter. */
  readonly challengeId: string | undefined;
  /** Where the flow begins: the way back when its challenge is gone. */
  readonly start: string;
};

export type ProofFlowData = {
  /** `null` once it has run out. */
  readonly challenge: ChallengeView | null;
  readonly challengeMinutes: number;
};

/** The page's own address. */
export const hrefOf = ({ start, challengeId }: ProofFlow): string => `${start}/${challengeId ?? ''}`;

/** Requests whose form has just done the action. */
const answering = new WeakSet<object>();

/** Reads the challenge for its page. One that is not there, or belongs to another action, leads to the start. */
export async function loadProofFlow(flow: ProofFlow): Promise<ProofFlowData> {
  const { page, holder } = flow;
  const challengeId = parseId('challenge', flow.challengeId ?? '');
  const view = challengeId && (await page.useCases.gate.viewChallenge({ challengeId, holder }));
  const { challengeMinutes } = page.useCases.settings.policy;
  if (view && !view.ok && view.problem.code === 'challenge_expired')
    return { challenge: null, challengeMinutes };
  if (!view || !view.ok || view.value.action !== flow.action) throw redirect(flow.start);
  // Done before, and loaded again; the answer that has just done it stays, for what it shows is shown once.
  if (view.value.isSpent && !answering.has(flow.context)) throw redirect(flow.start);
  return { challenge: view.value, challengeMinutes };
}

/** What the page's form was answered when the action was not done. */
export type ProofFlowAnswer = { readonly collected: CollectAnswer | null; readonly problem: Problem | null };

type Outcome<T> =
  | { readonly isDone: true; readonly value: T }
  | { readonly isDone: false; readonly response: Response | ReturnType<typeof data<ProofFlowAnswer>> };

/**
 * Answers the page's form: proves what was typed, sends what was asked for, and does the action once everything is
 * proven and the customer asked for it.
 */
export async function answerProofFlow<T>(
  flow: ProofFlow,
  form: FormData,
  finish: (challengeId: ChallengeId) => Promise<Result<T, Problem>>,
): Promise<Outcome<T>> {
  const { page, holder } = flow;
  const here = hrefOf(flow);
  const challengeId = parseId('challenge', flow.challengeId ?? '');
  const again = { isDone: false, response: redirect(here, 303) } as const;
  if (!challengeId) return again;
  const collected = await collectProofs(page, form, { challengeId, holder });
  if (!collected.ok) return again;
  if (!collected.value.isReady) {
    const isClean = collected.value.problems.length === 0;
    if (isClean && Object.keys(collected.value.typed).length === 0) return again;
    const answer = { collected: collected.value, problem: null };
    return { isDone: false, response: data<ProofFlowAnswer>(answer, isClean ? {} : { status: 422 }) };
  }
  const done = await finish(challengeId);
  if (done.ok) {
    answering.add(flow.context);
    return { isDone: true, value: done.value };
  }
  const { code } = done.problem;
  // Done meanwhile, by pressing twice or in another tab: the page, read again, says how it stands.
  if (code === 'grant_used') return { isDone: false, response: redirect(flow.start, 303) };
  if (code === 'challenge_expired') return again;
  const answer = { collected: null, problem: done.problem };
  return { isDone: false, response: data<ProofFlowAnswer>(answer, { status: 422 }) };
}

type Args = Pick<LoaderFunctionArgs, 'context' | 'request' | 'params'>;
type OwnPage = ReturnType<typeof requireViewer>;
export type OwnProofFlow = ProofFlow & { readonly page: OwnPage };

/** The flow of a signed-in customer: works on the challenge that the address names, for the session. */
export function ownProofFlow(
  { context, request, params }: Args,
  what: { readonly action: Action; readonly start: string },
): OwnProofFlow {
  const page = requireViewer(context, request);
  return { context, page, holder: page.viewer.sessionId, challengeId: params['challengeId'], ...what };
}

/** The same for somebody signed out: for the browser. */
export function browserProofFlow(
  { context, params }: Args,
  what: { readonly action: Action; readonly start: string },
): ProofFlow {
  const page = getPage(context);
  const holder = page.useCases.sessions.browserHolder(page.client());
  return { context, page, holder, challengeId: params['challengeId'], ...what };
}

/** Answers the form of a signed-in customer's flow; `finish` is the use-case that does the action. */
export async function answerOwnProofFlow<T>(
  flow: OwnProofFlow,
  request: Request,
  finish: (own: {
    challengeId: ChallengeId;
    holder: Holder;
    device: DeviceFacts | null;
  }) => Promise<Result<T, Problem>>,
): Promise<Outcome<T>> {
  const { page, holder, action } = flow;
  return answerProofFlow(flow, await request.formData(), async (challengeId) =>
    finishAction(page, action, finish({ challengeId, holder, device: await ownDevice(page) })),
  );
}

/**
 * For pages that show something in their answer once and never again, under this name: read again, the challenge is used
 * up and the page would leave.
 */
export const keepsAnswerWith =
  (name: string) =>
  ({ actionResult }: { actionResult?: unknown }): boolean =>
    !(typeof actionResult === 'object' && actionResult !== null && name in actionResult);
