import type { ReactNode } from 'react';
import type { Problem } from '#kernel/problem.ts';
import { ChallengeProblem } from '#modules/gate/pages/challenge-problem.tsx';
import { Alert } from '#ui/alert.tsx';
import { FlowPage } from '#ui/flow-page.tsx';
import { LinkButton } from '#ui/link-button.tsx';
import { useText } from '#ui/text.tsx';

/** A request that is not open any more: confirmed, refused, run out, or never there. */
export function RequestOver({ problem, ways }: { problem: Problem; ways?: ReactNode }) {
  const t = useText();
  const state = problem.code === 'authorisation_settled' ? problem.params?.['state'] : undefined;
  if (state === 'confirmed' || state === 'cancelled') {
    return (
      <FlowPage title={t(`authorise.${state}.title`)}>
        <Alert
          state={state === 'confirmed' ? 'good' : 'info'}
          title={t(`authorise.${state}.what`)}
          isAnnounced
        >
          {t(`authorise.${state}.next`)}
        </Alert>
        <div className="flex flex-col items-stretch gap-3 sm:flex-row sm:flex-wrap sm:items-center">
          {ways}
          <LinkButton kind="secondary" href={state === 'cancelled' ? '/help/faq/password' : '/help'}>
            {t(`authorise.${state}.help`)}
          </LinkButton>
        </div>
      </FlowPage>
    );
  }
  return (
    <ChallengeProblem problem={problem}>
      {ways}
      <LinkButton kind="secondary" href="/help/faq/authorise-a-device">
        {t('new_device.help')}
      </LinkButton>
    </ChallengeProblem>
  );
}
