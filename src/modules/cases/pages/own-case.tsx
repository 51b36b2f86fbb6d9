import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import { parseId } from '#kernel/ids.ts';
import { deviceFacts } from '#kernel/name-device.ts';
import { type Problem, problem } from '#kernel/problem.ts';
import { isOver } from '#modules/cases/rules.ts';
import { ChallengeProblem } from '#modules/gate/pages/challenge-problem.tsx';
import { Alert } from '#ui/alert.tsx';
import { Countdown } from '#ui/countdown.tsx';
import { DescriptionList } from '#ui/description-list.tsx';
import { FlowPage } from '#ui/flow-page.tsx';
import { FormError } from '#ui/form-error.tsx';
import { LinkButton } from '#ui/link-button.tsx';
import { Moment } from '#ui/moment.tsx';
import { getPage, type PageContext } from '#ui/page-context.ts';
import { Stepper } from '#ui/stepper.tsx';
import { useText } from '#ui/text.tsx';
import { OwnDocuments, WithdrawForm } from './own-case-forms.tsx';

/** The case of a recovery, for the browser that may act in it. */
function keyOf(page: PageContext, recoveryId: string | undefined) {
  const id = parseId('recovery', recoveryId ?? '');
  const holder = page.useCases.sessions.browserHolder(page.client());
  return id && ({ kind: 'recovery', subjectId: id, holders: [holder] } as const);
}

export async function loader({ context, params }: LoaderFunctionArgs) {
  const key = keyOf(getPage(context), params['recoveryId']);
  const found = key && (await getPage(context).useCases.cases.viewOwnCase(key));
  if (!found?.ok) return data({ view: null, recoveryId: '' }, { status: 404 });
  return data({ view: found.value, recoveryId: params['recoveryId'] ?? '' });
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const page = getPage(context);
  const { cases } = page.useCases;
  const key = keyOf(page, params['recoveryId']);
  // Before the body is read: megabytes are taken from whoever may give them.
  const found = key && (await cases.viewOwnCase(key));
  if (!key || !found?.ok) throw new Response(null, { status: 404 });
  const form = await request.formData();
  const path = `/recover/${params['recoveryId']}/case`;
  const answer = (refused: Problem) => data({ problem: refused }, { status: 422 });
  const said = (textId: string) => {
    page.setFlash({ state: 'good', textId });
    return redirect(path, 303);
  };
  switch (form.get('intent')) {
    case 'add': {
      const file = form.get('document');
      const bytes = file instanceof Blob ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array();
      const added = await cases.addDocument({ ...key, bytes });
      return added.ok ? said('case.document.added') : answer(added.problem);
    }
    case 'remove': {
      const documentId = String(form.get('document') ?? '');
      const removed = await cases.removeDocument({ ...key, documentId });
      return removed.ok ? said('case.document.removed') : answer(removed.problem);
    }
    case 'hand_in': {
      const handed = await cases.handIn({ ...key, device: deviceFacts(page.client()) });
      return handed.ok ? said('case.handed_in') : answer(handed.problem);
    }
    case 'withdraw': {
      const withdrawn = await cases.withdrawCase(key);
      return withdrawn.ok ? said('case.withdrawn') : answer(withdrawn.problem);
    }
    default:
      throw new Response(null, { status: 400 });
  }
}

const stepOf = {
  opened: 1,
  documents_wanted: 1,
  in_review: 2,
  approved_once: 3,
  approved: 4,
  refused: 4,
  withdrawn: 4,
} as const;

const stateOf = {
  opened: 'wait',
  documents_wanted: 'info',
  in_review: 'wait',
  approved_once: 'wait',
  approved: 'good',
  refused: 'problem',
  withdrawn: 'info',
} as const;

/** Where a case stands, what is wanted, and what comes next. */
export default function OwnCase() {
  const t = useText();
  const { view, recoveryId } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (!view) {
    return (
      <ChallengeProblem problem={problem('case_not_found')}>
        <LinkButton href="/recover">{t('recovery.begin_here')}</LinkButton>
      </ChallengeProblem>
    );
  }
  const { stage, reason } = view;
  const steps = (['documents', 'first', 'second', 'decided'] as const).map((each) => t(`case.step.${each}`));
  return (
    <FlowPage
      title={t('case.title')}
      lead={t('case.lead')}
      back={{ href: `/recover/${recoveryId}`, label: t('case.back') }}
      steps={<Stepper steps={steps} current={stepOf[stage]} />}
    >
      <FormError problem={answer?.problem} />
      <Alert state={stateOf[stage]} title={t(`case.stage.${stage}`)}>
        <p>{t(`case.next.${stage}`)}</p>
        {stage === 'documents_wanted' && view.closesAt ? (
          <p className="mt-1">
            <Countdown
              kind="wait"
              lead={t('case.closes')}
              until={view.closesAt}
              over={t('case.stage.withdrawn')}
            />
          </p>
        ) : null}
      </Alert>
      {reason ? (
        <Alert
          state="problem"
          title={t(stage === 'refused' ? 'case.reason.refused' : 'case.reason.documents_wanted')}
        >
          {t(`case.reason.${reason}`)}
        </Alert>
      ) : null}
      {isOver(stage) ? null : <OwnDocuments view={view} problem={answer?.problem} />}
      <DescriptionList
        items={[
          { term: t('case.number'), value: <span className="font-mono text-sm break-all">{view.id}</span> },
          { term: t('case.opened'), value: <Moment at={view.openedAt} /> },
          { term: t('case.since'), value: <Moment at={view.stageSince} /> },
        ]}
      />
      {isOver(stage) ? null : <WithdrawForm />}
    </FlowPage>
  );
}
