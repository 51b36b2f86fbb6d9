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
import { Badge } from '#ui/badge.tsx';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { FormError } from '#ui/form-error.tsx';
import { Link } from '#ui/link.tsx';
import { Moment } from '#ui/moment.tsx';
import { Page } from '#ui/page.tsx';
import { requireStaff } from '#ui/page-context.ts';
import { useText } from '#ui/text.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useIsPending } from '#ui/use-is-pending.ts';
import { articleHref, authorText, revisionHref, StateBadge } from './desk-words.tsx';
import { Diff } from './diff.tsx';
import { readKeyOf } from './read-key.ts';

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const page = requireStaff(context);
  const key = readKeyOf(params);
  const before = Number(new URL(request.url).searchParams.get('before')) || null;
  const found = key && (await page.useCases.editorial.viewArticleAtDesk({ key, before }));
  if (!found) throw new Response(null, { status: 404 });
  return { ...found, key };
}

const refuse = (problem: Problem) => data({ problem }, { status: 422 });

export async function action({ context, request, params }: ActionFunctionArgs) {
  const page = requireStaff(context);
  const { editorial } = page.useCases;
  const key = readKeyOf(params);
  if (!key) throw new Response(null, { status: 404 });
  const form = await request.formData();
  const intent = form.get('intent');
  if (intent === 'edit' || intent === 'restore') {
    const from = intent === 'restore' ? parseId('revision', String(form.get('from') ?? '')) : null;
    const draft = await editorial.startDraft(page.staff, { key, from });
    if (!draft.ok) return refuse(draft.problem);
    if (intent === 'restore') page.setFlash({ state: 'good', textId: 'desk.restored' });
    return redirect(revisionHref(key, draft.value), 303);
  }
  if (intent === 'take_away') {
    const typed = String(form.get('to') ?? '').trim();
    const to = typed === '' ? null : readKeyOf({ locale: key.locale, ...splitAddress(typed) });
    if (typed !== '' && !to) return refuse({ code: 'redirect_target_missing', field: 'to' });
    const done = await editorial.takeAway(page.staff, { key, to });
    if (!done.ok) return refuse(done.problem);
    page.setFlash({ state: 'good', textId: 'desk.taken_away' });
    return redirect(articleHref(key), 303);
  }
  if (intent === 'take' || intent === 'keep') {
    const settled = await editorial.settleFile(page.staff, { key, choice: intent });
    if (!settled.ok) return refuse(settled.problem);
    page.setFlash({ state: 'good', textId: `desk.file.settled.${intent}` });
    return redirect(articleHref(key), 303);
  }
  throw new Response(null, { status: 400 });
}

function splitAddress(typed: string): { category: string; slug: string } {
  const [category = '', slug = ''] = typed.replace(/^.*\/help\//, '').split('/');
  return { category, slug };
}

/** One article: whether readers see it, what is being written, and everything it ever said. */
export default function DeskArticle() {
  const t = useText();
  const { article, key, title, open, history, nextBefore, waitingFile } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  const isEditing = useIsPending('edit');
  const { publishedNumber } = article;
  return (
    <Page
      title={title}
      back={{ href: '/console/articles', label: t('desk.article.back') }}
      lead={
        publishedNumber === null
          ? t('desk.article.not_shown')
          : t('desk.article.shown', { number: publishedNumber })
      }
      actions={
        open ? (
          <StateBadge state={open.state} />
        ) : (
          <Badge state={publishedNumber === null ? 'neutral' : 'good'}>
            {t(publishedNumber === null ? 'desk.hidden' : 'desk.state.published')}
          </Badge>
        )
      }
    >
      <FormError problem={problem} />
      <div className="flex flex-wrap items-center gap-4">
        <Form method="post">
          <Button type="submit" name="intent" value="edit" isPending={isEditing}>
            {t(open ? 'desk.article.continue' : 'desk.article.edit')}
          </Button>
        </Form>
        {publishedNumber === null ? null : (
          <Link href={readerHref(key)} isTarget>
            {t('desk.article.read')}
          </Link>
        )}
      </div>
      {waitingFile ? (
        <Card title={t('desk.file.title')}>
          <p>{t('desk.file.lead')}</p>
          <Diff parts={waitingFile} />
          <Form method="post" className="flex flex-wrap gap-4">
            <Button type="submit" name="intent" value="keep">
              {t('desk.file.keep')}
            </Button>
            <Button type="submit" name="intent" value="take" kind="secondary">
              {t('desk.file.take')}
            </Button>
          </Form>
        </Card>
      ) : null}
      <Card title={t('desk.article.history')}>
        <ol className="flex flex-col divide-y divide-line">
          {history.map((revision) => (
            <li key={revision.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-3">
              <Link href={revisionHref(key, revision.id)} isTarget>
                {t('desk.article.version', { number: revision.number })}
              </Link>
              <StateBadge state={revision.state} />
              <span className="text-muted">{authorText(t, revision)}</span>
              {revision.reviewerName ? (
                <span className="text-muted">
                  {t('desk.article.reviewed_by', { name: revision.reviewerName })}
                </span>
              ) : null}
              <span className="text-sm text-muted sm:ms-auto">
                <Moment at={revision.publishAt ?? revision.changedAt} />
              </span>
            </li>
          ))}
        </ol>
        {nextBefore ? (
          <Link href={`${articleHref(key)}?before=${nextBefore}`} isTarget>
            {t('desk.article.older')}
          </Link>
        ) : null}
      </Card>
      {publishedNumber === null ? null : <TakeAway problem={problem} />}
    </Page>
  );
}

const readerHref = ({ locale, category, slug }: { locale: string; category: string; slug: string }): string =>
  `${locale === 'en' ? '' : `/${locale}`}/help/${category}/${slug}`;

function TakeAway({ problem }: { problem: Problem | undefined }) {
  const t = useText();
  const isPending = useIsPending('take_away');
  return (
    <Card title={t('desk.take_away')}>
      <p>{t('desk.take_away.lead')}</p>
      <Form method="post" className="flex flex-col gap-6">
        <TextField
          name="to"
          label={t('desk.take_away.to')}
          hint={t('desk.take_away.to.hint')}
          problem={problem}
          isOptional
          isMono
        />
        <div>
          <Button
            type="submit"
            name="intent"
            value="take_away"
            kind="danger"
            isPending={isPending}
            pendingText={t('desk.taking_away')}
          >
            {t('desk.take_away.button')}
          </Button>
        </div>
      </Form>
    </Card>
  );
}
