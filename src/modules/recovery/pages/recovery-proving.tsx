import { Form } from 'react-router';
import { ProofList } from '#modules/gate/pages/proof-list.tsx';
import { Button } from '#ui/button.tsx';
import { FlowActions, FlowPage } from '#ui/flow-page.tsx';
import { FormError } from '#ui/form-error.tsx';
import { Stepper } from '#ui/stepper.tsx';
import { useText } from '#ui/text.tsx';
import { useIsPending } from '#ui/use-is-pending.ts';
import type { Answer, Shown } from './recovery.tsx';
import { consequencesOf, lostText, stepsOf } from './recovery-words.ts';

/** The proofs of what is left, then the button that begins the wait. */
export function RecoveryProving({ view, answer }: { view: Shown; answer: Answer | undefined }) {
  const t = useText();
  const isPending = useIsPending('commit');
  const { plan, challenge, lost } = view;
  if (plan.path === 'not_possible_now' || !challenge) return null;
  const later = challenge.slots.map(({ name }) => name).filter((name) => !plan.asks.includes(name));
  const last = plan.path === 'case' ? 'case' : plan.waitHours > 0 ? 'wait' : 'bind';
  return (
    <FlowPage
      title={t(view.isProven ? 'recovery.proven.title' : 'recovery.proving.title')}
      lead={
        view.isProven
          ? t(`recovery.proven.lead.${last}`)
          : t('recovery.proving.lead', { lost: lostText(t, lost) })
      }
      back={{ href: `/recover?lost=${lost.join(',')}`, label: t('recovery.what') }}
      steps={<Stepper steps={stepsOf(t, lost)} current={2} />}
      consequences={consequencesOf(t, { ...plan, lost })}
    >
      <FormError problem={answer?.kind === 'step' ? answer.problem : null} />
      <ProofList challenge={challenge} answer={answer?.kind === 'proof' ? answer : null} skip={later} />
      {view.isProven ? (
        <Form method="post">
          <input type="hidden" name="intent" value="commit" />
          <FlowActions>
            <Button type="submit" isPending={isPending} pendingText={t('recovery.starting')}>
              {t(`recovery.commit.${last}`)}
            </Button>
          </FlowActions>
        </Form>
      ) : (
        <FlowActions>{null}</FlowActions>
      )}
    </FlowPage>
  );
}
