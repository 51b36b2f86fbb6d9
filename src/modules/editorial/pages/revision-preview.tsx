import '#modules/help/pages/article.css';
import type { RevisionAtDesk } from '#modules/editorial/index.ts';
import { Card } from '#ui/card.tsx';
import { useText } from '#ui/text.tsx';

/** A version as readers would see it, all variants open. */
export function RevisionPreview({ preview }: { preview: RevisionAtDesk['preview'] }) {
  const t = useText();
  return (
    <Card title={t('desk.revision.preview')}>
      {preview ? (
        <article className="help-article flex flex-col gap-6">
          <h3 className="text-2xl">{preview.title}</h3>
          <p className="text-muted">{preview.summary}</p>
          {preview.blocks.flatMap((block, index) =>
            (block.kind === 'html' ? [block] : block.variants).map(({ html }, part) => (
              <div
                // biome-ignore lint/suspicious/noArrayIndexKey: the blocks never move
                key={`${index} ${part}`}
                className="help-prose"
                // biome-ignore lint/security/noDangerouslySetInnerHtml: sanitised in render-article.ts
                dangerouslySetInnerHTML={{ __html: html }}
              />
            )),
          )}
        </article>
      ) : (
        <p>{t('desk.revision.preview.none')}</p>
      )}
    </Card>
  );
}
