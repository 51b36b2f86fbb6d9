import { useRef } from 'react';
import { useSubmit } from 'react-router';
import type { ChallengeId } from '#kernel/ids.ts';
import type { SlotView } from '#modules/gate/index.ts';
import { useText } from '#ui/text.tsx';
import { useIsPending } from '#ui/use-is-pending.ts';
import { PasskeyButton } from './passkey-button.tsx';
import { runCeremony } from './passkey-ceremony.ts';

/** Whether a passkey may prove this slot. */
export const takesPasskey = (slot: SlotView): boolean => slot.methods.some(({ kind }) => kind === 'passkey');

/**
 * Proves one slot by a passkey, or makes the new one. Inside a form, what is typed there goes along, so that nothing is
 * lost; the page's action answers it like any other proof.
 */
export function SlotPasskey({
  challengeId,
  slot,
  intent,
  answerField,
  isWaiting = false,
}: {
  challengeId: ChallengeId;
  slot: SlotView;
  intent: string;
  answerField: string;
  /** Another proof comes first. */
  isWaiting?: boolean;
}) {
  const t = useText();
  const submit = useSubmit();
  const place = useRef<HTMLDivElement>(null);
  const isMade = slot.name === 'new_passkey';
  const send = (answer: string) => {
    const form = place.current?.closest('form');
    const fields = form ? new FormData(form) : new FormData();
    fields.set('intent', intent);
    fields.set('slot', slot.name);
    fields.set(answerField, answer);
    void submit(fields, { method: 'post', preventScrollReset: true });
  };
  return (
    <div ref={place} className="flex flex-col gap-3">
      <p>
        {t(isMade ? (isWaiting ? 'gate.passkey.make.later' : 'gate.passkey.make.what') : 'gate.passkey.what')}
      </p>
      <PasskeyButton
        run={() => runCeremony(`challenges/${challengeId}/passkey-ceremonies`, { slot: slot.name })}
        text={t(isMade ? 'gate.passkey.make' : 'gate.passkey.show')}
        kind={isWaiting ? 'secondary' : 'primary'}
        isDisabled={isWaiting}
        isSending={useIsPending(intent)}
        onAnswer={send}
      />
    </div>
  );
}
