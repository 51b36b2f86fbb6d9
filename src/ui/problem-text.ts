import type { Problem } from '#kernel/problem.ts';
import type { Text } from '#kernel/text.ts';

/** The words of a problem in the reader's language; a code without words of its own is shown as a fault of ours. */
export function problemText(t: Text, problem: Problem): { title: string; detail: string | undefined } {
  const values = { ...problem.params, retryAt: problem.retryAt };
  const read = (id: string): string | undefined => (t.has(id) ? t(id, values) : undefined);
  return {
    title: read(`problem.${problem.code}.title`) ?? t('ui.error.500.title'),
    detail: read(`problem.${problem.code}.detail`),
  };
}
