import type { CaseView } from '#modules/cases/index.ts';
import { Card } from '#ui/card.tsx';
import { Moment } from '#ui/moment.tsx';
import { useText } from '#ui/text.tsx';

/** What the customer handed in. Nothing is loaded until somebody asks for it, because every look is on record. */
export function ReviewDocuments({ view }: { view: CaseView }) {
  const t = useText();
  const { documents, documentsDestroyedAt } = view;
  return (
    <Card title={t('review.documents')}>
      {documents.length === 0 ? <p>{t('review.documents.none')}</p> : null}
      <ul className="flex flex-col gap-2">
        {documents.map(({ id, number, mediaType, sizeBytes, destroyedAt }) => (
          <li key={id}>
            {destroyedAt ? (
              <span className="text-muted">{t('review.documents.destroyed', { number })}</span>
            ) : (
              <a
                href={`/console/cases/${view.case.id}/documents/${id}`}
                target="_blank"
                rel="noreferrer"
                className="inline-flex min-h-11 items-center font-semibold text-accent underline underline-offset-4"
              >
                {t('review.documents.open', {
                  number,
                  kind: t(`case.document.kind.${mediaType}`),
                  kilobytes: Math.ceil(sizeBytes / 1024),
                })}
              </a>
            )}
          </li>
        ))}
      </ul>
      {documents.length > 0 ? (
        <p className="text-sm text-muted">
          {t('review.documents.note')}{' '}
          {documentsDestroyedAt
            ? t('review.documents.destroyed_on', { date: t.date(documentsDestroyedAt) })
            : null}
        </p>
      ) : null}
    </Card>
  );
}

/** What reviewers said, and everything that happened to the case, newest first. */
export function ReviewTimeline({ view }: { view: CaseView }) {
  const t = useText();
  return (
    <div className="grid items-start gap-6 lg:grid-cols-2">
      <Card title={t('review.reviews')}>
        {view.reviews.length === 0 ? <p className="text-muted">{t('review.reviews.none')}</p> : null}
        <ol className="flex flex-col divide-y divide-line">
          {view.reviews.map(({ staffName, staffId, round, verdict, reason, note, at }) => (
            <li key={`${round} ${staffId}`} className="flex flex-col gap-1 py-3 first:pt-0">
              <span className="font-semibold">{t(`review.reviews.${verdict}`, { name: staffName })}</span>
              {reason ? <span>{t(`case.reason.${reason}`)}</span> : null}
              {note ? <span className="break-words whitespace-pre-line">{note}</span> : null}
              <span className="text-sm text-muted">
                {t('review.reviews.round', { round })}, <Moment at={at} />
              </span>
            </li>
          ))}
        </ol>
      </Card>
      <Card title={t('review.timeline')}>
        <ol className="flex flex-col divide-y divide-line">
          {view.events.map(({ id, at, event, staffName }) => {
            const textId = `review.event.${event}`;
            return (
              <li key={id} className="flex flex-col gap-x-4 py-2 sm:flex-row sm:justify-between">
                <span>
                  {t.has(textId) ? t(textId) : event}
                  {staffName ? `, ${t('review.timeline.by', { name: staffName })}` : null}
                </span>
                <span className="shrink-0 text-sm text-muted">
                  <Moment at={at} />
                </span>
              </li>
            );
          })}
        </ol>
      </Card>
    </div>
  );
}
