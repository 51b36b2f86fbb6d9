import { TriangleAlert } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import type { Problem } from '#kernel/problem.ts';
import { Countdown } from './countdown.tsx';
import { fieldId } from './field.tsx';
import { Icon } from './icon.tsx';
import { problemText } from './problem-text.ts';
import { useText } from './text.tsx';

/**
 * The summary above a form that was refused. It takes the focus, with and without scripts, so that it is read out;
 * each problem that belongs to a field leads there. Nothing when there is no problem.
 */
export function FormError({
  problem,
  actions,
}: {
  problem: Problem | readonly Problem[] | null | undefined;
  /** The way on, such as a link to the reset path. */
  actions?: ReactNode;
}) {
  const t = useText();
  const box = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new answer with the same problem takes the focus again
  useEffect(() => box.current?.focus(), [problem]);
  const problems = problem ? [problem].flat() : [];
  const [first] = problems;
  if (!first) return null;
  const only = problems.length === 1 ? problemText(t, first) : undefined;
  const retryAt = problems.find((each) => each.retryAt)?.retryAt;
  return (
    <div
      ref={box}
      tabIndex={-1}
      role="group"
      aria-labelledby="form-error-title"
      // biome-ignore lint/a11y/noAutofocus: an answer to a form without scripts must be found, too
      autoFocus
      className="flex gap-3 rounded-lg border border-problem-line bg-problem-soft p-4"
    >
      <Icon of={TriangleAlert} className="mt-0.5 text-problem" />
      <div className="flex min-w-0 flex-col gap-1">
        <h2 id="form-error-title" className="text-base leading-normal text-problem">
          {only ? only.title : t('ui.form_error.title', { count: problems.length })}
        </h2>
        {only?.detail ? <p>{only.detail}</p> : null}
        {only && first.field ? (
          <a href={`#${fieldId(first.field)}`} className="self-start py-1 underline underline-offset-4">
            {t('ui.form_error.go')}
          </a>
        ) : null}
        {only ? null : (
          <ul className="flex flex-col">
            {problems.map((each) => (
              <li key={each.field ?? each.code}>
                <a
                  href={`#${fieldId(each.field ?? '')}`}
                  className="inline-flex min-h-8 items-center underline underline-offset-4"
                >
                  {problemText(t, each).title}
                </a>
              </li>
            ))}
          </ul>
        )}
        {retryAt ? (
          <p className="text-sm text-muted">
            <Countdown
              kind="wait"
              lead={t('ui.form_error.retry')}
              until={retryAt}
              over={t('ui.form_error.retry_now')}
            />
          </p>
        ) : null}
        {actions ? <div className="mt-2 flex flex-wrap gap-x-4 gap-y-2">{actions}</div> : null}
      </div>
    </div>
  );
}
