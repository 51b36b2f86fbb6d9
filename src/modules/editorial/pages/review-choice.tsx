import { Form } from 'react-router';
import type { Problem } from '#kernel/problem.ts';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { Field, inputClass } from '#ui/field.tsx';
import { RadioCards } from '#ui/radio-cards.tsx';
import { useText } from '#ui/text.tsx';
import { TextArea } from '#ui/text-area.tsx';
import { useIsPending } from '#ui/use-is-pending.ts';

/** What somebody who didn't write a version may decide about it. */
export function ReviewChoice({ problem }: { problem: Problem | undefined }) {
  const t = useText();
  const isPending = useIsPending('review');
  return (
    <Card title={t('desk.review')}>
      <p className="text-muted">{t('desk.review.lead')}</p>
      <Form method="post" className="flex flex-col gap-6">
        <RadioCards
          name="choice"
          legend={t('desk.review.choice')}
          defaultValue="now"
          options={(['now', 'later', 'back'] as const).map((value) => ({
            value,
            label: t(`desk.review.${value}`),
            detail: t(`desk.review.${value}.detail`),
          }))}
        />
        <Field
          name="publishAt"
          label={t('desk.review.at')}
          hint={t('desk.review.at.hint')}
          problem={problem}
          isOptional
        >
          {(aria, isInvalid) => <input {...aria} type="datetime-local" className={inputClass(isInvalid)} />}
        </Field>
        <TextArea
          name="note"
          label={t('desk.review.note')}
          hint={t('desk.review.note.hint')}
          isOptional
          maxLength={1000}
        />
        <div>
          <Button
            type="submit"
            name="intent"
            value="review"
            isPending={isPending}
            pendingText={t('desk.reviewing')}
          >
            {t('desk.review.button')}
          </Button>
        </div>
      </Form>
    </Card>
  );
}
