import type { DiffPart } from '#modules/editorial/index.ts';
import { cx } from '#ui/cx.ts';
import { useText } from '#ui/text.tsx';

/** Unchanged stretches longer than this are folded: what changed is what counts. */
const sameLinesMax = 4;

/** Two texts line by line; what was added and removed is told by a sign and a word, not only by colour. */
export function Diff({ parts }: { parts: readonly DiffPart[] }) {
  const t = useText();
  if (parts.every(({ kind }) => kind === 'same')) return <p>{t('desk.revision.changes.none')}</p>;
  return (
    <div className="overflow-x-auto rounded-md border border-line bg-sunken py-2 font-mono text-sm">
      {parts.map(({ kind, text }, index) => {
        const lines = text.replace(/\n$/, '').split('\n');
        if (kind === 'same' && lines.length > sameLinesMax) {
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts never move
            <p key={index} className="px-4 py-1 font-sans text-muted">
              {t('desk.revision.changes.same', { count: lines.length })}
            </p>
          );
        }
        const Element = kind === 'added' ? 'ins' : kind === 'removed' ? 'del' : 'div';
        return (
          <Element
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts never move
            key={index}
            className={cx(
              'block px-4 whitespace-pre-wrap no-underline',
              kind === 'added' && 'bg-good-soft text-good',
              kind === 'removed' && 'bg-problem-soft text-problem',
            )}
          >
            {kind === 'same' ? null : (
              <span className="sr-only">
                {t(kind === 'added' ? 'desk.revision.added' : 'desk.revision.removed')}:{' '}
              </span>
            )}
            {lines.map((line) => `${signs[kind]} ${line}`).join('\n')}
          </Element>
        );
      })}
    </div>
  );
}

const signs = { same: ' ', added: '+', removed: '−' } as const;
