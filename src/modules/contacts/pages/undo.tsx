import {
  type ActionFunctionArgs,
  data,
  Form,
  type LoaderFunctionArgs,
  redirect,
  useLoaderData,
} from 'react-router';
import { deviceFacts } from '#kernel/name-device.ts';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { DescriptionList } from '#ui/description-list.tsx';
import { FlowActions, FlowPage } from '#ui/flow-page.tsx';
import { Link } from '#ui/link.tsx';
import { LinkButton } from '#ui/link-button.tsx';
import { Moment } from '#ui/moment.tsx';
import { getPage } from '#ui/page-context.ts';
import { useText } from '#ui/text.tsx';
import { useIsPending } from '#ui/use-is-pending.ts';

/** "This wasn't me": shows what would be put back. Looking changes nothing, because mail scanners look too. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const page = getPage(context);
  const view = await page.useCases.contacts.viewUndo(params['token'] ?? '');
  const { holdHours } = page.useCases.settings.policy;
  const isJustDone = new URL(request.url).searchParams.has('done');
  if (view.ok) return { view: view.value, problem: null, isJustDone, holdHours };
  const status = { undo_not_found: 404, undo_expired: 410, undo_done: 200, contact_in_use: 409 } as const;
  return data(
    { view: null, problem: view.problem.code, isJustDone, holdHours },
    { status: status[view.problem.code] },
  );
}

export async function action({ context, params }: ActionFunctionArgs) {
  const page = getPage(context);
  const token = params['token'] ?? '';
  const undone = await page.useCases.contacts.undoChange({ token, device: deviceFacts(page.client()) });
  // The loader says why not.
  return redirect(`/undo/${encodeURIComponent(token)}${undone.ok ? '?done' : ''}`, 303);
}

export default function Undo() {
  const { view, problem, isJustDone, holdHours } = useLoaderData<typeof loader>();
  if (view) return <Question view={view} holdHours={holdHours} />;
  if (problem === 'undo_done') return isJustDone ? <Done /> : <Over id="already" />;
  return <Over id={problem === 'undo_expired' ? 'expired' : 'not_found'} />;
}

type View = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>['view']>;

function Question({ view, holdHours }: { view: View; holdHours: number }) {
  const t = useText();
  const isPending = useIsPending();
  const { kind } = view;
  return (
    <FlowPage
      title={t('undo.title')}
      lead={t(`undo.${kind}.lead`, { at: t.dateTime(view.changedAt) })}
      consequences={{
        changes: [
          t(`undo.${kind}.changes`, { before: view.before, now: view.now }),
          t('undo.changes.sessions'),
          t('undo.changes.frozen'),
        ],
        told: [t('undo.told')],
        hold: { text: t('undo.hold', { duration: t.duration(holdHours * 3_600_000) }) },
        undo: t('undo.undo'),
      }}
    >
      <Card title={t('undo.facts')}>
        <DescriptionList
          items={[
            { term: t('undo.fact.now'), value: <Masked>{view.now}</Masked> },
            { term: t('undo.fact.restored'), value: <Masked>{view.before}</Masked> },
            { term: t('undo.fact.until'), value: <Moment at={view.undoUntil} /> },
          ]}
        />
      </Card>
      <Form method="post" className="flex flex-col gap-6">
        <FlowActions>
          <Button type="submit" isPending={isPending} pendingText={t('undo.pending')}>
            {t(`undo.${kind}.action`)}
          </Button>
          <p className="text-muted">{t('undo.was_me')}</p>
        </FlowActions>
      </Form>
    </FlowPage>
  );
}

const Masked = ({ children }: { children: string }) => (
  <span dir="ltr" className="font-mono break-all">
    {children}
  </span>
);

function Done() {
  const t = useText();
  return (
    <FlowPage title={t('undo.done.title')} lead={t('undo.done.detail')}>
      <section className="flex flex-col gap-2">
        <h2 className="text-xl">{t('undo.done.next')}</h2>
        <ol className="flex list-decimal flex-col gap-1 ps-5">
          <li>{t('undo.done.next.mail')}</li>
          <li>{t('undo.done.next.unfreeze')}</li>
        </ol>
      </section>
      <FlowActions>
        <LinkButton href="/unfreeze" kind="secondary">
          {t('undo.done.unfreeze')}
        </LinkButton>
        <Link href="/help/faq/freeze-account" isTarget>
          {t('undo.done.help')}
        </Link>
      </FlowActions>
    </FlowPage>
  );
}

/** A link that can do nothing any more: which of the three it is, and the way on. */
function Over({ id }: { id: 'already' | 'expired' | 'not_found' }) {
  const t = useText();
  return (
    <FlowPage title={t(`undo.${id}.title`)} lead={t(`undo.${id}.detail`)}>
      <FlowActions>
        {id === 'already' ? (
          <LinkButton href="/unfreeze" kind="secondary">
            {t('undo.done.unfreeze')}
          </LinkButton>
        ) : (
          <LinkButton href="/sign-in">{t('undo.sign_in')}</LinkButton>
        )}
        <Link href="/help/faq/freeze-account" isTarget>
          {t('undo.freeze_help')}
        </Link>
      </FlowActions>
    </FlowPage>
  );
}
