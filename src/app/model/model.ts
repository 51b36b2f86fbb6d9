import type { Action } from '#kernel/actions.ts';
// A model of the whole product may look at the rules of every module; only tests import it.
import { decide, noStanding, type Standing } from '#modules/gate/policy.ts';
import { mayFill, type ProofKind, type Slot, slotsFilledBy } from '#modules/gate/slot-rules.ts';
import { lostWith } from '#modules/recovery/last-resort-rules.ts';
import { actionFor, type Lost, type LostFactor, losable } from '#modules/recovery/recovery-rules.ts';
import { judgeResume, type ShownBy } from '#modules/recovery/takeover-rules.ts';

/** What a customer can have lost. A lost passkey or authenticator is one that is linked and can't be used. */
export type Losable = Lost | 'backup';

/** One customer as the policy and the flows see them. Small on purpose: all of them are visited. */
export type World = {
  readonly state: 'active' | 'restricted' | 'frozen';
  readonly verified: boolean;
  readonly face: boolean;
  readonly authenticator: boolean;
  readonly backup: boolean;
  readonly passkeys: 0 | 1;
  readonly lost: ReadonlySet<Losable>;
  readonly isSignedIn: boolean;
  readonly lock: 'off' | 'on' | 'unlocking';
  readonly isHeld: boolean;
  /** The next sign-in on a new device would be unusual. */
  readonly unusual: boolean;
  /** What its owner's recovery is about that is under way in another browser, staff behind it; `null` without one. */
  readonly live: readonly Lost[] | null;
};

export const standingIn = (world: World): Standing => ({
  state: world.state,
  frozenBy: world.state === 'frozen' ? 'customer' : null,
  identityVerified: world.verified,
  authenticator: world.authenticator,
  backupCodes: world.backup ? 1 : 0,
  passkeys: world.passkeys,
  face: world.face,
  settingsLocked: world.lock !== 'off',
  unusual: world.unusual,
});

/** Who acts: what they can show, apart from what a new contact or app of their own shows. */
export type Actor = {
  readonly shows: (world: World, kind: ProofKind) => boolean;
};

/** The owner shows whatever isn't lost, can wait, and can convince two members of staff with a document. */
export const owner: Actor = {
  shows(world, kind) {
    const has = (what: Losable) => !world.lost.has(what);
    switch (kind) {
      case 'email_code':
      case 'email_link':
        return has('email');
      case 'sms_code':
      case 'voice_code':
      case 'phone_call':
        return has('phone');
      case 'authenticator_code':
        return world.authenticator && has('authenticator');
      case 'backup_code':
        return world.backup && has('backup');
      case 'passkey':
        return world.passkeys > 0 && has('passkey');
      case 'password':
        return has('password');
      case 'device_approval':
        return world.isSignedIn;
      case 'face':
      case 'waiting_time':
      case 'staff_decision':
        return true;
    }
  },
};

/** Whether an actor can fill every slot, two device methods being different ones. */
export function canProve(actor: Actor, world: World, slots: readonly Slot[]): boolean {
  const proven: { slot: Slot['name']; kind: ProofKind }[] = [];
  for (const slot of slots) {
    if (proven.some((each) => each.slot === slot.name)) continue;
    // What is new is the actor's own: another phone, mailbox, app or passkey.
    const kind = slot.name.startsWith('new_')
      ? slot.accepts[0]
      : slot.accepts.find((each) => actor.shows(world, each) && mayFill(each, slot.name, proven));
    if (kind === undefined) return false;
    for (const name of slotsFilledBy(kind, slot.name, slots)) proven.push({ slot: name, kind });
  }
  return true;
}

const without = (lost: ReadonlySet<Losable>, ...found: readonly Losable[]): ReadonlySet<Losable> =>
  new Set([...lost].filter((each) => !found.includes(each)));

/** What a recovery changes at its end: what was lost is the actor's own, and every session is over. */
function recovered(world: World, about: readonly Lost[]): World {
  const factors = about.filter((each) => each !== 'password');
  return {
    ...world,
    state: world.state === 'frozen' ? 'active' : world.state,
    // The password is set anew afterwards, in its own way.
    lost: without(world.lost, ...factors, ...(about.includes('authenticator') ? (['backup'] as const) : [])),
    backup: world.backup && !about.includes('authenticator'),
    passkeys: about.includes('passkey') ? 0 : world.passkeys,
    isSignedIn: false,
    isHeld: true,
    unusual: world.unusual || about.includes('phone') || about.includes('email'),
    live: null,
  };
}

