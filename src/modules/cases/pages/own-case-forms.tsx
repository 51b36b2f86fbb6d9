import { Form } from 'react-router';
import type { Problem } from '#kernel/problem.ts';
import type { OwnCaseView } from '#modules/cases/index.ts';
import { mediaTypes } from '#modules/cases/rules.ts';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { Field, inputClass } from '#ui/field.tsx';
import { useText } from '#ui/text.tsx';
import { useIsPending } from '#ui/use-is-pending.ts';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';

/** The documents of a case; while it is the customer's turn they are added, taken back and handed in here. */
export function OwnDocuments({ view, problem }: { view: OwnCaseView; problem: Problem | undefined }) {
  const t = useText();
  const isAdding = useIsPending('add');
  const isHandingIn = useIsPending('hand_in');
  const isTurn = view.stage === 'documents_wanted';
  const { documents } = view;
  return (
    <Card title={t('case.documents')}>
      {documents.length === 0 ? <p className="text-muted">{t('case.documents.none')}</p> : null}
      <ul className="flex flex-col divide-y divide-line">
        {documents.map(({ id, number, mediaType, sizeBytes }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
            <span>
              {t('case.document', { number })}{' '}
              <span className="text-muted">
                {t(`case.document.kind.${mediaType}`)},{' '}
                {t('case.document.size', { kilobytes: Math.ceil(sizeBytes / 1024) })}
              </span>
            </span>
            {isTurn ? (
              <Form method="post">
                <input type="hidden" name="document" value={id} />
                <Button type="submit" name="intent" value="remove" kind="secondary" size="small">
                  <span aria-hidden="true">{t('case.document.remove')}</span>
                  <VisuallyHidden>{t('case.document.remove_which', { number })}</VisuallyHidden>
                </Button>
              </Form>
            ) : null}
          </li>
        ))}
      </ul>
      {isTurn && documents.length < view.documentsMax ? (
        // Another document, another form: the file that was sent is not offered again.
        <Form
          key={documents.at(-1)?.id}
          method="post"
          encType="multipart/form-data"
          className="flex flex-col gap-4"
        >
          <input type="hidden" name="intent" value="add" />
          <Field
            name="document"
            label={t('case.add.label')}
            hint={t('case.add.hint', {
              megabytes: view.documentBytesMax / 1024 / 1024,
              max: view.documentsMax,
            })}
            problem={problem}
          >
            {(aria, isInvalid) => (
              <input
                {...aria}
                type="file"
                accept={mediaTypes.join(',')}
                className={inputClass(isInvalid, 'file:me-3 file:font-semibold')}
              />
            )}
          </Field>
          <div>
            <Button
              type="submit"
              kind={documents.length === 0 ? 'primary' : 'secondary'}
              isPending={isAdding}
              pendingText={t('case.add.pending')}
            >
              {t('case.add.action')}
            </Button>
          </div>
        </Form>
      ) : null}
      {isTurn && documents.length > 0 ? (
        <Form method="post" className="flex flex-col gap-3 border-t border-line pt-4">
          <input type="hidden" name="intent" value="hand_in" />
          <p>{t('case.hand_in.consequence')}</p>
          <div>
            <Button type="submit" isPending={isHandingIn} pendingText={t('case.hand_in.pending')}>
              {t('case.hand_in.action')}
            </Button>
          </div>
        </Form>
      ) : null}
      <p className="text-sm text-muted">{t('case.documents.kept', { days: view.documentDays })}</p>
    </Card>
  );
}

/** The way out, with what it means before the button. */
export function WithdrawForm() {
  const t = useText();
  const isPending = useIsPending('withdraw');
  return (
    <section className="flex flex-col gap-3 border-t border-line pt-6">
      <h2 className="text-lg">{t('case.withdraw.title')}</h2>
      <p className="text-muted">{t('case.withdraw.consequence')}</p>
      <Form method="post">
        <input type="hidden" name="intent" value="withdraw" />
        <Button type="submit" kind="danger" isPending={isPending}>
          {t('case.withdraw.action')}
        </Button>
      </Form>
    </section>
  );
}
