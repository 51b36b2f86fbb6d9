import {
  type ActionFunctionArgs,
  data,
  Form,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import { parseId } from '#kernel/ids.ts';
import type { Problem } from '#kernel/problem.ts';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { FormError } from '#ui/form-error.tsx';
import { Page } from '#ui/page.tsx';
import { requireStaff } from '#ui/page-context.ts';
import { useText } from '#ui/text.tsx';
import { useIsPending } from '#ui/use-is-pending.ts';
import { articleHref, authorText, revisionHref, StateBadge } from './desk-words.tsx';
import { Diff } from './diff.tsx';
import { readKeyOf } from './read-key.ts';
import { ReviewChoice } from './review-choice.tsx';
import { RevisionFields, readFieldsOf } from './revision-fields.tsx';
import { RevisionPreview } from './revision-preview.tsx';

export async function loader({ context, params }: LoaderFunctionArgs) {
  const page = requireStaff(context);
  const id = parseId('revision', params['revisionId'] ?? '');
  const view = id && (await page.useCases.editorial.viewRevision(page.staff, id));
  if (!view) throw new Response(null, { status: 404 });
  const { locale, category, slug } = view.revision;
  const key = { locale, category, slug };
  // Published under a new address, it is found there.
  const asked = readKeyOf(params);
  if (asked?.slug !== slug) throw redirect(revisionHref(key, view.revision.id));
  const sections = (await page.useCases.help.listCategory({ locale, region: null, category: 'faq' }))
    ?.sections;
  return { ...view, key, sections: sections ?? [] };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const page = requireStaff(context);
  const { editorial } = page.useCases;
  const revisionId = parseId('revision', params['revisionId'] ?? '');
  const key = readKeyOf(params);
  if (!revisionId || !key) throw new Response(null, { status: 404 });
  const form = await request.formData();
  const intent = form.get('intent');
  const here = revisionHref(key, revisionId);
  const done = (textId: string, to = here) => {
    page.setFlash({ state: 'good', textId });
    return redirect(to, 303);
  };
  if (intent === 'save' || intent === 'submit') {
    const fields = readFieldsOf(form);
    const seenAt = new Date(String(form.get('seenAt') ?? ''));
    const saved = await editorial.saveDraft(page.staff, { revisionId, seenAt, fields });
    if (!saved.ok) return data({ problem: saved.problem, fields }, { status: 422 });
    if (intent === 'save') return done('desk.saved');
    const submitted = await editorial.submitDraft(page.staff, revisionId);
    return submitted.ok ? done('desk.submitted') : refuse(submitted.problem);
  }
  if (intent === 'review') {
    const choice = form.get('choice');
    if (choice === 'back') {
      const note = String(form.get('note') ?? '');
      const sent = await editorial.sendBack(page.staff, { revisionId, note });
      return sent.ok ? done('desk.reviewed.back') : refuse(sent.problem);
    }
    const typed = String(form.get('publishAt') ?? '');
    const publishAt = choice === 'later' ? new Date(`${typed}Z`) : null;
    if (publishAt && Number.isNaN(publishAt.getTime()))
      return refuse({ code: 'schedule_in_past', field: 'publishAt' });
    const approved = await editorial.approveRevision(page.staff, { revisionId, publishAt });
    if (!approved.ok) return refuse(approved.problem);
    return done(publishAt ? 'desk.reviewed.later' : 'desk.reviewed.now', publishAt ? here : articleHref(key));
  }
  if (intent === 'unschedule') {
    const taken = await editorial.unschedule(page.staff, revisionId);
    return taken.ok ? done('desk.unscheduled') : refuse(taken.problem);
  }
  if (intent === 'discard') {
    const gone = await editorial.discardDraft(page.staff, revisionId);
    return gone.ok ? done('desk.discarded', articleHref(key)) : refuse(gone.problem);
  }
  throw new Response(null, { status: 400 });
}

const refuse = (problem: Problem) => data({ problem, fields: undefined }, { status: 422 });

/** One version of an article: its text, how it looks, what it changes, and what can be decided about it. */
export default function Revision() {
  const t = useText();
  const view = useLoaderData<typeof loader>();
  const { revision, key, preview, changes, findings, may } = view;
  const answer = useActionData<typeof action>();
  return (
    <Page
      title={t('desk.revision.title', { number: revision.number, title: revision.title })}
      back={{ href: articleHref(key), label: t('desk.article.history') }}
      lead={authorText(t, revision)}
      actions={<StateBadge state={revision.state} />}
    >
      <FormError problem={answer?.problem} />
      {revision.note ? (
        <Card title={t('desk.revision.note')}>
          <p className="whitespace-pre-wrap">{revision.note}</p>
        </Card>
      ) : null}
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-6">
          {may.save ? (
            <RevisionFields view={view} answer={answer} />
          ) : (
            <Card title={t('desk.revision.changes')}>
              <Diff parts={changes} />
            </Card>
          )}
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          {findings.length > 0 ? (
            <Card title={t('desk.revision.findings')}>
              <ul className="flex flex-col gap-2">
                {findings.map(({ line, message }) => (
                  <li key={`${line} ${message}`}>
                    <span className="text-sm text-muted">{t('desk.revision.findings.line', { line })}</span>{' '}
                    {message}
                  </li>
                ))}
              </ul>
            </Card>
          ) : null}
          {revision.state === 'in_review' ? (
            may.review ? (
              <ReviewChoice problem={answer?.problem} />
            ) : (
              <Card title={t('desk.review')}>
                <p>{t('desk.review.own')}</p>
              </Card>
            )
          ) : null}
          <RevisionPreview preview={preview} />
          {may.save ? (
            <Card title={t('desk.revision.changes')}>
              <Diff parts={changes} />
            </Card>
          ) : null}
          <OtherActions />
        </div>
      </div>
    </Page>
  );
}

function OtherActions() {
  const t = useText();
  const { may, revision, key } = useLoaderData<typeof loader>();
  const isDiscarding = useIsPending('discard');
  return (
    <div className="flex flex-wrap gap-4">
      {may.unschedule ? (
        <Form method="post">
          <Button type="submit" name="intent" value="unschedule" kind="secondary">
            {t('desk.unschedule')}
          </Button>
        </Form>
      ) : null}
      {may.restore ? (
        <Form method="post" action={articleHref(key)}>
          <input type="hidden" name="from" value={revision.id} />
          <Button type="submit" name="intent" value="restore" kind="secondary">
            {t('desk.restore')}
          </Button>
        </Form>
      ) : null}
      {may.discard ? (
        <Form method="post">
          <Button type="submit" name="intent" value="discard" kind="danger" isPending={isDiscarding}>
            {t('desk.discard')}
          </Button>
        </Form>
      ) : null}
    </div>
  );
}
