import { type LoaderFunctionArgs, redirect, useLoaderData } from 'react-router';
import { Alert } from '#ui/alert.tsx';
import { Card } from '#ui/card.tsx';
import { Countdown } from '#ui/countdown.tsx';
import { DescriptionList } from '#ui/description-list.tsx';
import { FlowActions, FlowPage } from '#ui/flow-page.tsx';
import { LinkButton } from '#ui/link-button.tsx';
import { Moment } from '#ui/moment.tsx';
import { fromHelp } from '#ui/next-path.ts';
import { requireViewer } from '#ui/page-context.ts';
import { Stepper } from '#ui/stepper.tsx';
import { useText } from '#ui/text.tsx';
import { kindOf } from './change-contact-words.tsx';

/** Last step: what changed, what is on hold until when, and what comes next. Safe to load again. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const page = requireViewer(context, request);
  const kind = kindOf(params);
  const change = await page.useCases.contacts.viewLatestChange({ accountId: page.viewer.accountId, kind });
  if (!change) {
    page.setFlash({ state: 'info', textId: `contacts.${kind}.unchanged` });
    throw redirect('/security');
  }
  return {
    kind,
    change,
    from: fromHelp(request),
    isRepeated: new URL(request.url).searchParams.has('already'),
  };
}

export default function ChangeContactDone() {
  const t = useText();
  const { kind, change, from, isRepeated } = useLoaderData<typeof loader>();
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
      <Alert state="wait" title={t('contacts.done.hold.title')}>
        <p>
          <Countdown until={change.holdUntil} over={t('contacts.done.hold.over')} />
        </p>
        <p>{t('contacts.done.hold')}</p>
      </Alert>
      <section className="flex flex-col gap-2">
        <h2 className="text-xl">{t('contacts.done.next')}</h2>
        <ul className="flex list-disc flex-col gap-1 ps-5">
          <li>{t(`contacts.${kind}.done.changes`, { now: change.now })}</li>
          <li>{t(`contacts.${kind}.done.told`)}</li>
          <li>
            {t(`contacts.${kind}.done.undo`, {
              before: change.before,
              until: t.dateTime(change.holdUntil),
            })}
          </li>
        </ul>
      </section>
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
