import { Form } from 'react-router';
import type { Problem } from '#kernel/problem.ts';
import { Button } from './button.tsx';
import { Card } from './card.tsx';
import { FormError } from './form-error.tsx';
import { TextField } from './text-field.tsx';
import { useIsPending } from './use-is-pending.ts';

/** A name that somebody gives to one thing of theirs, posted as `name` to the page that shows it. */
export function RenameCard({
  title,
  label,
  hint,
  defaultValue,
  maxLength,
  problem,
  submit,
}: {
  title: string;
  label: string;
  hint: string;
  defaultValue: string;
  maxLength: number;
  problem: Problem | undefined;
  submit: { readonly text: string; readonly pending: string };
}) {
  const isPending = useIsPending();
  return (
    <Card title={title}>
      <Form method="post" className="flex flex-col items-start gap-4">
        <FormError problem={problem} />
        <div className="w-full max-w-flow">
          <TextField
            name="name"
            label={label}
            hint={hint}
            defaultValue={defaultValue}
            maxLength={maxLength}
            autoComplete="off"
            problem={problem}
          />
        </div>
        <Button type="submit" isPending={isPending} pendingText={submit.pending}>
          {submit.text}
        </Button>
      </Form>
    </Card>
  );
}
