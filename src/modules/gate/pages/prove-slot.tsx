import { useEffect, useRef } from 'react';
import { Form, useNavigation } from 'react-router';
import type { ChallengeId } from '#kernel/ids.ts';
import type { CodeChannel, MethodView, SlotView } from '#modules/gate/index.ts';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { CodeField } from '#ui/code-field.tsx';
import { Countdown } from '#ui/countdown.tsx';
import { FormError } from '#ui/form-error.tsx';
import { Link } from '#ui/link.tsx';
import { Moment } from '#ui/moment.tsx';
import { useShell } from '#ui/shell.tsx';
import { useText } from '#ui/text.tsx';
import { digitsOf, takesBackupCode } from './collect-proofs-action.ts';
import { type ProveAnswer, passkeyField } from './prove-slot-action.ts';
import { SlotPasskey, takesPasskey } from './slot-passkey.tsx';
import { UnableLink } from './unable-link.tsx';

export type ProveSlotProps = {
  readonly slot: SlotView;
  /** Left out where no passkey can prove the slot. */
  readonly challengeId?: ChallengeId;
  /** The challenge's: nothing can be typed before. */
  readonly lockedUntil: Date | null;
  /** What the action answered; ignored when it is about another slot. */
  readonly answer?: ProveAnswer | null | undefined;
  /** Takes the focus: only when it is the one thing that the page asks for. */
  readonly autoFocus?: boolean;
};

/**
 * Proves one slot: asks for the code, takes it, sends it again or another way, and says what to do when it doesn't
 * come. Plain forms; the page's action hands them to `answerProveSlot`.
 */
export function ProveSlot({ slot, challengeId, lockedUntil, answer, autoFocus = false }: ProveSlotProps) {
  const t = useText();
  const { now } = useShell();
  const own = answer?.slot === slot.name ? answer : null;
  const codeId = `code-${slot.name}`;
  useFocusOnCode(codeId, own, slot.sent?.at);
  if (slot.state === 'done') return null;
  // The answer to the last wrong code knows of the lock before the page has been loaded again.
  const until =
    own?.problem?.code === 'code_entry_locked' ? (own.problem.retryAt ?? lockedUntil) : lockedUntil;
  const passkey =
    challengeId && takesPasskey(slot) ? (
      <SlotPasskey challengeId={challengeId} slot={slot} intent="passkey" answerField={passkeyField} />
    ) : null;
  // A passkey is no code that could be guessed, so it is no less open when codes are locked.
  if (until && until > now)
    return (
      <div className="flex flex-col gap-4">
        {passkey}
        <Locked until={until} />
      </div>
    );

  const authenticator = slot.methods.some(({ kind }) => kind === 'authenticator_code');
  const { sent } = slot;
  const usesAuthenticator = authenticator && !sent;
  const failed = sent ? slot.methods.find(({ channel }) => channel === sent.channel) : undefined;
  const sendProblem = own?.problem && own.problem.field !== 'code' ? own.problem : null;
  return (
    <div className="flex flex-col gap-4">
      <FormError problem={sendProblem} />
      {passkey}
      {failed?.restsUntil ? <NotDelivered method={failed} until={failed.restsUntil} /> : null}
      {sent && !failed?.restsUntil ? <SentLine sent={sent} /> : null}
      {usesAuthenticator ? (
        <p>{t(takesBackupCode(slot) ? 'gate.authenticator.or_backup' : 'gate.authenticator.what')}</p>
      ) : null}
      {sent || usesAuthenticator ? (
        <CodeForm
          slot={slot}
          id={codeId}
          label={t(`gate.code.label.${sent ? sent.channel : 'authenticator'}`)}
          problem={own?.intent === 'prove' ? own.problem : null}
          autoFocus={autoFocus}
        />
      ) : null}
      <SendAgain slot={slot} />
      {sent || usesAuthenticator ? <Checklist slot={slot} /> : null}
      <div>
        <UnableLink slot={slot} />
      </div>
    </div>
  );
}

/** A refused code takes the focus and is read out; so does the field of a code that has just been sent. */
function useFocusOnCode(id: string, own: ProveAnswer | null, sentAt: Date | undefined): void {
  const sentBefore = useRef(sentAt?.getTime());
  useEffect(() => {
    if (own?.problem?.field !== 'code') return;
    const input = document.getElementById(id);
    input?.focus();
    if (input instanceof HTMLInputElement) input.select();
  }, [id, own]);
  const sentMs = sentAt?.getTime();
  useEffect(() => {
    if (sentMs !== undefined && sentMs !== sentBefore.current) document.getElementById(id)?.focus();
    sentBefore.current = sentMs;
  }, [id, sentMs]);
}

export function SentLine({ sent }: { sent: NonNullable<SlotView['sent']> }) {
  const t = useText();
  return (
    <p role="status">
      {t(`gate.sent.${sent.channel}`)}{' '}
      <span dir="ltr" className="font-mono text-sm whitespace-nowrap">
        {sent.to}
      </span>{' '}
      {t('gate.sent.at')} <Moment at={sent.at} />.{' '}
      <Countdown until={sent.expiresAt} lead={t('gate.code.works')} over={t('gate.code.over')} />
      <span aria-hidden="true">.</span>
    </p>
  );
}

