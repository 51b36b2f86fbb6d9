/** What a hold can block. Trading, deposits and conversion are never on hold. */
export const capabilities = ['withdraw', 'transfer_to_users', 'gift', 'sell_peer_to_peer'] as const;
export type Capability = (typeof capabilities)[number];

export type HoldReason =
  | 'phone_changed'
  | 'email_changed'
  | 'authenticator_linked'
  | 'authenticator_replaced'
  | 'passkey_added'
  | 'password_changed'
  | 'phone_reset'
  | 'email_reset'
  | 'authenticator_reset'
  | 'passkey_reset'
  | 'account_unfrozen';

/** One capability: on, or off until an instant and for a reason. */
export type CapabilityState =
  | { readonly isOn: true }
  | { readonly isOn: false; readonly until: Date; readonly reason: HoldReason };

type Blocking = {
  readonly reason: HoldReason;
  readonly capabilities: readonly Capability[];
  readonly startsAt: Date;
  readonly endsAt: Date;
};

/** What these holds leave on at `now`. Of several holds on one capability the one that ends last counts. */
export function statesOf(
  holds: readonly Blocking[],
  now: Date,
): Readonly<Record<Capability, CapabilityState>> {
  const stateOf = (capability: Capability): CapabilityState => {
    const [last] = holds
      .filter((hold) => hold.capabilities.includes(capability) && hold.startsAt <= now && now < hold.endsAt)
      .toSorted((a, b) => b.endsAt.getTime() - a.endsAt.getTime());
    return last ? { isOn: false, until: last.endsAt, reason: last.reason } : { isOn: true };
  };
  return Object.fromEntries(capabilities.map((each) => [each, stateOf(each)])) as Record<
    Capability,
    CapabilityState
  >;
}
