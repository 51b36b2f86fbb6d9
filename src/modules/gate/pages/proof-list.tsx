import type { ReactNode } from 'react';
import { type Text } from '#kernel/text.ts';
import type { ChallengeView, SlotName, SlotView } from '#modules/gate/index.ts';
import { KeepFresh } from '#ui/keep-fresh.tsx';
import { ProofRail, type ProofState, type RailProof } from '#ui/proof-rail.tsx';
import { useText } from '#ui/text.tsx';
import { ProveSlot } from './prove-slot.tsx';
import type { ProveAnswer } from './prove-slot-action.ts';

/**
 * Every proof of a challenge on the rail, in order. Open are those whose code is on its way, each with its own timer
 * and error, or else the first one that is missing.
 */
export function ProofList({
  challenge,
  answer,
  names = {},
  contacts = {},
  forms = {},
  ways = {},
  skip = [],
  title,
}: {
  challenge: ChallengeView;
  answer?: ProveAnswer | null | undefined;
  /** Names for this flow in place of the usual ones. */
  names?: Partial<Record<SlotName, string>>;
  /** Contacts in full, where the reader has just typed them. */
  contacts?: Partial<Record<SlotName, string>>;
  /** What stands in a slot's place instead of its code: a contact that is asked for first. */
  forms?: Partial<Record<SlotName, ReactNode>>;
  /** Ways out of a slot, such as correcting its contact. */
  ways?: Partial<Record<SlotName, readonly ReactNode[]>>;
  /** Slots that are proven elsewhere. */
  skip?: readonly SlotName[];
  title?: string;
}) {
  const t = useText();
  const slots = challenge.slots.filter(({ name }) => !skip.includes(name));
  const open = Object.keys(forms).length > 0 ? [] : openSlots(slots);
  return (
    <>
      <KeepFresh events={`/api/v1/challenges/${challenge.id}/events`} isTypedIn />
      <ProofRail
        {...(title === undefined ? {} : { title })}
        proofs={slots.map(
          (slot): RailProof => ({
            id: slot.name,
            name: names[slot.name] ?? t(`gate.slot.${slot.name}`),
            contact: contacts[slot.name] ?? contactOf(slot),
            state: stateOf(slot),
            detail: slot.state === 'done' ? doneText(t, slot) : undefined,
            ways: ways[slot.name],
            children: forms[slot.name] ? (
              forms[slot.name]
            ) : open.includes(slot) ? (
              <ProveSlot
                slot={slot}
                challengeId={challenge.id}
                lockedUntil={challenge.lockedUntil}
                answer={answer}
                autoFocus={open.length === 1 && slot.state === 'sent'}
              />
            ) : undefined,
          }),
        )}
      />
    </>
  );
}

function openSlots(slots: readonly SlotView[]): readonly SlotView[] {
  const sent = slots.filter(({ state }) => state === 'sent');
  if (sent.length > 0) return sent;
  return slots.filter(({ state }) => state === 'needed').slice(0, 1);
}

/** The contact, where there is only one that it can be. */
function contactOf(slot: SlotView): string | undefined {
  if (slot.sent) return slot.sent.to;
  const contacts = new Set(slot.methods.flatMap(({ to }) => (to === null ? [] : [to])));
  return contacts.size === 1 ? [...contacts][0] : undefined;
}

function stateOf(slot: SlotView): ProofState {
  const isResting =
    slot.methods.length > 0 && slot.methods.every(({ channel, restsUntil }) => channel && restsUntil);
  return slot.state !== 'done' && isResting ? 'unavailable' : slot.state;
}

/** By what a slot was proven. */
export function doneText(t: Text, slot: SlotView): string | undefined {
  const id = `gate.proved_by.${slot.provedBy ?? ''}`;
  return t.has(id) ? t(id) : undefined;
}
