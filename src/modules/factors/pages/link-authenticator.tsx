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
import { CollectProofs } from '#modules/gate/pages/collect-proofs.tsx';
import { type CollectAnswer, collectProofs } from '#modules/gate/pages/collect-proofs-action.ts';
import { finishAction } from '#modules/gate/pages/finish-action.ts';
import { ownDevice } from '#modules/gate/pages/own-device.ts';
import { readAgain } from '#modules/gate/pages/read-again.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { FlowActions, FlowPage } from '#ui/flow-page.tsx';
import { fromHelp } from '#ui/next-path.ts';
import { requireViewer } from '#ui/page-context.ts';
import { Stepper } from '#ui/stepper.tsx';
import { useText } from '#ui/text.tsx';
import { useIsPending } from '#ui/use-is-pending.ts';
import { AuthenticatorSetup, setupForPage } from './authenticator-setup.tsx';
import { consequencesOf, flowHref, stepsOf } from './authenticator-words.tsx';
import { holdFacts } from './hold-words.ts';

/** Second step: the QR code and both proofs on one page. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const page = requireViewer(context, request);
  const from = fromHelp(request);
  const { accountId, sessionId: holder } = page.viewer;
  const challengeId = parseId('challenge', params['challengeId'] ?? '');
  const { factors, gate, settings, account } = page.useCases;
  const { hasAuthenticator } = await account.viewOverview(accountId);
  // Linked meanwhile, in another tab or by pressing twice.
  if (hasAuthenticator) throw redirect(flowHref('/done', from));
  const own = challengeId && { challengeId, holder };
  const challenge = own && (await gate.viewChallenge(own));
  const setup = own && (await factors.viewAuthenticatorSetup(own));
  if (challenge && !challenge.ok && challenge.problem.code === 'challenge_expired')
    return { open: null, challengeMinutes: settings.policy.challengeMinutes, hold: holdFacts(page) };
  if (!challenge?.ok || !setup?.ok) {
    page.setFlash({ state: 'info', textId: 'authenticator.gone' });
    throw redirect(flowHref('', from));
  }
  return {
    open: { challenge: challenge.value, setup: setupForPage(setup.value) },
    challengeMinutes: settings.policy.challengeMinutes,
    hold: holdFacts(page),
  };
}

export const shouldRevalidate = readAgain;

type Answer = { readonly collected: CollectAnswer | null; readonly problem: Problem | null };
const refuse = (answer: Answer) => data<Answer>(answer, { status: 422 });

export async function action({ context, request, params }: ActionFunctionArgs) {
  const page = requireViewer(context, request);
  const from = fromHelp(request);
  const { accountId, sessionId: holder } = page.viewer;
  const challengeId = parseId('challenge', params['challengeId'] ?? '');
  const here = flowHref(`/${challengeId}`, from);
  if (!challengeId) return redirect(here, 303);
  const { factors } = page.useCases;
  const form = await request.formData();
  if (form.get('intent') === 'restart') {
    const again = await factors.startAuthenticatorLink({
      accountId,
      holder,
      device: await ownDevice(page),
    });
    return redirect(again.ok ? flowHref(`/${again.value}`, from) : flowHref('', from), 303);
  }
  const own = { challengeId, holder };
  const collected = await collectProofs(page, form, own);
  if (!collected.ok) return redirect(here, 303);
  if (!collected.value.isReady) {
    const isClean = collected.value.problems.length === 0;
    if (isClean && Object.keys(collected.value.typed).length === 0) return redirect(here, 303);
    return isClean
      ? data<Answer>({ collected: collected.value, problem: null })
      : refuse({ collected: collected.value, problem: null });
  }
  const device = await ownDevice(page);
  const linked = await finishAction(
    page,
    'link_authenticator',
    factors.finishAuthenticatorLink({ ...own, device }),
  );
  if (linked.ok) return redirect(flowHref('/done', from), 303);
  const { code } = linked.problem;
  if (code === 'grant_used' || code === 'authenticator_already_linked' || code === 'challenge_expired')
    return redirect(here, 303);
  return refuse({ collected: null, problem: linked.problem });
}

export default function LinkAuthenticator() {
  const t = useText();
  const { open, challengeMinutes, hold } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const isRestarting = useIsPending('restart');
  return (
    <FlowPage
      title={t('authenticator.title')}
      back={{ href: '/security', label: t('authenticator.back') }}
      steps={<Stepper steps={stepsOf(t)} current={2} />}
      consequences={open ? consequencesOf(t, hold) : undefined}
    >
      {open ? (
        <CollectProofs
          challenge={open.challenge}
          answer={answer?.collected}
          problem={answer?.problem}
          finish={{ text: t('authenticator.finish'), pending: t('authenticator.finishing') }}
          words={{
            contact: { name: t('authenticator.slot.contact') },
            // Only a passkey can be asked for here: there is no authenticator yet.
            second_factor: { name: t('gate.slot.passkey') },
            new_authenticator: {
              name: t('authenticator.slot.app'),
              before: <AuthenticatorSetup {...open.setup} />,
            },
          }}
        />
      ) : (
        <Form method="post" className="flex flex-col gap-6">
          <Alert state="wait" title={t('gate.collect.expired.title')} isAnnounced>
            {t('gate.collect.expired.detail', { minutes: challengeMinutes })}{' '}
            {t('authenticator.restart.detail')}
          </Alert>
          <FlowActions>
            <Button
              type="submit"
              name="intent"
              value="restart"
              isPending={isRestarting}
              pendingText={t('authenticator.starting')}
            >
              {t('authenticator.restart')}
            </Button>
          </FlowActions>
        </Form>
      )}
    </FlowPage>
  );
}