function CodeForm({
  slot,
  id,
  label,
  problem,
  autoFocus,
}: {
  slot: SlotView;
  id: string;
  label: string;
  problem: ProveAnswer['problem'];
  autoFocus: boolean;
}) {
  const t = useText();
  return (
    <Form method="post" preventScrollReset className="flex flex-col gap-4">
      <input type="hidden" name="intent" value="prove" />
      <input type="hidden" name="slot" value={slot.name} />
      <CodeField
        name="code"
        id={id}
        digits={digitsOf(slot)}
        hint={takesBackupCode(slot) ? t('gate.code.hint.or_backup') : undefined}
        label={label}
        problem={problem}
        autoFocus={autoFocus || problem?.field === 'code'}
      />
      <div>
        <Button
          type="submit"
          isPending={usePendingForm(slot.name, 'prove')}
          pendingText={t('gate.code.checking')}
        >
          {t('gate.code.confirm')}
        </Button>
      </div>
    </Form>
  );
}

/** Whether this slot's form, and with a channel this very button, is being answered. */
function usePendingForm(slot: string, intent: string, channel?: string): boolean {
  const { state, formData } = useNavigation();
  return (
    state !== 'idle' &&
    formData?.get('intent') === intent &&
    formData.get('slot') === slot &&
    (channel === undefined || formData.get('channel') === channel)
  );
}

type Sendable = MethodView & { readonly channel: CodeChannel };

/** Every way in which a code can be sent: at once for the first one, after the wait for another. */
function SendAgain({ slot }: { slot: SlotView }) {
  const t = useText();
  const { now } = useShell();
  const { sent } = slot;
  const ways = slot.methods.filter((method): method is Sendable => method.channel !== null);
  if (ways.length === 0) return null;
  const hasFailed = ways.some((way) => way.channel === sent?.channel && way.restsUntil);
  if (!sent || hasFailed || sent.resendAt <= now) return <SendForm slot={slot} ways={ways} />;
  return (
    <div>
      <Countdown
        kind="wait"
        lead={t('gate.send.again')}
        until={sent.resendAt}
        over={<SendForm slot={slot} ways={ways} />}
      />
      {/* No script counts down here: the buttons are there at once, and the answer says when it is too soon. */}
      <noscript>
        <SendForm slot={slot} ways={ways} />
      </noscript>
    </div>
  );
}

function SendForm({ slot, ways }: { slot: SlotView; ways: readonly Sendable[] }) {
  const t = useText();
  const { sent } = slot;
  const open = ways.filter((way) => !way.restsUntil);
  const resting = ways.filter((way) => way.restsUntil && way.channel !== sent?.channel);
  return (
    <Form method="post" preventScrollReset className="flex flex-col gap-3">
      <input type="hidden" name="intent" value="send" />
      <input type="hidden" name="slot" value={slot.name} />
      {sent || open.length === 0 ? null : <p>{t('gate.send.choose', { count: open.length })}</p>}
      <div className="flex flex-col gap-2 sm:flex-row sm:flex-wrap">
        {open.map((way, index) => (
          <SendButton key={way.channel} slot={slot} way={way} isFirst={!sent && index === 0} />
        ))}
      </div>
      {resting.map((way) =>
        way.restsUntil ? (
          <p key={way.channel} className="text-sm text-muted">
            {t(`gate.resting.${way.channel}`)} <Moment at={way.restsUntil} />.
          </p>
        ) : null,
      )}
    </Form>
  );
}

function SendButton({ slot, way, isFirst }: { slot: SlotView; way: Sendable; isFirst: boolean }) {
  const t = useText();
  const isSame = slot.sent?.channel === way.channel;
  const words = !slot.sent ? 'first' : isSame ? 'again' : 'instead';
  return (
    <Button
      type="submit"
      name="channel"
      value={way.channel}
      kind={isFirst ? 'primary' : 'secondary'}
      size="small"
      isPending={usePendingForm(slot.name, 'send', way.channel)}
      pendingText={t(way.channel === 'voice' ? 'gate.send.calling' : 'gate.send.sending')}
    >
      {t(`gate.send.${words}.${way.channel}`)}
    </Button>
  );
}

export function NotDelivered({ method, until }: { method: MethodView; until: Date }) {
  const t = useText();
  const channel = method.channel ?? 'sms';
  return (
    <Alert state="problem" title={t(`gate.not_delivered.${channel}`)} isAnnounced>
      {t('gate.not_delivered.detail')} {t(`gate.resting.${channel}`)} <Moment at={until} />.
    </Alert>
  );
}

export function Locked({ until }: { until: Date }) {
  const t = useText();
  return (
    <Alert state="wait" title={t('gate.locked.title')} isAnnounced>
      <p>{t('gate.locked.detail')}</p>
      <p className="mt-1">
        <Countdown kind="wait" lead={t('gate.locked.again')} until={until} over={t('gate.locked.over')} />
      </p>
      <p className="mt-2">
        <Link href="/help/faq/code-not-received">{t('gate.locked.help')}</Link>
      </p>
    </Alert>
  );
}

const checks = {
  email: ['spam', 'address', 'minutes', 'newest'],
  sms: ['signal', 'airplane', 'blocked', 'newest'],
  voice: ['signal', 'silent', 'unknown_callers', 'newest'],
  authenticator: ['entry', 'clock', 'changes', 'device'],
} as const;

/** "Didn't receive it?": what to look at first. */
export function Checklist({ slot }: { slot: SlotView }) {
  const t = useText();
  const kind = slot.sent?.channel ?? 'authenticator';
  return (
    <details className="group">
      <summary className="inline-flex min-h-11 items-center rounded-sm text-accent underline decoration-1 underline-offset-4">
        {t(`gate.checklist.${kind}.title`)}
      </summary>
      <ul className="mt-1 flex list-disc flex-col gap-1 ps-5">
        {checks[kind].map((check) => (
          <li key={check}>{t(`gate.checklist.${check}`)}</li>
        ))}
      </ul>
    </details>
  );
}
