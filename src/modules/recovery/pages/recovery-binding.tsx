import type { ReactNode } from 'react';
import { Form } from 'react-router';
import type { ContactKind } from '#kernel/contact.ts';
import type { SlotName, SlotView } from '#modules/gate/index.ts';
import { ProofList } from '#modules/gate/pages/proof-list.tsx';
import { ProveSlot } from '#modules/gate/pages/prove-slot.tsx';
import { HoldBefore } from '#modules/holds/pages/running-holds.tsx';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { ContactField } from '#ui/contact-field.tsx';
import { CopyField } from '#ui/copy-field.tsx';
import { FlowActions, FlowPage } from '#ui/flow-page.tsx';
import { FormError } from '#ui/form-error.tsx';
import { Link } from '#ui/link.tsx';
import { Stepper } from '#ui/stepper.tsx';
import { useText } from '#ui/text.tsx';
import { useIsPending } from '#ui/use-is-pending.ts';
import type { Answer, Shown } from './recovery.tsx';
import { consequencesOf, stepsOf } from './recovery-words.ts';

const contactOf = (slot: SlotName): ContactKind | null =>
  slot === 'new_phone' ? 'phone' : slot === 'new_email' ? 'email' : null;

/** After the wait: what is new is named and proven, one after the other; then one button puts it in place. */
export function RecoveryBinding({ view, answer }: { view: Shown; answer: Answer | undefined }) {
  const t = useText();
  const isPending = useIsPending('finish');
  const { challenge, lost } = view;
  if (!challenge) return null;
  const isBound = (slot: SlotView) => slot.name.startsWith('new_');
  const open = challenge.slots.find(
    (slot) =>
      isBound(slot) &&
      (slot.state !== 'done' || (view.taken !== null && contactOf(slot.name) === view.taken)),
  );
  const asked = view.correcting ?? askedContact(view, open);
  const isReady = open === undefined && asked === null;
  const own = answer?.kind === 'proof' ? answer : null;
  const unfreezes = view.plan.path !== 'not_possible_now' && view.plan.unfreezes;
  return (
    <FlowPage
      title={t(isReady ? 'recovery.ready.title' : 'recovery.binding.title')}
      lead={t(isReady ? 'recovery.ready.lead' : 'recovery.binding.lead')}
      steps={<Stepper steps={stepsOf(t, lost)} current={4} />}
      consequences={consequencesOf(t, { waitHours: 0, holdHours: view.holdHours, lost, unfreezes })}
    >
      <HoldBefore holds={view.holds} another={t('recovery.hold.another')} />
      <FormError problem={answer?.kind === 'step' ? answer.problem : null} />
      {view.taken ? (
        <Alert state="problem" title={t('problem.contact_in_use.title')} isAnnounced>
          {t('problem.contact_in_use.detail')}
        </Alert>
      ) : null}
      {challenge.slots.some(isBound) ? (
        <ProofList
          challenge={challenge}
          answer={own}
          skip={challenge.slots.filter((slot) => !isBound(slot)).map(({ name }) => name)}
          contacts={{
            ...(view.given.phone ? { new_phone: view.given.phone } : {}),
            ...(view.given.email ? { new_email: view.given.email } : {}),
          }}
          forms={formsOf(view, asked, open, answer)}
          ways={{ new_phone: waysOf(view, 'phone', asked), new_email: waysOf(view, 'email', asked) }}
        />
      ) : null}
      {isReady ? (
        <Form method="post">
          <input type="hidden" name="intent" value="finish" />
          <FlowActions>
            <Button type="submit" isPending={isPending} pendingText={t('recovery.finishing')}>
              {t('recovery.finish')}
            </Button>
          </FlowActions>
        </Form>
      ) : (
        <FlowActions>{null}</FlowActions>
      )}
    </FlowPage>
  );
}

/** The contact that is asked for now: the first open one, as long as nobody has named it, or it is somebody else's. */
function askedContact(view: Shown, open: SlotView | undefined): ContactKind | null {
  const kind = open ? contactOf(open.name) : null;
  return kind && (!view.given[kind] || view.taken === kind) ? kind : null;
}

function formsOf(
  view: Shown,
  asked: ContactKind | null,
  open: SlotView | undefined,
  answer: Answer | undefined,
): Partial<Record<SlotName, ReactNode>> {
  if (asked) return { [`new_${asked}`]: <ContactForm view={view} kind={asked} answer={answer} /> };
  if (open?.name === 'new_authenticator' && view.setup) {
    return {
      new_authenticator: (
        <div className="flex flex-col gap-4">
          <Setup setup={view.setup} />
          <ProveSlot
            slot={open}
            lockedUntil={view.challenge?.lockedUntil ?? null}
            answer={answer?.kind === 'proof' ? answer : null}
          />
        </div>
      ),
    };
  }
  return {};
}

function waysOf(view: Shown, kind: ContactKind, asked: ContactKind | null): readonly ReactNode[] {
  return view.given[kind] && asked !== kind ? [<Another key={kind} view={view} kind={kind} />] : [];
}

function Another({ view, kind }: { view: Shown; kind: ContactKind }) {
  const t = useText();
  return (
    <Link href={`/recover/${view.id}?correct=${kind}`} isTarget>
      {t(`recovery.another.${kind}`)}
    </Link>
  );
}

function ContactForm({ view, kind, answer }: { view: Shown; kind: ContactKind; answer: Answer | undefined }) {
  const t = useText();
  const isPending = useIsPending('contact');
  const own = answer?.kind === 'contact' && answer.contact === kind ? answer : null;
  return (
    <Form method="post" noValidate className="flex flex-col gap-6">
      <input type="hidden" name="intent" value="contact" />
      <input type="hidden" name="kind" value={kind} />
      <FormError problem={own?.problem} />
      {kind === 'phone' ? (
        <ContactField
          kind="phone"
          name="phone"
          label={t('recovery.new.phone')}
          countries={view.countries}
          defaultCountry={own?.country || view.country}
          defaultValue={own?.typed}
          problem={own?.problem}
        />
      ) : (
        <ContactField
          kind="email"
          name="email"
          label={t('recovery.new.email')}
          defaultValue={own?.typed}
          problem={own?.problem}
        />
      )}
      <div>
        <Button type="submit" isPending={isPending} pendingText={t('recovery.checking')}>
          {t(`recovery.give.${kind}`)}
        </Button>
      </div>
    </Form>
  );
}

/** What the new app reads: the QR code, the same key in text, and a link for an app on this very device. */
function Setup({ setup }: { setup: NonNullable<Shown['setup']> }) {
  const t = useText();
  return (
    <div className="flex flex-col gap-4">
      <p>{t('authenticator.scan')}</p>
      {/* White in the dark, too: cameras read dark on light. */}
      <img
        src={setup.qrUrl}
        alt={t('authenticator.scan.alt')}
        width={208}
        height={208}
        className="w-full max-w-52 self-start rounded-md border border-line bg-white"
      />
      <CopyField label={t('authenticator.key')} value={setup.key} />
      <a
        href={setup.uri}
        className="inline-flex min-h-11 items-center self-start underline underline-offset-4"
      >
        {t('authenticator.open_app')}
      </a>
    </div>
  );
}
