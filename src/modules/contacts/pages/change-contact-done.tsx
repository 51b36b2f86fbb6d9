import { type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router';
import { RunningHolds } from '#modules/holds/pages/running-holds.tsx';
import { Card } from '#ui/card.tsx';
import { DescriptionList } from '#ui/description-list.tsx';
import { FlowActions, FlowPage } from '#ui/flow-page.tsx';
import { LinkButton } from '#ui/link-button.tsx';
import { Moment } from '#ui/moment.tsx';
import { NextList } from '#ui/next-list.tsx';
import { fromHelp } from '#ui/next-path.ts';
import { requireViewer } from '#ui/page-context.ts';
import { Stepper } from '#ui/stepper.tsx';
import { useText } from '#ui/text.tsx';
import { kindOf } from './change-contact-words.tsx';

/** Last step: what changed, what is on hold until when, and what comes next. Safe to load again. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const page = requireViewer(context, request);
  const kind = kindOf(params);
  const { accountId } = page.viewer;
  const { contacts, account } = page.useCases;
  const change = await contacts.viewLatestChange({ accountId, kind });
  if (!change) {
    page.setFlash({ state: 'info', textId: `contacts.${kind}.unchanged` });
    throw redirect('/security');
  }
  return {
    kind,
    change,
    holds: (await account.viewOverview(accountId)).holds,
    from: fromHelp(request),
    isRepeated: new URL(request.url).searchParams.has('already'),
  };
}

export default function ChangeContactDone() {
  const t = useText();
  const { kind, change, holds, from, isRepeated } = useLoaderData<typeof loader>();
  return (
    <FlowPage
      title={t(`contacts.${kind}.done.title`)}
      steps={
        <Stepper
          steps={[t(`contacts.${kind}.steps.new`), t('contacts.steps.codes'), t('contacts.steps.done')]}
          current={3}
        />
      }
    >
      {isRepeated ? <p>{t(`contacts.${kind}.done.already`)}</p> : null}
      <Card>
        <DescriptionList
          items={[
            { term: t(`contacts.${kind}.done.now`), value: <Masked>{change.now}</Masked> },
            { term: t(`contacts.${kind}.done.before`), value: <Masked>{change.before}</Masked> },
            { term: t('contacts.done.at'), value: <Moment at={change.changedAt} /> },
          ]}
        />
      </Card>
      <RunningHolds holds={holds} />
      <NextList
        title={t('contacts.done.next')}
        items={[
          t(`contacts.${kind}.done.changes`, { now: change.now }),
          t(`contacts.${kind}.done.told`),
          t(`contacts.${kind}.done.undo`, { before: change.before, until: t.dateTime(change.holdUntil) }),
        ]}
      />
      <FlowActions>
        {from ? <LinkButton href={from}>{t('contacts.done.article')}</LinkButton> : null}
        <LinkButton href="/security" kind={from ? 'secondary' : 'primary'}>
          {t('contacts.done.security')}
        </LinkButton>
      </FlowActions>
    </FlowPage>
  );
}

const Masked = ({ children }: { children: string }) => (
  <span dir="ltr" className="font-mono break-all">
    {children}
  </span>
);
