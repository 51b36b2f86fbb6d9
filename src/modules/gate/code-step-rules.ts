import { anyContactCode, type Slot, type SlotName } from './slot-rules.ts';

/** Whether codes are sent for a slot. Where none are, none is looked for. */
export const isSentCodes = (slot: Slot): boolean =>
  slot.accepts.some((kind) => anyContactCode.some((each) => each === kind));

/**
 * Whether a code typed for this slot may be judged at once, by the linked authenticator alone: nothing else can be meant,
 * its tries are the account's own, and they are not locked. Whatever isn't goes the long way, which judges it again.
 */
export const isForLinkedAlone = (
  slot: Slot,
  step: {
    readonly first_slot: SlotName | null;
    readonly locked_until: Date | null;
  },
): boolean =>
  slot.accepts.includes('authenticator_code') &&
  !isSentCodes(slot) &&
  slot.name !== 'new_authenticator' &&
  slot.name !== step.first_slot &&
  step.locked_until === null;
