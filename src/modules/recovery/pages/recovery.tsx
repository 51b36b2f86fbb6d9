import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import type { ContactKind } from '#kernel/contact.ts';
import { parseId, type RecoveryId } from '#kernel/ids.ts';
import { type Problem, problem } from '#kernel/problem.ts';
import { ChallengeProblem } from '#modules/gate/pages/challenge-problem.tsx';
import { CookiesOff } from '#modules/gate/pages/cookies-off.tsx';
import { finishAction } from '#modules/gate/pages/finish-action.ts';
import { answerProveSlot, isOver } from '#modules/gate/pages/prove-slot-action.ts';
import { readAgain } from '#modules/gate/pages/read-again.ts';
import { refuseStep, type StepAnswer } from '#modules/gate/pages/signed-out-step.ts';
import { guessCountry } from '#ui/guess-country.ts';
import { LinkButton } from '#ui/link-button.tsx';
import { getPage, type PageContext, pathOf } from '#ui/page-context.ts';
import { useText } from '#ui/text.tsx';
import { RecoveryBinding } from './recovery-binding.tsx';
import { RecoveryEnd } from './recovery-end.tsx';
import { RecoveryPlanned } from './recovery-planned.tsx';
import { RecoveryProving } from './recovery-proving.tsx';
import { RecoveryWaiting } from './recovery-waiting.tsx';

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const page = getPage(context);
  const client = page.client();
  const recoveryId = parseId('recovery', params['recoveryId'] ?? '');
  const { recovery, settings } = page.useCases;
  const found = recoveryId
    ? await recovery.viewRecovery({ recoveryId, client })
    : ({ ok: false, problem: problem('recovery_not_found') } as const);
  if (!found.ok) {
    return data({ view: null, isNew: client.isNew, problem: found.problem }, { status: 404 });
  }
  const { setup, ...view } = found.value;
  const correcting = new URL(request.url).searchParams.get('correct');
  return data({
    view: {
      ...view,
      setup: setup && {
        key: setup.key.replaceAll(' ', ''),
        uri: setup.uri,
        qrUrl: `data:image/svg+xml,${encodeURIComponent(setup.qrSvg)}`,
      },
      correcting: isContactKind(correcting) ? correcting : null,
      countries: settings.listCountries(page.locale),
      country: guessCountry(request, settings.regions),
      holdHours: settings.policy.holdHours,
      supportEmail: settings.supportEmail,
      isSignedIn: page.viewer !== null,
    },
    isNew: client.isNew,
    problem: null,
  });
}

const isContactKind = (kind: string | null): kind is ContactKind => kind === 'phone' || kind === 'email';

export const shouldRevalidate = readAgain;

export type Shown = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>['view']>;

export type Answer =
  | StepAnswer
  | {
      readonly kind: 'contact';
      readonly problem: Problem;
      readonly contact: ContactKind;
      readonly typed: string;
      readonly country: string;
    };

export async function action({ context, request, params }: ActionFunctionArgs) {
  const page = getPage(context);
  const client = page.client();
  if (client.isNew) return data<Answer>({ kind: 'cookies_off' }, { status: 400 });
  const recoveryId = parseId('recovery', params['recoveryId'] ?? '');
  if (!recoveryId) throw new Response(null, { status: 404 });
  const form = await request.formData();
  const here = `/recover/${recoveryId}`;
  const { recovery } = page.useCases;
  const own = { recoveryId, client };
  switch (form.get('intent')) {
    case 'start':
      return stepped(here, await recovery.startRecovery(own));
    case 'commit':
      return stepped(here, await recovery.commitRecovery(own));
    case 'contact':
      return giveContact(page, request, form, recoveryId);
    case 'finish':
      return finish(page, recoveryId);
    case 'resume': {
      const resumed = await recovery.startResume(own);
      return resumed.ok ? redirect(`/recover/resume/${resumed.value}`, 303) : stepped(here, resumed);
    }
    default:
      return prove(page, request, form, recoveryId);
  }
}

type Outcome = { readonly ok: true } | { readonly ok: false; readonly problem: Problem };

/** After a step the page itself shows what is next; where the step was taken already, too. */
function stepped(here: string, outcome: Outcome) {
  const isStale = !outcome.ok && /^recovery_(?!live|limit)/.test(outcome.problem.code);
  if (outcome.ok || isStale) return redirect(here, 303);
  return refuseStep(outcome.problem);
}

async function prove(page: PageContext, request: Request, form: FormData, recoveryId: RecoveryId) {
  const client = page.client();
  const found = await page.useCases.recovery.viewRecovery({ recoveryId, client });
  const challengeId = found.ok ? found.value.challenge?.id : undefined;
  // The loader of this very page says what became of it.
  if (!challengeId) return redirect(pathOf(request), 303);
  const holder = page.useCases.sessions.browserHolder(client);
  const proof = await answerProveSlot(page, form, { challengeId, holder });
  if (!proof?.problem || isOver(proof.problem)) return redirect(pathOf(request), 303);
  return data<Answer>({ kind: 'proof', ...proof }, { status: 422 });
}

async function giveContact(page: PageContext, request: Request, form: FormData, recoveryId: RecoveryId) {
  const kind: ContactKind = form.get('kind') === 'email' ? 'email' : 'phone';
  const typed = String(form.get(kind) ?? '');
  const country = String(form.get(`${kind}Country`) ?? '');
  const given = await page.useCases.recovery.giveNewContact({
    recoveryId,
    kind,
    typed,
    country,
    client: page.client(),
  });
  // Without the question that was answered: the next step is shown.
  if (given.ok) return redirect(pathOf(request).replace(/\?.*$/, ''), 303);
  return data<Answer>(
    { kind: 'contact', problem: given.problem, contact: kind, typed, country },
    { status: 422 },
  );
}

async function finish(page: PageContext, recoveryId: RecoveryId) {
  const client = page.client();
  const { recovery } = page.useCases;
  const found = await recovery.viewRecovery({ recoveryId, client });
  const doing = found.ok ? found.value.challenge?.action : undefined;
  const here = `/recover/${recoveryId}`;
  if (!doing) return redirect(here, 303);
  const done = await finishAction(
    page,
    doing,
    recovery.finishRecovery({ recoveryId, client, session: page.viewer, device: null }),
  );
  return stepped(here, done);
}

/** A recovery from its plan to its end, for the browser that goes on with it. The step comes from where it stands. */
export default function Recovery() {
  const t = useText();
  const { view, problem: refused, isNew } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  if (answer?.kind === 'cookies_off' || (isNew && !view)) return <CookiesOff restart="/recover" />;
  if (!view) {
    return (
      <ChallengeProblem problem={refused ?? problem('recovery_not_found')}>
        <LinkButton href="/recover">{t('recovery.begin_here')}</LinkButton>
        <LinkButton kind="secondary" href="/help/faq/factors-unavailable">
          {t('recovery.help')}
        </LinkButton>
      </ChallengeProblem>
    );
  }
  switch (view.stage) {
    case 'planned':
      return <RecoveryPlanned view={view} answer={answer} />;
    case 'proving':
      return <RecoveryProving view={view} answer={answer} />;
    case 'case_open':
    case 'waiting':
      return <RecoveryWaiting view={view} />;
    case 'binding':
      return <RecoveryBinding view={view} answer={answer} />;
    default:
      return <RecoveryEnd stage={view.stage} view={view} />;
  }
}
