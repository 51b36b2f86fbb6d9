import { useEffect } from 'react';
import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
  useSubmit,
} from 'react-router';
import { type ChallengeId, parseId } from '#kernel/ids.ts';
import { type Problem, problem } from '#kernel/problem.ts';
import { ChallengeProblem } from '#modules/gate/pages/challenge-problem.tsx';
import { CookiesOff } from '#modules/gate/pages/cookies-off.tsx';
import { isOfDevice } from '#modules/gate/pages/device-slots.ts';
import { ProveSlot } from '#modules/gate/pages/prove-slot.tsx';
import { isOver } from '#modules/gate/pages/prove-slot-action.ts';
import { readAgain } from '#modules/gate/pages/read-again.ts';
import { answerSignedOutStep, refuseStep, type StepAnswer } from '#modules/gate/pages/signed-out-step.ts';
import type { AuthorisationMethod } from '#modules/sessions/index.ts';
import { Alert } from '#ui/alert.tsx';
import { FlowActions, FlowPage } from '#ui/flow-page.tsx';
import { LinkButton } from '#ui/link-button.tsx';
import { nextOf, withNext } from '#ui/next-path.ts';
import { getPage, type PageClient, type PageContext, pathOf } from '#ui/page-context.ts';
import { useText } from '#ui/text.tsx';
import { ChooseMethod } from './new-device-choose.tsx';
import { Waiting } from './new-device-waiting.tsx';
import { finishIfComplete, isWholePage } from './sign-in-finish.ts';
import { useSignInConsequences } from './sign-in-frame.tsx';

type Shown = 'choose' | 'authenticator_code' | null;

function shownOf(request: Request): Shown {
  const way = new URL(request.url).searchParams.get('way');
  return way === 'choose' || way === 'authenticator_code' ? way : null;
}

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const page = getPage(context);
  const next = nextOf(request);
  const client = page.client();
  const challengeId = parseId('challenge', params['challengeId'] ?? '');
  const here = `/sign-in/${challengeId ?? ''}/device`;
  const base = { next, here, shown: shownOf(request), isNew: client.isNew };
  const holder = page.useCases.sessions.browserHolder(client);
  const view = challengeId
    ? await page.useCases.sessions.viewSignIn({ challengeId, holder })
    : ({ ok: false, problem: problem('challenge_not_found') } as const);
  if (!challengeId || !view.ok) {
    if (page.viewer) throw redirect(next ?? '/overview');
    const refused: Problem = view.ok ? problem('challenge_not_found') : view.problem;
    return data({ ...base, view: null, calls: 0, problem: refused }, { status: 404 });
  }
  const { challenge } = view.value;
  if (challenge?.isComplete) {
    if (page.viewer) throw redirect(next ?? '/overview');
    if (isWholePage(request)) {
      const finished = await finishIfComplete(page, request, challengeId);
      if (finished instanceof Response) throw finished;
    }
  } else if (challenge?.slots.some((each) => !isOfDevice(each) && each.state !== 'done')) {
    throw redirect(withNext(`/sign-in/${challengeId}`, next));
  }
  return data({
    ...base,
    view: { ...view.value, challengeId },
    calls: page.useCases.settings.policy.callsPerHour,
    problem: null,
  });
}

export const shouldRevalidate = readAgain;

export type DeviceAnswer = StepAnswer | { kind: 'start'; problem: Problem; method: string };

const requested: readonly string[] = [
  'device_approval',
  'phone_call',
  'email_link',
] satisfies AuthorisationMethod[];

export async function action(args: ActionFunctionArgs) {
  const { request } = args;
  return answerSignedOutStep(args, async ({ page, client, challengeId, form, worked }) => {
    if (worked === 'send') return redirect(pathOf(request), 303);
    if (form.get('intent') === 'start') return start(page, client, request, form, challengeId);
    const finished = await finishIfComplete(page, request, challengeId);
    if (finished instanceof Response) return finished;
    return isOver(finished) ? redirect(pathOf(request), 303) : refuseStep(finished);
  });
}

