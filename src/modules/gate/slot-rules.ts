/** What there is to prove and what proves it. Which action needs what is the policy's (policy.ts). */

export const proofKinds = [
  'email_code',
  'sms_code',
  'voice_code',
  'authenticator_code',
  'backup_code',
  'password',
  'passkey',
  'email_link',
  'phone_call',
  'device_approval',
  'face',
  'waiting_time',
  'staff_decision',
] as const;
export type ProofKind = (typeof proofKinds)[number];

export const slotNames = [
  'password',
  'new_email',
  'new_phone',
  'current_email',
  'current_phone',
  'contact',
  'second_factor',
  'authenticator',
  'new_authenticator',
  'passkey',
  'new_passkey',
  'device',
  'device_again',
  'face',
  'waiting_time',
  'staff_decision',
] as const;
export type SlotName = (typeof slotNames)[number];

/** One thing to prove, and the kinds of proof of which any one will do. */
export type Slot = { readonly name: SlotName; readonly accepts: readonly ProofKind[] };

export const slot = (name: SlotName, ...accepts: readonly ProofKind[]): Slot => ({ name, accepts });

export const phoneCode = ['sms_code', 'voice_code'] as const;
export const anyContactCode = ['email_code', 'sms_code', 'voice_code'] as const;

/** Which slot proves a contact that somebody signed out says is theirs. */
export const firstSlots = {
  email: slot('current_email', 'email_code'),
  phone: slot('current_phone', ...phoneCode),
} as const satisfies Record<string, Slot>;

/** Proven after the wait, or by somebody else: a recovery is kept once all others are. */
export const isLaterSlot = (name: SlotName): boolean =>
  name === 'waiting_time' || name === 'staff_decision' || name.startsWith('new_');

export const isDeviceSlot = (name: SlotName): boolean => name === 'device' || name === 'device_again';

/**
 * The slots that one proof fills, shown for a slot that takes its kind: its own; for the approval of another device, both
 * that an unusual sign-in has; and, for a passkey, every open slot that takes a passkey as proof of the person. A new passkey
 * and a device are never filled that way.
 */
export function slotsFilledBy(kind: ProofKind, shown: SlotName, slots: readonly Slot[]): readonly SlotName[] {
  // Whoever holds another signed-in device has shown more than any one method: it is both of the two.
  if (kind === 'device_approval') return slots.map((each) => each.name).filter(isDeviceSlot);
  // Making a passkey proves nothing about the person: it fills its own slot only.
  if (kind !== 'passkey' || shown === 'new_passkey') return [shown];
  return slots
    .filter(({ name, accepts }) => accepts.includes('passkey') && name !== 'new_passkey')
    .map(({ name }) => name);
}

/** Kinds that show the same whatever they were asked for. */
const carried: ReadonlySet<ProofKind> = new Set([
  'email_code',
  'sms_code',
  'voice_code',
  'authenticator_code',
  'backup_code',
  'passkey',
  'face',
]);

/**
 * Which proofs of one step another step of the same person asks for as well. What is new, a device, and what comes by itself or
 * from people are of one step only.
 */
export function carriedProofs(
  shown: readonly { readonly slot: SlotName; readonly kind: ProofKind }[],
  asked: readonly Slot[],
): readonly { readonly from: SlotName; readonly to: SlotName; readonly kind: ProofKind }[] {
  const mayLeave = shown.filter(
    ({ slot: name, kind }) => carried.has(kind) && !name.startsWith('new_') && !isDeviceSlot(name),
  );
  return asked.flatMap(({ name, accepts }) => {
    const proof = isLaterSlot(name) ? undefined : mayLeave.find(({ kind }) => accepts.includes(kind));
    return proof ? [{ from: proof.slot, to: name, kind: proof.kind }] : [];
  });
}

/** Whether a proof of this kind may fill a slot beside those already filled: two device methods must be different ones. */
export const mayFill = (
  kind: ProofKind,
  name: SlotName,
  proven: readonly { readonly slot: SlotName; readonly kind: ProofKind }[],
): boolean => !isDeviceSlot(name) || !proven.some((each) => isDeviceSlot(each.slot) && each.kind === kind);
