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
import type { SlotView } from '#modules/gate/index.ts';
import { CollectProofs, type SlotWords } from '#modules/gate/pages/collect-proofs.tsx';
import { type CollectAnswer, collectProofs } from '#modules/gate/pages/collect-proofs-action.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { FlowActions, FlowPage } from '#ui/flow-page.tsx';
import { FormError } from '#ui/form-error.tsx';
import { Link } from '#ui/link.tsx';
import { LinkButton } from '#ui/link-button.tsx';
import { requireViewer } from '#ui/page-context.ts';
import { Stepper } from '#ui/stepper.tsx';
import { useText } from '#ui/text.tsx';
import { useIsPending } from '#ui/use-is-pending.ts';
import { consequencesOf, flowHref, fromArticle, kindOf, unableHref } from './change-contact-words.tsx';

/** Second step: every proof, and the button that changes the number or address. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const page = requireViewer(context, request);
  const kind = kindOf(params);
  const from = fromArticle(request);
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

/** A refused code may come with a proven one, or with a lock: what is shown must be read again after every answer. */
export const shouldRevalidate = (): boolean => true;

/** Told as done whichever tab did it. */
const doneHref = (kind: ContactKind, from: string | null): string => {
  const href = flowHref(kind, '/done', from);
  return `${href}${href.includes('?') ? '&' : '?'}already`;
};

type Answer = { readonly collected: CollectAnswer | null; readonly problem: Problem | null };

export async function action({ context, request, params }: ActionFunctionArgs) {
  const page = requireViewer(context, request);
  const kind = kindOf(params);
  const from = fromArticle(request);
  const { accountId, sessionId: holder } = page.viewer;
  const challengeId = parseId('challenge', params['challengeId'] ?? '');
  const here = flowHref(kind, `/${challengeId}`, from);
  // The loader of this very page says what became of it.
  if (!challengeId) return redirect(here, 303);
  const own = { challengeId, holder };
  const { contacts } = page.useCases;
  const form = await request.formData();
  if (form.get('intent') === 'restart') {
    const again = await contacts.restartContactChange({ ...own, accountId, kind });
    if (again.ok) return redirect(flowHref(kind, `/${again.value}`, from), 303);
    return refuse({ collected: null, problem: again.problem });
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
  const { deviceId } = page.viewer;
  const device = await page.useCases.sessions.describeOwnDevice({ accountId, deviceId, address: page.ip });
  const finished = await contacts.finishContactChange({ ...own, kind, device });
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
      {isOpen && change ? (
        <CollectProofs
          challenge={change.challenge}
          answer={answer?.collected}
          problem={answer?.problem}
          unableHref={unableHref(kind)}
          finish={{ text: t(`contacts.${kind}.finish`), pending: t(`contacts.${kind}.finishing`) }}
          words={useSlotWords(kind, change, from)}
        />
      ) : change ? (
        <Taken kind={kind} value={change.newValue} from={from} />
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
      name: isByApp(second) ? t('contacts.slot.authenticator') : t(`contacts.${kind}.slot.second`),
    },
  };
}

const isByApp = (slot: SlotView | undefined): boolean =>
  slot?.methods.some(({ kind }) => kind === 'authenticator_code') ?? false;

/** Told only here, after the new contact was proven. */
function Taken({ kind, value, from }: { kind: ContactKind; value: string; from: string | null }) {
  const t = useText();
  return (
    <>
      <Alert state="problem" title={t(`contacts.${kind}.taken.title`)} isAnnounced>
        <p dir="ltr" className="font-mono">
          {value}
        </p>
        <p>{t(`contacts.${kind}.taken.detail`)}</p>
      </Alert>
      <FlowActions>
        <LinkButton href={flowHref(kind, '', from)}>{t(`contacts.${kind}.another`)}</LinkButton>
        <Link href={unableHref(kind)} isTarget>
          {t('contacts.unable')}
        </Link>
      </FlowActions>
    </>
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
