import {
  type ActionFunctionArgs,
  data,
  Form,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import type { ContactKind } from '#kernel/contact.ts';
import { parseId } from '#kernel/ids.ts';
import type { Problem } from '#kernel/problem.ts';
import type { ProofKind, SlotView } from '#modules/gate/index.ts';
import { CollectProofs, type SlotWords } from '#modules/gate/pages/collect-proofs.tsx';
import { type CollectAnswer, collectProofs } from '#modules/gate/pages/collect-proofs-action.ts';
import { finishAction } from '#modules/gate/pages/finish-action.ts';
import { ownDevice } from '#modules/gate/pages/own-device.ts';
import { readAgain } from '#modules/gate/pages/read-again.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { FlowActions, FlowPage } from '#ui/flow-page.tsx';
import { FormError } from '#ui/form-error.tsx';
import { Link } from '#ui/link.tsx';
import { LinkButton } from '#ui/link-button.tsx';
import { fromHelp } from '#ui/next-path.ts';
import { requireViewer } from '#ui/page-context.ts';
import { PasswordField } from '#ui/password-field.tsx';
import { Stepper } from '#ui/stepper.tsx';
import { useText } from '#ui/text.tsx';
import { useIsPending } from '#ui/use-is-pending.ts';
import { consequencesOf, flowHref, kindOf, unableHref } from './change-contact-words.tsx';

/** Second step: every proof, and the button that changes the number or address. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const page = requireViewer(context, request);
  const kind = kindOf(params);
  const from = fromHelp(request);
  const { accountId, sessionId: holder } = page.viewer;
  const challengeId = parseId('challenge', params['challengeId'] ?? '');
  const { contacts, settings } = page.useCases;
  const view = challengeId && (await contacts.viewContactChange({ accountId, challengeId, holder, kind }));
  if (view?.ok && view.value.state === 'done') throw redirect(doneHref(kind, from));
  if (!view || (!view.ok && view.problem.code === 'challenge_not_found')) {
    page.setFlash({ state: 'info', textId: `contacts.${kind}.gone` });
    throw redirect(flowHref(kind, '', from));
  }
  return {
    kind,
    from,
    holdHours: settings.policy.holdHours,
    challengeMinutes: settings.policy.challengeMinutes,
    preview: await contacts.previewContactChange({ accountId, kind }),
    /** `null`: it has expired. */
    change: view.ok ? view.value : null,
  };
}

export const shouldRevalidate = readAgain;

/** Told as done whichever tab did it. */
const doneHref = (kind: ContactKind, from: string | null): string => {
  const href = flowHref(kind, '/done', from);
  return `${href}${href.includes('?') ? '&' : '?'}already`;
};

type Answer = { readonly collected: CollectAnswer | null; readonly problem: Problem | null };

export async function action({ context, request, params }: ActionFunctionArgs) {
  const page = requireViewer(context, request);
  const kind = kindOf(params);
  const from = fromHelp(request);
  const { accountId, sessionId: holder } = page.viewer;
  const challengeId = parseId('challenge', params['challengeId'] ?? '');
  const here = flowHref(kind, `/${challengeId}`, from);
  // The loader of this very page says what became of it.
  if (!challengeId) return redirect(here, 303);
  const own = { challengeId, holder };
  const { contacts } = page.useCases;
  const form = await request.formData();
  if (form.get('intent') === 'restart') {
    const again = await contacts.restartContactChange({
      ...own,
      accountId,
      kind,
      device: await ownDevice(page),
    });
    if (again.ok) return redirect(flowHref(kind, `/${again.value}`, from), 303);
    return refuse({ collected: null, problem: again.problem });
  }
  if (form.get('intent') === 'migrate') {
    const password = String(form.get('password') ?? '');
    const agreed = await contacts.agreeMigration({ ...own, accountId, kind, password, address: page.ip });
    return agreed.ok ? redirect(here, 303) : refuse({ collected: null, problem: agreed.problem });
  }
  const collected = await collectProofs(page, form, own);
  if (!collected.ok) return redirect(here, 303);
  if (!collected.value.isReady) {
    const isClean = collected.value.problems.length === 0;
    // What scripts don't keep must come back with the answer; otherwise a refresh must not send again.
    if (isClean && Object.keys(collected.value.typed).length === 0) return redirect(here, 303);
    return isClean
      ? data<Answer>({ collected: collected.value, problem: null })
      : refuse({ collected: collected.value, problem: null });
  }
  const device = await ownDevice(page);
  const finished = await finishAction(
    page,
    `change_${kind}`,
    contacts.finishContactChange({ ...own, kind, device }),
  );
  if (finished.ok) return redirect(flowHref(kind, '/done', from), 303);
  const { code } = finished.problem;
  if (code === 'grant_used' || code === 'same_as_current') return redirect(doneHref(kind, from), 303);
  if (code === 'contact_in_use' || code === 'challenge_expired') return redirect(here, 303);
  return refuse({ collected: null, problem: finished.problem });
}

const refuse = (answer: Answer) => data<Answer>(answer, { status: 422 });