/** What an action does to the world once its proofs are there; `null` where it has no place. */
export function effectOf(action: Action, world: World): World | null {
  const { lost, isSignedIn } = world;
  const needsSession = (after: Partial<World>): World | null => (isSignedIn ? { ...world, ...after } : null);
  const reset = (what: LostFactor, after: Partial<World> = {}): World | null =>
    lost.has(what) && isShown(world)
      ? { ...world, lost: without(lost, what), isSignedIn: false, isHeld: true, ...after }
      : null;
  switch (action) {
    case 'sign_in_new_device':
      return isSignedIn ? null : { ...world, isSignedIn: true };
    case 'link_authenticator':
      return needsSession({ authenticator: true, isHeld: true });
    case 'replace_authenticator':
      return needsSession({ lost: without(lost, 'authenticator', 'backup'), backup: false, isHeld: true });
    case 'make_backup_codes':
      return needsSession({ backup: true, lost: without(lost, 'backup') });
    case 'add_passkey':
      return needsSession({
        passkeys: 1,
        lost: without(lost, 'passkey'),
        // The first strong factor is what withdrawals ask for from then on.
        ...(world.authenticator || world.passkeys > 0 ? {} : { isHeld: true }),
      });
    case 'remove_passkey':
      return needsSession({ passkeys: 0, lost: without(lost, 'passkey') });
    case 'change_password':
      return needsSession({ isHeld: true });
    case 'change_phone':
    case 'change_email':
      return needsSession({ isHeld: true, unusual: true });
    case 'forgotten_password':
      return { ...world, lost: without(lost, 'password'), isSignedIn: false, isHeld: true };
    case 'reset_phone':
      return reset('phone', { unusual: true });
    case 'reset_email':
      return reset('email', { unusual: true });
    case 'reset_authenticator':
      return reset('authenticator', { backup: false, lost: without(lost, 'authenticator', 'backup') });
    case 'reset_passkey':
      return reset('passkey', { passkeys: 0 });
    case 'recover_by_case':
      return isCase(world) ? { ...recovered(world, lostFactors(world)), unusual: true } : null;
    // Taken over, and waited for anew.
    case 'resume_recovery':
      return world.live && mayResume(world, world.live) ? recovered(world, world.live) : null;
    case 'lock_settings':
      return needsSession({ lock: 'on' });
    case 'unlock_settings':
      return { ...world, lock: 'unlocking' };
    case 'freeze':
      return needsSession({ state: 'frozen', isSignedIn: false });
    case 'unfreeze':
      return { ...world, state: 'active', isHeld: true };
    default:
      return null;
  }
}

export const lostFactors = (world: World): Lost[] => losable.filter((each) => world.lost.has(each));

/** A recovery begins with who asks: a session, the password, or a passkey in its place where a sign-in can begin. */
const isShown = ({ isSignedIn, lost, passkeys, state }: World): boolean =>
  isSignedIn || !lost.has('password') || (state !== 'frozen' && passkeys > 0 && !lost.has('passkey'));

/** With none of these a contact that is left shows it, and it is always a case. */
const canShowWho = (world: World): boolean =>
  isShown(world) || !world.lost.has('email') || !world.lost.has('phone');

/** Several losses are a case, the password's among them; so is any behind a freeze, which resets nothing by itself. */
const isCase = (world: World): boolean =>
  actionFor(lostFactors(world), world.state === 'frozen') === 'recover_by_case' && canShowWho(world);

/** How an actor can show who asks, the strongest first; with none of these no plan is made. */
function shownByIn({ isSignedIn, lost, passkeys, state }: World): ShownBy | null {
  if (isSignedIn) return 'session';
  if (!lost.has('password')) return 'password';
  if (state !== 'frozen' && passkeys > 0 && !lost.has('passkey')) return 'step';
  return !lost.has('email') || !lost.has('phone') ? 'claim' : null;
}

/** Whether the rules let whoever acts go on with a recovery that another browser began. */
function mayResume(world: World, live: readonly Lost[]): boolean {
  const shownBy = shownByIn(world);
  const policy = decide('resume_recovery', standingIn(world), live);
  if (!policy.allowed || !shownBy) return false;
  const left = policy.slots.map(({ name }) => name);
  return judgeResume({ shownBy, isPasswordLost: live.includes('password'), left }) === 'may';
}

/** After a last resort: all that was linked is replaced. */
export const afterLastResort = (world: World): World => ({
  ...recovered(world, lostWith(world)),
  unusual: true,
});

/**
 * Whoever is signed out may say that everything is lost, whether it is or not: two contacts of their own, then whatever the
 * policy asks for a case of all that is linked. With a recovery under way it is nobody's.
 */
function lastResort(actor: Actor, world: World): [string, World][] {
  if (world.isSignedIn || world.live !== null) return [];
  const claimed = decide('claim_last_resort', noStanding);
  const opened = decide('recover_by_case', standingIn(world), lostWith(world));
  const isOpen = claimed.allowed && opened.allowed;
  return isOpen && canProve(actor, world, claimed.slots) && canProve(actor, world, opened.slots)
    ? [['last_resort', afterLastResort(world)]]
    : [];
}

/** What a session alone, or time, brings about. */
export function unproven(world: World): [string, World][] {
  const moves: [string, World][] = [];
  if (world.isHeld || world.lock === 'unlocking' || world.unusual)
    moves.push([
      'wait',
      { ...world, isHeld: false, unusual: false, lock: world.lock === 'unlocking' ? 'off' : world.lock },
    ]);
  if (world.isSignedIn) {
    moves.push(['sign_out', { ...world, isSignedIn: false }]);
    if (world.lock === 'on') moves.push(['start_unlock', { ...world, lock: 'unlocking' }]);
  }
  return moves;
}

/** Every move of an actor in a world: the action's name and the world after it. */
export function movesOf(actor: Actor, world: World, actions: readonly Action[]): [string, World][] {
  const proven = actions.flatMap((action): [string, World][] => {
    const after = effectOf(action, world);
    if (after === null) return [];
    const about = action === 'resume_recovery' ? (world.live ?? []) : lostFactors(world);
    const policy = decide(action, standingIn(world), about);
    const waits = action !== 'resume_recovery' || actor.shows(world, 'waiting_time');
    return policy.allowed && waits && canProve(actor, world, policy.slots) ? [[action, after]] : [];
  });
  return [...proven, ...lastResort(actor, world), ...unproven(world)];
}

export const keyOf = (world: World): string => JSON.stringify({ ...world, lost: [...world.lost].sort() });
