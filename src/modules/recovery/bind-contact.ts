import type { ContactKind } from '#kernel/contact.ts';
import type { RecoveryId } from '#kernel/ids.ts';
import { type Problem, problem } from '#kernel/problem.ts';
import { fail, type Result } from '#kernel/result.ts';
import {
  contactsOf,
  type EmailProblem,
  type PhoneProblem,
  readEmail,
  readPhone,
} from '#modules/accounts/index.ts';
import { amendPayload, type ChallengeProblem } from '#modules/gate/index.ts';
import { browserHolder, type Client } from '#modules/sessions/index.ts';
import { accountOf, lockForStep, type StageProblem, stageProblem } from './advance.ts';
import type { RecoveryDeps } from './ports.ts';
import { boundSlots } from './recovery-rules.ts';

export type BindContactProblem =
  | StageProblem
  | ChallengeProblem
  | EmailProblem
  | PhoneProblem
  | Problem<'same_as_current'>;

/**
 * Names the new phone or e-mail, which is proven next; given again, it takes the place of the one before. Whether it
 * belongs to somebody else is told only after it is proven. Problems: those of the stage, `phone_not_possible`,
 * `phone_not_personal`, `email_not_possible`, `email_disposable`, `same_as_current`.
 */
export async function giveNewContact(
  deps: RecoveryDeps,
  input: { recoveryId: RecoveryId; kind: ContactKind; typed: string; country?: string; client: Client },
): Promise<Result<undefined, BindContactProblem>> {
  const { kind } = input;
  const read =
    kind === 'phone'
      ? readPhone(input.typed, input.country ?? '')
      : readEmail(input.typed, { disposableEmail: deps.config.policy.disposableEmail });
  if (!read.ok) return fail({ ...read.problem, field: kind });
  const { value } = read.value;
  const holder = browserHolder(deps, input.client);
  return deps.db.tx(async (tx): Promise<Result<undefined, BindContactProblem>> => {
    const found = await lockForStep(deps, tx, { recoveryId: input.recoveryId, holder });
    if (!found.ok) return found;
    const { stage, challengeId, lost } = found.value;
    if (stage !== 'binding' || !challengeId || !lost.includes(kind)) return fail(stageProblem(found.value));
    if ((await contactsOf(tx, accountOf(found.value)))[kind] === value)
      return fail(problem('same_as_current', { field: kind }));
    return amendPayload(deps, tx, { challengeId, holder, payload: { [boundSlots[kind]]: value } });
  });
}
