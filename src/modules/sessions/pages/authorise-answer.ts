import { data, redirect } from 'react-router';
import type { Problem } from '#kernel/problem.ts';
import type { Result } from '#kernel/result.ts';
import type { NewDevice } from '#modules/sessions/index.ts';
import { pathOf } from '#ui/page-context.ts';

/** The device that wants in, or why nothing can be answered any more. */
export function showRequest(view: Result<NewDevice, Problem>) {
  if (view.ok) return data({ device: view.value, problem: null });
  const isAnswered = view.problem.code === 'authorisation_settled';
  return data({ device: null, problem: view.problem }, { status: isAnswered ? 200 : 404 });
}

/** Which of the two buttons was pressed; anything else is no form of ours. */
export function readAnswer(form: FormData): 'confirm' | 'cancel' {
  const intent = form.get('intent');
  if (intent !== 'confirm' && intent !== 'cancel') throw new Response(null, { status: 400 });
  return intent;
}

/** What became of the request stands on the page itself, whoever answered first. */
export function showOutcome(request: Request, answered: Result<undefined, Problem>) {
  if (answered.ok || answered.problem.code === 'authorisation_settled') {
    return redirect(pathOf(request), 303);
  }
  return data({ problem: answered.problem }, { status: 422 });
}