export default function ChangeContactProofs() {
  const t = useText();
  const { kind, from, holdHours, preview, change, challengeMinutes } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const isOpen = change?.state === 'open';
  return (
    <FlowPage
      title={t(`contacts.${kind}.title`)}
      back={{ href: flowHref(kind, '', from), label: t(`contacts.${kind}.new`) }}
      steps={
        <Stepper
          steps={[t(`contacts.${kind}.steps.new`), t('contacts.steps.codes'), t('contacts.steps.done')]}
          current={2}
        />
      }
      consequences={isOpen ? consequencesOf(t, kind, { ...preview, holdHours }) : undefined}
    >
      {isOpen && change?.migration === 'agreed' ? (
        <Alert state="wait" title={t('contacts.migration.agreed.title')}>
          {t('contacts.migration.agreed.detail')}
        </Alert>
      ) : null}
      {isOpen && change ? (
        <CollectProofs
          challenge={change.challenge}
          answer={answer?.collected}
          problem={answer?.problem}
          finish={{ text: t(`contacts.${kind}.finish`), pending: t(`contacts.${kind}.finishing`) }}
          words={useSlotWords(kind, change, from)}
        />
      ) : change ? (
        <Taken
          kind={kind}
          value={change.newValue}
          from={from}
          isOffered={change.migration === 'offered'}
          problem={answer?.problem}
        />
      ) : (
        <Expired kind={kind} minutes={challengeMinutes} problem={answer?.problem} />
      )}
    </FlowPage>
  );
}

type Change = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>['change']>;

function useSlotWords(kind: ContactKind, change: Change, from: string | null): Record<string, SlotWords> {
  const t = useText();
  const second = change.challenge.slots.find(({ name }) => name === 'second_factor');
  return {
    [`new_${kind}`]: {
      name: t(`contacts.${kind}.slot.new`),
      contact: change.newValue,
      ways: [
        <Link key="another" href={flowHref(kind, '', from)} isTarget>
          {t(`contacts.${kind}.another`)}
        </Link>,
      ],
    },
    [`current_${kind}`]: { name: t(`contacts.${kind}.slot.current`) },
    second_factor: {
      name: t(strongSlotWords(second) ?? `contacts.${kind}.slot.second`),
    },
  };
}

/** How the second factor is called where it is a strong one. */
function strongSlotWords(slot: SlotView | undefined) {
  const takes = (wanted: ProofKind) => slot?.methods.some(({ kind }) => kind === wanted) ?? false;
  if (takes('passkey') && takes('authenticator_code')) return 'contacts.slot.strong';
  if (takes('passkey')) return 'contacts.slot.passkey';
  return takes('authenticator_code') ? 'contacts.slot.authenticator' : null;
}

/** Told only here, after the new contact was proven. */
function Taken({
  kind,
  value,
  from,
  isOffered,
  problem,
}: {
  kind: ContactKind;
  value: string;
  from: string | null;
  isOffered: boolean;
  problem: Problem | null | undefined;
}) {
  const t = useText();
  return (
    <>
      <Alert state="problem" title={t(`contacts.${kind}.taken.title`)} isAnnounced>
        <p dir="ltr" className="font-mono">
          {value}
        </p>
        <p>{t(`contacts.${kind}.taken.detail`)}</p>
      </Alert>
      {isOffered ? <Migrate problem={problem} /> : null}
      <FlowActions>
        <LinkButton href={flowHref(kind, '', from)}>{t(`contacts.${kind}.another`)}</LinkButton>
        <Link href={unableHref(kind)} isTarget>
          {t('contacts.unable')}
        </Link>
      </FlowActions>
    </>
  );
}

/** Moving it here from the customer's own other account, which its password shows. */
function Migrate({ problem }: { problem: Problem | null | undefined }) {
  const t = useText();
  const isPending = useIsPending('migrate');
  return (
    <Form method="post" className="flex flex-col gap-4">
      <FormError problem={problem} />
      <h2 className="text-lg">{t('contacts.migration.title')}</h2>
      <p>{t('contacts.migration.detail')}</p>
      <p>{t('contacts.migration.closes')}</p>
      <PasswordField
        name="password"
        label={t('contacts.migration.password')}
        purpose="current"
        problem={problem}
      />
      <div>
        <Button
          type="submit"
          name="intent"
          value="migrate"
          kind="secondary"
          isPending={isPending}
          pendingText={t('contacts.migration.pending')}
        >
          {t('contacts.migration.action')}
        </Button>
      </div>
    </Form>
  );
}

function Expired({
  kind,
  minutes,
  problem,
}: {
  kind: ContactKind;
  minutes: number;
  problem: Problem | null | undefined;
}) {
  const t = useText();
  const isPending = useIsPending('restart');
  return (
    <Form method="post" className="flex flex-col gap-6">
      <FormError problem={problem} />
      <Alert state="wait" title={t('gate.collect.expired.title')} isAnnounced>
        {t('gate.collect.expired.detail', { minutes })}
      </Alert>
      <FlowActions>
        <Button
          type="submit"
          name="intent"
          value="restart"
          isPending={isPending}
          pendingText={t(`contacts.${kind}.checking`)}
        >
          {t(`contacts.${kind}.restart`)}
        </Button>
      </FlowActions>
    </Form>
  );
}
