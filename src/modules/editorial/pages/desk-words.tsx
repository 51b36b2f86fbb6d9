import type { Text } from '#kernel/text.ts';
import type { NamedRevision } from '#modules/editorial/index.ts';
import type { RevisionState } from '#modules/editorial/revision-rules.ts';
import { Badge } from '#ui/badge.tsx';
import { useText } from '#ui/text.tsx';

type Key = { readonly locale: string; readonly category: string; readonly slug: string };

export const articleHref = ({ locale, category, slug }: Key): string =>
  `/console/articles/${locale}/${category}/${slug}`;

export const revisionHref = (key: Key, revisionId: string): string => `${articleHref(key)}/${revisionId}`;

const badgeOf = {
  draft: 'info',
  in_review: 'wait',
  scheduled: 'wait',
  published: 'good',
  superseded: 'neutral',
  unpublished: 'neutral',
  discarded: 'neutral',
} as const satisfies Record<RevisionState, string>;

/** The state of a version in words. */
export function StateBadge({ state }: { state: RevisionState }) {
  const t = useText();
  return <Badge state={badgeOf[state]}>{t(`desk.state.${state}`)}</Badge>;
}

/** "By Anna and Ben", or which machine wrote it. */
export function authorText(t: Text, { origin, editorNames }: NamedRevision): string {
  if (origin === 'desk') return t('desk.article.by', { names: t.list(editorNames) });
  return t(origin === 'file' ? 'desk.article.by_file' : 'desk.article.by_import');
}
