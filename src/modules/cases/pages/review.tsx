import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import { parseId } from '#kernel/ids.ts';
import { AccountActivity, AccountFactList } from '#modules/staff/pages/account-facts.tsx';
import { Badge } from '#ui/badge.tsx';
import { Card } from '#ui/card.tsx';
import { DescriptionList } from '#ui/description-list.tsx';
import { Link } from '#ui/link.tsx';
import { Moment } from '#ui/moment.tsx';
import { Page } from '#ui/page.tsx';
import { requireStaff } from '#ui/page-context.ts';
import { useText } from '#ui/text.tsx';
import { ReviewForm } from './review-form.tsx';
import { ReviewDocuments, ReviewTimeline } from './review-record.tsx';

export async function loader({ context, params }: LoaderFunctionArgs) {
  const page = requireStaff(context);
  const caseId = parseId('case', params['caseId'] ?? '');
  const found = caseId && (await page.useCases.cases.viewCase(page.staff, caseId));
  if (found && !found.ok && found.problem.code === 'review_of_own_account')
    return data({ view: null }, { status: 403 });
  if (!found?.ok) throw new Response(null, { status: 404 });
  return data({ view: found.value });
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const page = requireStaff(context);
  const caseId = parseId('case', params['caseId'] ?? '');
  if (!caseId) throw new Response(null, { status: 404 });
  const form = await request.formData();
  const text = (name: string) => String(form.get(name) ?? '');
  const verdict = text('verdict');
  if (verdict !== 'approve' && verdict !== 'refuse' && verdict !== 'ask_again')
    throw new Response(null, { status: 400 });
  const note = text('note');
  const done = await page.useCases.cases.reviewCase(page.staff, {
    caseId,
    verdict,
    // One list for both verdicts: "refuse:at_risk".
    reason: text('reason').replace(`${verdict}:`, ''),
    note,
  });
  if (!done.ok) return data({ problem: done.problem, verdict, note }, { status: 422 });
  page.setFlash({ state: 'good', textId: `review.sent.${done.value}` });
  return redirect(`/console/cases/${caseId}`, 303);
}

const badgeOf = {
  opened: 'info',
  documents_wanted: 'wait',
  in_review: 'wait',
  approved_once: 'wait',
  approved: 'good',
  refused: 'problem',
  withdrawn: 'neutral',
} as const;

type View = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>['view']>;

/** One case: facts, documents, what happened, and the review; to whom it is about, nothing. */
export default function Review() {
  const t = useText();
  const { view } = useLoaderData<typeof loader>();
  const back = { href: '/console', label: t('review.back') };
  if (view) return <Shown view={view} />;
  return (
    <Page title={t('problem.review_of_own_account.title')} back={back}>
      <p>{t('problem.review_of_own_account.detail')}</p>
    </Page>
  );
}

function Shown({ view }: { view: View }) {
  const t = useText();
  const answer = useActionData<typeof action>();
  const { id, stage } = view.case;
  return (
    <Page
      title={t('review.title')}
      back={{ href: '/console', label: t('review.back') }}
      lead={<span className="font-mono text-base break-all">{id}</span>}
      actions={<Badge state={badgeOf[stage]}>{t(`review.stage.${stage}`)}</Badge>}
    >
      <div className="grid items-start gap-6 lg:grid-cols-2">
        <div className="flex min-w-0 flex-col gap-6">
          <Card title={t('review.about')}>
            <Subject view={view} />
          </Card>
          <Card title={t('review.account')}>
            {view.account ? <AccountFactList account={view.account} /> : <p>{t('review.account.none')}</p>}
          </Card>
        </div>
        <div className="flex min-w-0 flex-col gap-6">
          <ReviewDocuments view={view} />
          {view.may.review ? (
            <ReviewForm
              stage={stage}
              mayApprove={view.may.approve}
              isBlind={view.subject?.isLastResort ?? false}
              isNobodys={view.account === null}
              answer={answer}
            />
          ) : (
            <Card title={t('review.decide')}>
              <p>{t(view.may.hasReviewed ? 'review.done_by_you' : 'review.not_open')}</p>
            </Card>
          )}
        </div>
      </div>
      <ReviewTimeline view={view} />
      {view.account ? (
        <Card title={t('console.facts.activity')}>
          <AccountActivity activity={view.account.activity} />
        </Card>
      ) : null}
    </Page>
  );
}

function Subject({ view }: { view: View }) {
  const t = useText();
  const { subject, earlierCases, case: shown } = view;
  if (!subject) return <p>{t('review.subject_gone')}</p>;
  const word = (prefix: string, name: string) => {
    const id = `${prefix}.${name}`;
    return t.has(id) ? t(id) : name;
  };
  return (
    <DescriptionList
      items={[
        {
          term: t('review.lost'),
          value: t.list(subject.lost.map((each) => word('review.lost', each))),
        },
        {
          term: t('review.proven'),
          value: subject.isLastResort
            ? t('review.proven.last_resort')
            : subject.proven.length > 0
              ? t.list(subject.proven.map((each) => word('review.proven', each)))
              : t('review.proven.none'),
        },
        ...(subject.unmatched
          ? [{ term: t('review.account'), value: word('review.unmatched', subject.unmatched) }]
          : []),
        ...(subject.isLastResort && view.account
          ? [{ term: t('review.told'), value: <Told events={view.events} /> }]
          : []),
        ...(subject.startedAt
          ? [{ term: t('review.started'), value: <Moment at={subject.startedAt} /> }]
          : []),
        { term: t('review.device'), value: subject.deviceName },
        { term: t('review.queue.opened'), value: <Moment at={shown.openedAt} /> },
        { term: t('review.queue.since'), value: <Moment at={shown.stageSince} /> },
        {
          term: t('review.earlier'),
          value:
            subject.earlier.length === 0 ? (
              t('review.earlier.none')
            ) : (
              <ul>
                {subject.earlier.map(({ at, outcome }) => (
                  <li key={at.getTime()}>
                    <Moment at={at} />: {word('recovery.stage', outcome)}
                  </li>
                ))}
              </ul>
            ),
        },
        {
          term: t('review.earlier_cases'),
          value:
            earlierCases.length === 0 ? (
              t('review.earlier.none')
            ) : (
              <ul>
                {earlierCases.map((each) => (
                  <li key={each.id}>
                    <Link href={`/console/cases/${each.id}`}>
                      <Moment at={each.openedAt} />
                    </Link>
                    : {t(`review.stage.${each.stage}`)}
                  </li>
                ))}
              </ul>
            ),
        },
      ]}
    />
  );
}

/** When every contact of the account heard of a claim, each time with the link that stops it. */
function Told({ events }: { events: View['events'] }) {
  const t = useText();
  const told = events.filter(({ event }) => ['open', 'hand_in', 'ask_again'].includes(event));
  return (
    <>
      <p>{t('review.told.each')}</p>
      <ul>
        {told.map(({ id, at, event }) => {
          const textId = `review.event.${event}`;
          return (
            <li key={id}>
              <Moment at={at} />: {t.has(textId) ? t(textId) : event}
            </li>
          );
        })}
      </ul>
    </>
  );
}
