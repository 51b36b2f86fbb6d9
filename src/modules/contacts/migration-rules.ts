/** What decides whether a contact may move from one account of a customer to another. */
type Side = {
  readonly state: 'active' | 'frozen' | 'restricted' | 'closed';
  readonly identity: 'unverified' | 'verified';
};

export type OtherAccount = Side & {
  /** Authenticator or passkeys: an account with them is closed by them, never by a password alone. */
  readonly hasStrongFactor: boolean;
  readonly isSettingsLocked: boolean;
  /** Nothing is left in it, and nothing is under way. */
  readonly isEmpty: boolean;
};

/** Only into a verified account (product rule: section 5). */
export const takesMigrations = (account: Side): boolean =>
  account.identity === 'verified' && account.state === 'active';

/** An unverified, empty account that nothing stronger than a password secures gives its contact up and is closed. */
export const mayMigrate = (from: OtherAccount, into: Side): boolean =>
  takesMigrations(into) &&
  from.state === 'active' &&
  from.identity === 'unverified' &&
  !from.hasStrongFactor &&
  !from.isSettingsLocked &&
  from.isEmpty;
