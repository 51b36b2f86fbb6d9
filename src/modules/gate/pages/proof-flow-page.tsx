import type { ReactNode } from 'react';
import type { SlotName } from '#modules/gate/index.ts';
import { Alert } from '#ui/alert.tsx';
import type { Consequences } from '#ui/consequence-panel.tsx';
import { FlowActions, FlowPage } from '#ui/flow-page.tsx';
import { LinkButton } from '#ui/link-button.tsx';
import { useText } from '#ui/text.tsx';
import { CollectProofs, type SlotWords } from './collect-proofs.tsx';
import type { ProofFlowAnswer, ProofFlowData } from './proof-flow.ts';

/** The page of a `ProofFlow`: the proofs in one form with the button that does the action, or that it has run out. */
export function ProofFlowPage({
  title,
  lead,
  back,
  steps,
  consequences,
  flow,
  answer,
  words = {},
  finish,
  startHref,
}: {
  title: string;
  lead?: ReactNode;
  back: { href: string; label: string };
  steps?: ReactNode;
  consequences: Consequences;
  flow: ProofFlowData;
  answer: ProofFlowAnswer | undefined;
  words?: Readonly<Partial<Record<SlotName, SlotWords>>>;
  finish: { readonly text: string; readonly pending: string };
  startHref: string;
}) {
  const t = useText();
  const { challenge, challengeMinutes } = flow;
  return (
    <FlowPage
      title={title}
      lead={lead}
      back={back}
      steps={steps}
      consequences={challenge ? consequences : undefined}
    >
      {challenge ? (
        <CollectProofs
          challenge={challenge}
          answer={answer?.collected}
          problem={answer?.problem}
          finish={finish}
          words={words}
        />
      ) : (
        <>
          <Alert state="wait" title={t('gate.collect.expired.title')} isAnnounced>
            {t('gate.collect.expired.detail', { minutes: challengeMinutes })}
          </Alert>
          <FlowActions>
            <LinkButton href={startHref}>{t('gate.collect.expired.again')}</LinkButton>
          </FlowActions>
        </>
      )}
    </FlowPage>
  );
}
