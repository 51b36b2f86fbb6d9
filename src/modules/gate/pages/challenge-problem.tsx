import type { ReactNode } from 'react';
import type { Problem } from '#kernel/problem.ts';
import { Alert } from '#ui/alert.tsx';
import { FlowPage } from '#ui/flow-page.tsx';
import { problemText } from '#ui/problem-text.ts';
import type { State } from '#ui/states.ts';
import { useText } from '#ui/text.tsx';

/** A flow that can't go on: what happened, and the ways from here. */
export function ChallengeProblem({
  problem,
  state = 'wait',
  children,
}: {
  problem: Problem;
  state?: State;
  /** Buttons or links. */
  children: ReactNode;
}) {
  const t = useText();
  const { title, detail } = problemText(t, problem);
  return (
    <FlowPage title={title}>
      <Alert state={state} title={t('gate.nothing_changed')}>
        {detail}
      </Alert>
      <div className="flex flex-col items-stretch gap-3 sm:flex-row sm:flex-wrap sm:items-center">
        {children}
      </div>
    </FlowPage>
  );
}