async function start(
  page: PageContext,
  client: PageClient,
  request: Request,
  form: FormData,
  challengeId: ChallengeId,
) {
  const here = `/sign-in/${challengeId}/device`;
  const next = nextOf(request);
  const method = String(form.get('method') ?? '');
  if (method === 'authenticator_code') return redirect(withNext(`${here}?way=${method}`, next), 303);
  if (!requested.includes(method)) {
    return data<DeviceAnswer>(
      { kind: 'start', problem: problem('authorisation_method_missing', { field: 'method' }), method },
      { status: 422 },
    );
  }
  const started = await page.useCases.sessions.startAuthorisation({
    challengeId,
    holder: page.useCases.sessions.browserHolder(client),
    client,
    method: method as AuthorisationMethod,
  });
  if (started.ok) return redirect(withNext(here, next), 303);
  if (isOver(started.problem)) return redirect(pathOf(request), 303);
  return data<DeviceAnswer>({ kind: 'start', problem: started.problem, method }, { status: 422 });
}

/** A device that signs in for the first time: how it is authorised, and the wait for the answer. */
export default function NewDevice() {
  const t = useText();
  const { view, problem: refused, next, here, shown, calls, isNew } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const consequences = useSignInConsequences(true);
  const isComplete = view?.challenge?.isComplete ?? false;
  useFinish(isComplete ? (view?.challengeId ?? null) : null);
  if (answer?.kind === 'cookies_off' || (isNew && !view)) {
    return <CookiesOff restart={withNext('/sign-in', next)} />;
  }
  if (!view) {
    return (
      <ChallengeProblem problem={refused}>
        <LinkButton href={withNext('/sign-in', next)}>{t('sign_in.restart')}</LinkButton>
      </ChallengeProblem>
    );
  }
  if (!view.challenge) return <Refused next={next} />;

  const { authorisation, methods } = view;
  // Confirmed, yet not complete: the first of two methods.
  const isWaiting = authorisation?.state === 'waiting' || isComplete;
  const device = view.deviceSlot;
  const choose = withNext(`${here}?way=choose`, next);
  if (shown === 'authenticator_code' && device && methods.includes('authenticator_code') && !isComplete) {
    return (
      <FlowPage
        title={t('new_device.authenticator.title')}
        lead={t('new_device.authenticator.lead')}
        back={{ href: choose, label: t('new_device.other_way') }}
        consequences={consequences}
      >
        <ProveSlot
          slot={device}
          lockedUntil={view.challenge.lockedUntil}
          answer={answer?.kind === 'proof' ? answer : null}
          autoFocus
        />
        <FlowActions>{null}</FlowActions>
      </FlowPage>
    );
  }
  if (authorisation && isWaiting && shown !== 'choose') {
    return (
      <Waiting
        challengeId={view.challengeId}
        authorisation={authorisation}
        contacts={view.contacts}
        isComplete={isComplete}
        choose={choose}
        answer={answer}
        consequences={consequences}
      />
    );
  }
  return (
    <ChooseMethod
      methods={methods}
      unusual={view.unusual}
      isSecond={device?.name === 'device_again'}
      contacts={view.contacts}
      calls={calls}
      before={authorisation}
      back={withNext('/sign-in', next)}
      answer={answer?.kind === 'start' ? answer : null}
      consequences={consequences}
    />
  );
}

/** With scripts the waiting page signs in as soon as it hears of the answer. */
function useFinish(challengeId: ChallengeId | null): void {
  const submit = useSubmit();
  useEffect(() => {
    if (challengeId) void submit({ intent: 'finish' }, { method: 'post' });
  }, [challengeId, submit]);
}

function Refused({ next }: { next: string | null }) {
  const t = useText();
  return (
    <FlowPage title={t('new_device.refused.title')}>
      <Alert state="problem" title={t('new_device.refused.what')} isAnnounced>
        <p>{t('new_device.refused.told')}</p>
      </Alert>
      <section className="flex flex-col gap-2">
        <h2 className="text-xl">{t('new_device.refused.next')}</h2>
        <ul className="flex list-disc flex-col gap-1 ps-5">
          <li>{t('new_device.refused.mistake')}</li>
          <li>{t('new_device.refused.not_you')}</li>
        </ul>
      </section>
      <div className="flex flex-col items-stretch gap-3 sm:flex-row sm:flex-wrap sm:items-center">
        <LinkButton href={withNext('/sign-in', next)}>{t('sign_in.restart')}</LinkButton>
        <LinkButton kind="secondary" href="/help/faq/authorise-a-device">
          {t('new_device.help')}
        </LinkButton>
      </div>
    </FlowPage>
  );
}
