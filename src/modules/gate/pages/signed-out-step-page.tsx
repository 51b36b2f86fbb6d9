import type { ReactNode } from 'react';
import { Form } from 'react-router';
import { problem } from '#kernel/problem.ts';
import type { SlotName } from '#modules/gate/index.ts';
import { Button } from '#ui/button.tsx';
import type { Consequences } from '#ui/consequence-panel.tsx';
import { FlowActions, FlowPage } from '#ui/flow-page.tsx';
import { FormError } from '#ui/form-error.tsx';
import { LinkButton } from '#ui/link-button.tsx';
import { useIsPending } from '#ui/use-is-pending.ts';
import { ChallengeProblem } from './challenge-problem.tsx';
import { CookiesOff } from './cookies-off.tsx';
import { ProofList } from './proof-list.tsx';
import type { SignedOutStep, StepAnswer } from './signed-out-step.ts';

/** The page of a `SignedOutStep`: the proofs one by one, then the button that goes on; or the way to begin again. */
export function SignedOutStepPage({
  step: { challenge, problem: refused, isNew },
  answer,
  restart,
  title,
  lead,
  back,
  steps,
  consequences,
  skip = [],
  isReady = challenge?.isComplete ?? false,
  finish,
}: {
  step: SignedOutStep;
  answer: StepAnswer | undefined;
  /** Where the flow begins. */
  restart: { readonly href: string; readonly text: string };
  title: string;
  lead: string;
  back?: { href: string; label: string };
  /** A `Stepper`. */
  steps?: ReactNode;
  consequences?: Consequences;
  /** Slots that are proven elsewhere. */
  skip?: readonly SlotName[];
  /** Whether there is something to go on to; usually once everything is proven. */
  isReady?: boolean;
  finish: { readonly intent: string; readonly text: string; readonly pending: string };
}) {
  const isPending = useIsPending(finish.intent);
  if (answer?.kind === 'cookies_off' || (isNew && !challenge)) return <CookiesOff restart={restart.href} />;
  if (!challenge) {
    return (
      <ChallengeProblem problem={refused ?? problem('challenge_not_found')}>
        <LinkButton href={restart.href}>{restart.text}</LinkButton>
      </ChallengeProblem>
    );
  }
  return (
    <FlowPage title={title} lead={lead} back={back} steps={steps} consequences={consequences}>
      <FormError problem={answer?.kind === 'step' ? answer.problem : null} />
      <ProofList challenge={challenge} answer={answer?.kind === 'proof' ? answer : null} skip={skip} />
      {isReady ? (
        <Form method="post">
          <input type="hidden" name="intent" value={finish.intent} />
          <FlowActions>
            <Button type="submit" isPending={isPending} pendingText={finish.pending}>
              {finish.text}
            </Button>
          </FlowActions>
        </Form>
      ) : (
        <FlowActions>{null}</FlowActions>
      )}
    </FlowPage>
  );
}
