import { TriangleAlert } from 'lucide-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { Form } from 'react-router';
import type { Problem } from '#kernel/problem.ts';
import type { ChallengeView, CodeChannel, MethodView, SlotName, SlotView } from '#modules/gate/index.ts';
import { Button } from '#ui/button.tsx';
import { CodeField } from '#ui/code-field.tsx';
import { Countdown } from '#ui/countdown.tsx';
import { cx } from '#ui/cx.ts';
import { FlowActions } from '#ui/flow-page.tsx';
import { FormError } from '#ui/form-error.tsx';
import { Icon } from '#ui/icon.tsx';
import { KeepFresh } from '#ui/keep-fresh.tsx';
import { Moment } from '#ui/moment.tsx';
import { problemText } from '#ui/problem-text.ts';
import { ProofRail, type RailProof } from '#ui/proof-rail.tsx';
import { useShell } from '#ui/shell.tsx';
import { useText } from '#ui/text.tsx';
import { useIsPending } from '#ui/use-is-pending.ts';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import {
  type CollectAnswer,
  codeFieldOf,
  digitsOf,
  hasField,
  passkeyField,
  type SlotProblem,
  takesBackupCode,
} from './collect-proofs-action.ts';
import { doneText } from './proof-list.tsx';
import { Checklist, Locked, NotDelivered, SentLine } from './prove-slot.tsx';
import { SlotPasskey, takesPasskey } from './slot-passkey.tsx';
import { UnableLink } from './unable-link.tsx';

/** How a flow calls a slot, and what else it says there. */
export type SlotWords = {
  readonly name: string;
  /** In place of the masked contact: a new one in full, for the eye to check. */
  readonly contact?: string | undefined;
  /** What to do before the code can be typed, such as scanning a QR code. */
  readonly before?: ReactNode;
  /** Ways out of this proof, besides "Unable to verify?". */
  readonly ways?: readonly ReactNode[] | undefined;
};

/**
 * All proofs of an action side by side in ONE form: each with its own send button, timer and error, and below them
 * the button that does the action. Whichever button is pressed, no code that was typed elsewhere is lost, with or
 * without scripts. The page's action hands the form to `collectProofs`.
 */
export function CollectProofs({
  challenge,
  answer,
  problem,
  words,
  finish,
  children,
}: {
  challenge: ChallengeView;
  answer?: CollectAnswer | null | undefined;
  /** A refusal of the whole action. */
  problem?: Problem | null | undefined;
  words: Readonly<Partial<Record<SlotName, SlotWords>>>;
  /** The button that does the action: "Change phone number". */
  finish: { readonly text: string; readonly pending: string };
  /** More beside that button. */
  children?: ReactNode;
}) {
  const t = useText();
  const { now } = useShell();
  const isFinishing = useIsPending('finish');
  const problems = answer?.problems ?? [];
  useFocusOnProblem(problems);
  const done = challenge.slots.filter(({ state }) => state === 'done').length;
  // Making the passkey is the last step and does the action: a second button would only be in the way.
  const isMadeLast = challenge.slots.some(({ name, state }) => name === 'new_passkey' && state !== 'done');
  const lock = challenge.lockedUntil !== null && challenge.lockedUntil > now ? challenge.lockedUntil : null;
  return (
    <Form method="post" preventScrollReset className="flex flex-col gap-8">
      <KeepFresh events={`/api/v1/challenges/${challenge.id}/events`} isTypedIn />
      {/* The Enter key presses a form's first button. It must not send an SMS. */}
      <button
        type="submit"
        name="intent"
        value="enter"
        tabIndex={-1}
        aria-hidden="true"
        className="sr-only"
      />
      <FormError problem={problem} />
      {lock ? <Locked until={lock} /> : null}
      <div>
        <ProofRail
          proofs={challenge.slots.map((slot): RailProof => {
            const own = words[slot.name];
            const unable = <UnableLink key="unable" slot={slot} />;
            const open =
              slot.state === 'done' || (lock && !takesPasskey(slot)) ? undefined : (
                <OpenSlot
                  challenge={challenge}
                  isLocked={lock !== null}
                  slot={slot}
                  words={own}
                  typed={answer?.typed[slot.name]}
                  problem={problems.find((each) => each.slot === slot.name)?.problem}
                  isFirstProblem={problems[0]?.slot === slot.name}
                />
              );
            const isBare = !hasField(slot) && !takesPasskey(slot) && !own?.before;
            return {
              id: slot.name,
              name: own?.name ?? t(`gate.slot.${slot.name}`),
              contact: own?.contact ?? contactOf(slot),
              state: isResting(slot) ? 'unavailable' : slot.state,
              // Where there is nothing to type yet, the button stands on the rail itself.
              detail: slot.state === 'done' ? doneText(t, slot) : isBare ? open : undefined,
              children: isBare ? undefined : open,
              ways: slot.state === 'done' ? undefined : [...(own?.ways ?? []), unable],
            };
          })}
        />
        <div role="status">
          <VisuallyHidden>
            {t('gate.collect.progress', { done, count: challenge.slots.length })}
          </VisuallyHidden>
        </div>
      </div>
      <FlowActions>
        {isMadeLast ? null : (
          <Button
            type="submit"
            name="intent"
            value="finish"
            isDisabled={lock !== null && !challenge.isComplete}
            isPending={isFinishing}
            pendingText={finish.pending}
          >
            {finish.text}
          </Button>
        )}
        {children}
      </FlowActions>
    </Form>
  );
}

