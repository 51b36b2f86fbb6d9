import { Form } from 'react-router';
import type { Problem } from '#kernel/problem.ts';
import { askAgainReasons, noteCharsMax, refusalReasons, type Stage } from '#modules/cases/rules.ts';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { FormError } from '#ui/form-error.tsx';
import { RadioCards } from '#ui/radio-cards.tsx';
import { Select } from '#ui/select.tsx';
import { useText } from '#ui/text.tsx';
import { TextArea } from '#ui/text-area.tsx';
import { useIsPending } from '#ui/use-is-pending.ts';

/** What one person says of a case, with what each choice brings about beside it. */
export function ReviewForm({
  stage,
  mayApprove,
  isBlind,
  isNobodys,
  answer,
}: {
  stage: Stage;
  mayApprove: boolean;
  /** Whoever asked doesn’t see the first approval. */
  isBlind: boolean;
  /** It is about no account: only whoever made the claim is told. */
  isNobodys: boolean;
  answer: { problem: Problem; verdict: string; note: string } | undefined;
}) {
  const t = useText();
  const isPending = useIsPending();
  const problem = answer?.problem;
  return (
    <Card title={t('review.decide')}>
      <p className="text-muted">{t('review.decide.lead')}</p>
      <Form method="post" className="flex flex-col gap-6">
        <FormError problem={problem} />
        <RadioCards
          name="verdict"
          legend={t('review.verdict')}
          defaultValue={answer?.verdict}
          options={[
            ...(mayApprove
              ? [
                  {
                    value: 'approve',
                    label: t('review.verdict.approve'),
                    detail: t(
                      stage === 'approved_once'
                        ? 'review.verdict.approve.second'
                        : isBlind
                          ? 'review.verdict.approve.blind'
                          : 'review.verdict.approve.first',
                    ),
                  },
                ]
              : []),
            {
              value: 'ask_again',
              label: t('review.verdict.ask_again'),
              detail: t(isNobodys ? 'review.verdict.ask_again.nobody' : 'review.verdict.ask_again.detail'),
            },
            {
              value: 'refuse',
              label: t('review.verdict.refuse'),
              detail: t(isNobodys ? 'review.verdict.refuse.nobody' : 'review.verdict.refuse.detail'),
            },
          ]}
        />
        <Select
          name="reason"
          label={t('review.reason')}
          isRequired={false}
          problem={problem}
          placeholder={t('review.reason.choose')}
          options={[
            ...askAgainReasons.map((each) => ({
              value: `ask_again:${each}`,
              label: `${t('review.reason.ask_again')}: ${t(`case.reason.${each}`)}`,
            })),
            ...refusalReasons.map((each) => ({
              value: `refuse:${each}`,
              label: `${t('review.reason.refuse')}: ${t(`case.reason.${each}`)}`,
            })),
          ]}
        />
        <TextArea
          name="note"
          label={t('review.note')}
          hint={t('review.note.hint')}
          problem={problem}
          isOptional
          maxLength={noteCharsMax}
          defaultValue={answer?.note}
        />
        <div>
          <Button type="submit" isPending={isPending} pendingText={t('review.sending')}>
            {t('review.send')}
          </Button>
        </div>
      </Form>
    </Card>
  );
}