const contactOf = (slot: SlotView): string | undefined => {
  if (slot.sent) return slot.sent.to;
  const contacts = new Set(slot.methods.flatMap(({ to }) => (to === null ? [] : [to])));
  return contacts.size === 1 ? [...contacts][0] : undefined;
};

const isResting = (slot: SlotView): boolean =>
  slot.state !== 'done' &&
  slot.methods.length > 0 &&
  slot.methods.every(({ channel, restsUntil }) => channel && restsUntil);

const slotProblemId = (slot: SlotName): string => `slot-problem-${slot}`;
const inputIdOf = (slot: SlotName): string => `field-${codeFieldOf(slot)}`;

/** The first refusal takes the focus and is read out: the code that was refused, or the words about sending. */
function useFocusOnProblem(problems: readonly SlotProblem[]): void {
  const [first] = problems;
  useEffect(() => {
    if (!first) return;
    const element = document.getElementById(
      first.problem.field ? inputIdOf(first.slot) : slotProblemId(first.slot),
    );
    element?.focus();
    if (element instanceof HTMLInputElement) element.select();
  }, [first]);
}

function OpenSlot({
  challenge,
  isLocked,
  slot,
  words,
  typed,
  problem,
  isFirstProblem,
}: {
  challenge: ChallengeView;
  /** Codes are; a passkey can still be shown. */
  isLocked: boolean;
  slot: SlotView;
  words: SlotWords | undefined;
  typed: string | undefined;
  problem: Problem | undefined;
  isFirstProblem: boolean;
}) {
  const others = challenge.slots.filter(({ name }) => name !== slot.name);
  return (
    <div
      className={
        hasField(slot) || takesPasskey(slot) ? 'flex flex-col gap-4' : 'flex flex-col gap-3 pt-2 text-ink'
      }
    >
      {words?.before}
      {problem && !problem.field ? (
        <SlotRefusal slot={slot.name} problem={problem} isFocused={isFirstProblem} />
      ) : null}
      {takesPasskey(slot) ? (
        <SlotPasskey
          challengeId={challenge.id}
          slot={slot}
          intent={`passkey:${slot.name}`}
          answerField={passkeyField}
          isWaiting={slot.name === 'new_passkey' && others.some(({ state }) => state !== 'done')}
        />
      ) : null}
      {isLocked ? null : (
        <CodeProof slot={slot} typed={typed} problem={problem} isFirstProblem={isFirstProblem} />
      )}
    </div>
  );
}

/** A code, where it is typed and where it is asked for. */
function CodeProof({
  slot,
  typed,
  problem,
  isFirstProblem,
}: {
  slot: SlotView;
  typed: string | undefined;
  problem: Problem | undefined;
  isFirstProblem: boolean;
}) {
  const t = useText();
  const { sent } = slot;
  const failed = sent ? slot.methods.find(({ channel }) => channel === sent.channel) : undefined;
  const isChecking = useIsPending(`check:${slot.name}`);
  useFocusOnNewCode(slot);
  return (
    <>
      {failed?.restsUntil ? <NotDelivered method={failed} until={failed.restsUntil} /> : null}
      {sent && !failed?.restsUntil ? <SentLine sent={sent} /> : null}
      {hasField(slot) ? (
        <div className="flex flex-col gap-3">
          {sent || slot.name === 'new_authenticator' ? null : (
            <p>{t(takesBackupCode(slot) ? 'gate.authenticator.or_backup' : 'gate.authenticator.what')}</p>
          )}
          <div
            className={cx(
              'flex flex-col gap-3',
              problem?.field ? 'sm:items-start' : 'sm:flex-row sm:items-end',
            )}
          >
            <CodeField
              // A new code empties the field of the one before.
              key={sent?.at.getTime() ?? 0}
              name={codeFieldOf(slot.name)}
              label={t(`gate.code.label.${sent ? sent.channel : 'authenticator'}`)}
              hint=""
              digits={digitsOf(slot)}
              defaultValue={typed}
              problem={problem}
              autoFocus={isFirstProblem && problem?.field !== undefined}
            />
            <Button
              type="submit"
              name="intent"
              value={`check:${slot.name}`}
              kind="secondary"
              isPending={isChecking}
              pendingText={t('gate.code.checking')}
            >
              {t('gate.collect.check')}
            </Button>
          </div>
        </div>
      ) : null}
      <Sending slot={slot} />
      {hasField(slot) ? <Checklist slot={slot} /> : null}
    </>
  );
}

/** The field of a code that has just been sent takes the focus. */
function useFocusOnNewCode(slot: SlotView): void {
  const sentMs = slot.sent?.at.getTime();
  const before = useRef(sentMs);
  useEffect(() => {
    if (sentMs !== undefined && sentMs !== before.current)
      document.getElementById(inputIdOf(slot.name))?.focus();
    before.current = sentMs;
  }, [sentMs, slot.name]);
}

/** A refusal that is not about a typed code: too soon, too many, not sent yet. */
function SlotRefusal({ slot, problem, isFocused }: { slot: SlotName; problem: Problem; isFocused: boolean }) {
  const t = useText();
  const { title, detail } = problemText(t, problem);
  return (
    <div
      id={slotProblemId(slot)}
      tabIndex={-1}
      role="group"
      // biome-ignore lint/a11y/noAutofocus: an answer to a form without scripts must be found, too
      autoFocus={isFocused}
      className="flex gap-2 rounded-md border border-problem-line bg-problem-soft p-3"
    >
      <Icon of={TriangleAlert} className="mt-0.5 text-problem" />
      <p className="min-w-0">
        <span className="font-semibold text-problem">{title}.</span> {detail}
      </p>
    </div>
  );
}

type Sendable = MethodView & { readonly channel: CodeChannel };

/**
 * The ways in which this slot's code can be sent. A call is offered once a message was sent and waited for, or when
 * messages rest; the wait counts down and gives way to the buttons.
 */
function Sending({ slot }: { slot: SlotView }) {
  const t = useText();
  const { now } = useShell();
  const { sent } = slot;
  const ways = slot.methods.filter((method): method is Sendable => method.channel !== null);
  if (ways.length === 0) return null;
  const open = ways.filter(({ restsUntil }) => !restsUntil);
  const hasFailed = ways.some(({ channel, restsUntil }) => channel === sent?.channel && restsUntil);
  const messages = open.filter(({ channel }) => channel !== 'voice');
  const offered = sent || messages.length === 0 ? open : messages;
  const buttons = <SendButtons slot={slot} ways={offered} />;
  const rests = ways.filter(({ channel, restsUntil }) => restsUntil && channel !== sent?.channel);
  return (
    <div className="flex flex-col gap-2">
      {!sent || hasFailed || sent.resendAt <= now ? (
        buttons
      ) : (
        <div>
          <Countdown kind="wait" lead={t('gate.send.again')} until={sent.resendAt} over={buttons} />
          {/* No script counts down here: the buttons are there at once, and the answer says when it is too soon. */}
          <noscript>
            <div className="mt-2">{buttons}</div>
          </noscript>
        </div>
      )}
      {rests.map(({ channel, restsUntil }) =>
        restsUntil ? (
          <p key={channel} className="text-sm text-muted">
            {t(`gate.resting.${channel}`)} <Moment at={restsUntil} />.
          </p>
        ) : null,
      )}
      {open.length === 0 ? <p className="text-sm text-muted">{t('gate.collect.resting')}</p> : null}
    </div>
  );
}

function SendButtons({ slot, ways }: { slot: SlotView; ways: readonly Sendable[] }) {
  return (
    <span className="flex flex-col gap-2 sm:flex-row sm:flex-wrap">
      {ways.map((way) => (
        <SendButton key={way.channel} slot={slot} channel={way.channel} />
      ))}
    </span>
  );
}

function SendButton({ slot, channel }: { slot: SlotView; channel: CodeChannel }) {
  const t = useText();
  const intent = `send:${slot.name}:${channel}`;
  const isPending = useIsPending(intent);
  const words = !slot.sent ? 'first' : slot.sent.channel === channel ? 'again' : 'instead';
  return (
    <Button
      type="submit"
      name="intent"
      value={intent}
      kind="secondary"
      size="small"
      isPending={isPending}
      pendingText={t(channel === 'voice' ? 'gate.send.calling' : 'gate.send.sending')}
    >
      {t(`gate.send.${words}.${channel}`)}
    </Button>
  );
}
