import { describe, expect, it } from 'vitest';
import { type Action, actions } from '#kernel/actions.ts';
import { decide } from '#modules/gate/policy.ts';
import { actionFor, losable as recoverable } from '#modules/recovery/recovery-rules.ts';
import {
  type Actor,
  canProve,
  keyOf,
  type Losable,
  lostFactors,
  movesOf,
  owner,
  standingIn,
  type World,
} from './model.ts';

const booleans = [false, true] as const;
const losable: readonly Losable[] = ['email', 'phone', 'authenticator', 'passkey', 'password', 'backup'];

/** Every customer there can be: state × identity × linked × lost × signed in × lock × holds × unusual. */
function* everyWorld(): Generator<World> {
  for (const state of ['active', 'restricted', 'frozen'] as const)
    for (const verified of booleans)
      for (const face of booleans)
        for (const authenticator of booleans)
          for (const backup of authenticator ? booleans : ([false] as const))
            for (const passkeys of [0, 1] as const)
              for (const isSignedIn of state === 'frozen' ? ([false] as const) : booleans)
                for (const lock of ['off', 'on', 'unlocking'] as const)
                  for (const isHeld of booleans)
                    for (const unusual of booleans)
                      for (let chosen = 0; chosen < 2 ** losable.length; chosen += 1) {
                        const lost = losable.filter((_, index) => chosen & (2 ** index));
                        if (lost.includes('authenticator') && !authenticator) continue;
                        if (lost.includes('backup') && !backup) continue;
                        if (lost.includes('passkey') && passkeys === 0) continue;
                        yield {
                          state,
                          verified,
                          face,
                          authenticator,
                          backup,
                          passkeys,
                          isSignedIn,
                          lock,
                          isHeld,
                          unusual,
                          live: null,
                          lost: new Set(lost),
                        };
                      }
}

/** Signed in, everything that is linked at hand, nothing frozen. */
const isWell = (world: World): boolean =>
  world.isSignedIn && world.state !== 'frozen' && [...world.lost].every((each) => each === 'backup');

type Graph = Map<string, { world: World; moves: [string, string][] }>;

function explore(actor: Actor, starts: Iterable<World>): { graph: Graph; transitions: number } {
  const graph: Graph = new Map();
  let transitions = 0;
  const queue = [...starts];
  for (let world = queue.pop(); world; world = queue.pop()) {
    const key = keyOf(world);
    if (graph.has(key)) continue;
    const moves = movesOf(actor, world, actions);
    transitions += moves.length;
    graph.set(key, { world, moves: moves.map(([name, after]) => [name, keyOf(after)]) });
    for (const [, after] of moves) if (!graph.has(keyOf(after))) queue.push(after);
  }
  return { graph, transitions };
}

/** The worlds from which a good one can be reached, by going backwards from the good ones. */
function reaching(graph: Graph, isGood: (world: World) => boolean): Set<string> {
  const before = new Map<string, string[]>();
  for (const [key, { moves }] of graph)
    for (const [, after] of moves) before.set(after, [...(before.get(after) ?? []), key]);
  const found = new Set([...graph].filter(([, { world }]) => isGood(world)).map(([key]) => key));
  const queue = [...found];
  for (let key = queue.pop(); key !== undefined; key = queue.pop())
    for (const each of before.get(key) ?? []) {
      if (found.has(each)) continue;
      found.add(each);
      queue.push(each);
    }
  return found;
}

describe('the model of the policy, explored to its end', () => {
  const { graph, transitions } = explore(owner, everyWorld());

  it('has a way back to being signed in with everything at hand, whatever is lost', () => {
    const found = reaching(graph, isWell);
    const stuck = [...graph.keys()].filter((key) => !found.has(key));
    process.stdout.write(
      `model: ${graph.size} states, ${transitions} transitions, ${stuck.length} without a way back\n`,
    );
    expect(stuck).toEqual([]);
    // Those that have no other way than the last resort are among them.
    const nameless = [...graph.values()].filter(
      ({ world: { isSignedIn, passkeys, lost } }) =>
        !isSignedIn &&
        passkeys === 0 &&
        (['password', 'email', 'phone'] as const).every((each) => lost.has(each)),
    );
    expect(nameless.length).toBeGreaterThan(100);
    for (const { moves } of nameless)
      expect(moves.map(([name]) => name).filter((name) => name !== 'wait')).toEqual(['last_resort']);
  });
});

/** Somebody else: what they hold is theirs to show, but nobody waits for them, and no member of staff believes them. */
const thief: Actor = {
  shows: (world, kind) =>
    kind !== 'waiting_time' && kind !== 'staff_decision' && kind !== 'face' && owner.shows(world, kind),
};

/** A thief who sits out a wait, because nobody reads what every contact is told. */
const patient: Actor = { shows: (world, kind) => kind === 'waiting_time' || thief.shows(world, kind) };

/** An intact account, and a thief who has only `held` of it: whatever else is linked is "lost" to them. */
function* targets(held: readonly Losable[], isSignedIn: boolean): Generator<World> {
  for (const world of everyWorld()) {
    if (world.lost.size > 0 || world.isSignedIn !== isSignedIn || world.state === 'frozen') continue;
    const linked = losable.filter(
      (each) =>
        (each !== 'authenticator' || world.authenticator) &&
        (each !== 'backup' || world.backup) &&
        (each !== 'passkey' || world.passkeys > 0),
    );
    if (!held.every((each) => linked.includes(each))) continue;
    const target = { ...world, lost: new Set(linked.filter((each) => !held.includes(each))) };
    yield target;
    // And one whose owner has a recovery under way, about whatever can be lost together.
    if (world.isHeld || world.unusual || world.lock === 'unlocking') continue;
    for (let chosen = 1; chosen < 2 ** recoverable.length; chosen += 1) {
      const live = recoverable.filter((_, index) => chosen & (2 ** index));
      const isLinked = live.every((each) => linked.includes(each));
      if (isLinked && actionFor(live, false) !== null) yield { ...target, live };
    }
  }
}

const secured = ({ authenticator, backup, passkeys, lost }: World): string =>
  JSON.stringify({ authenticator, backup, passkeys, lost: [...lost].sort() });

describe('a thief', () => {
  it('is tried against recoveries that are under way, too', () => {
    const withLive = [...targets(['email'], false)].filter(({ live }) => live !== null);
    process.stdout.write(`model: ${withLive.length} recoveries under way for one thief\n`);
    expect(withLive.length).toBeGreaterThan(100);
  });

  it.each(losable)('who holds nothing but the %s gets in nowhere and changes nothing', (what) => {
    for (const start of targets([what], false))
      for (const { world } of explore(thief, [start]).graph.values()) {
        expect(world.isSignedIn, keyOf(start)).toBe(false);
        expect(secured(world), keyOf(start)).toBe(secured(start));
      }
  });

  it('who holds password and both contacts gets in nowhere where an authenticator or passkey is linked', () => {
    for (const start of targets(['password', 'email', 'phone'], false)) {
      if (!start.authenticator && start.passkeys === 0) continue;
      // With a recovery of the owner's under way it is another matter: below.
      if (start.live !== null) continue;
      for (const { world } of explore(thief, [start]).graph.values())
        expect(world.isSignedIn, keyOf(start)).toBe(false);
    }
  });

  it('takes over a recovery under way only while nobody stops the new wait, and with everything that it left, two things at least, the password or a passkey unless it is lost', {
    timeout: 90_000,
  }, () => {
    let taken = 0;
    for (let chosen = 0; chosen < 2 ** losable.length; chosen += 1) {
      const held = losable.filter((_, index) => chosen & (2 ** index));
      for (const isSignedIn of booleans)
        for (const start of targets(held, isSignedIn)) {
          if (start.live === null) continue;
          if (!movesOf(patient, start, ['resume_recovery']).some(([name]) => name === 'resume_recovery'))
            continue;
          taken += 1;
          // Its wait begins anew: whoever is stopped meanwhile has nothing.
          expect(movesOf(thief, start, ['resume_recovery']).map(([name]) => name)).not.toContain(
            'resume_recovery',
          );
          const left = recoverable.filter(
            (each) =>
              each !== 'password' &&
              !start.live?.includes(each) &&
              (each !== 'authenticator' || start.authenticator) &&
              (each !== 'passkey' || start.passkeys > 0),
          );
          for (const each of left)
            expect(
              held.includes(each) || (each === 'authenticator' && held.includes('backup')),
              `${each} of ${keyOf(start)}`,
            ).toBe(true);
          const shown = new Set<string>([...left, ...(held.includes('password') ? ['password'] : [])]);
          if (isSignedIn) shown.add('session');
          // Shown in place of the password.
          if (!held.includes('password') && held.includes('passkey')) shown.add('passkey');
          expect(shown.size, keyOf(start)).toBeGreaterThan(1);
          if (!isSignedIn && !start.live.includes('password') && !held.includes('password'))
            expect(held, keyOf(start)).toContain('passkey');
        }
    }
    process.stdout.write(`model: ${taken} ways to take over a recovery, none with less\n`);
    expect(taken).toBeGreaterThan(100);
  });

  it('who sits in a stolen session, and holds nothing, changes nothing that secures the account', () => {
    for (const start of targets([], true))
      for (const { world } of explore(thief, [start]).graph.values())
        expect(secured(world), keyOf(start)).toBe(secured(start));
  });

  it('who holds everything still changes nothing as long as the settings lock is on', () => {
    for (const world of everyWorld()) {
      if (world.lock === 'off' || world.lost.size > 0) continue;
      for (const [name, after] of movesOf(thief, world, actions))
        expect(secured(after), `${name} in ${keyOf(world)}`).toBe(secured(world));
    }
  });
});

type Factor =
  | 'email'
  | 'phone'
  | 'authenticator'
  | 'passkey'
  | 'password'
  | 'face'
  | 'wait'
  | 'staff'
  | 'device';
const factorOf = {
  email_code: 'email',
  email_link: 'email',
  sms_code: 'phone',
  voice_code: 'phone',
  phone_call: 'phone',
  authenticator_code: 'authenticator',
  backup_code: 'authenticator',
  passkey: 'passkey',
  password: 'password',
  face: 'face',
  waiting_time: 'wait',
  staff_decision: 'staff',
  device_approval: 'device',
} as const;

/** The product's table once more, in other words and written apart from it: each line is one thing that must be shown. */
function table(action: Action, world: World): (readonly Factor[])[] {
  const strong: Factor[] = [];
  if (world.passkeys > 0) strong.push('passkey');
  if (world.authenticator) strong.push('authenticator');
  const second = (...otherwise: Factor[]): Factor[] => (strong.length > 0 ? strong : otherwise);
  const others = (...but: Factor[]): Factor[][] =>
    (['email', 'phone', ...strong] as Factor[]).filter((each) => !but.includes(each)).map((each) => [each]);
  const waits = (): Factor[][] => {
    if (!world.verified) return [['wait']];
    if (!world.face) return [['staff'], ['wait']];
    return world.lock === 'off' ? [['face']] : [['face'], ['wait']];
  };
  const device: Factor[] = ['device', 'phone', 'email', 'authenticator'];
  switch (action) {
    case 'sign_in_new_device':
      return [
        ['password', 'passkey'],
        second('email', 'phone'),
        ...(world.unusual ? [device, device] : [device]),
      ];
    case 'change_phone':
      return [['phone'], ['phone'], second('email')];
    case 'change_email':
      return [['email'], ['email'], second('phone')];
    case 'link_authenticator':
      return [['email', 'phone'], ...(strong.length > 0 ? [strong] : []), ['authenticator']];
    case 'replace_authenticator':
      return [['authenticator'], ['email', 'phone'], ['authenticator']];
    case 'make_backup_codes':
    case 'remove_passkey':
      return [second()];
    case 'add_passkey':
      return [second('email', 'phone'), ['passkey']];
    case 'change_password':
      return [['password'], second('email', 'phone')];
    case 'forgotten_password':
      return strong.length > 0 ? [['email'], ['phone'], strong] : [['email'], ['phone']];
    case 'reset_phone':
      return [...others('phone'), ...waits(), ['phone']];
    case 'reset_email':
      return [...others('email'), ...waits(), ['email']];
    case 'reset_authenticator':
      return [...others('authenticator'), ...waits(), ['authenticator']];
    case 'reset_passkey':
      return [...others('passkey'), ...waits()];
    case 'unfreeze':
      return others();
    case 'close_account':
      return [['authenticator'], ['email', 'phone']];
    case 'withdraw':
    case 'add_withdrawal_address':
      return strong.length > 0 ? [strong, ['email', 'phone']] : [['email'], ['phone']];
    case 'lock_settings':
      return [second('email', 'phone')];
    case 'sign_up':
    case 'claim_last_resort':
    case 'unlock_settings':
      return [['email'], ['phone']];
    case 'sign_in':
      return [['password', 'passkey'], second('email', 'phone')];
    case 'activate_pay':
      return [second('email', 'phone'), ['passkey']];
    case 'recover_by_case': {
      const bound = (['phone', 'email', 'authenticator'] as const).filter((each) => world.lost.has(each));
      return [
        ...others(...lostOf(world)),
        ...(world.face ? [['face'] as Factor[]] : []),
        ['staff'],
        ['wait'],
        ...bound.map((each): Factor[] => [each]),
      ];
    }
    case 'resume_recovery':
      return others(...lostOf(world));
    // From a session alone: they take something away from whoever sits in it, or secure nothing.
    case 'freeze':
    case 'rename_passkey':
    case 'choose_anti_phishing_code':
      return [];
  }
}

const lostOf = ({ lost }: World): Factor[] =>
  (['email', 'phone', 'authenticator', 'passkey'] as const).filter((each) => lost.has(each));

describe('the policy, held against the table of the product', () => {
  it('never asks for fewer proofs or for weaker ones, and no proof counts for two lines', {
    timeout: 90_000,
  }, () => {
    let compared = 0;
    const seen = new Set<Action>();
    for (const world of everyWorld()) {
      for (const action of actions) {
        // What is lost is a matter of the case and of going on with it only.
        const isAboutLoss = action === 'recover_by_case' || action === 'resume_recovery';
        if (world.lost.size > 0 && !isAboutLoss) continue;
        if (world.lost.has('backup')) continue;
        const policy = decide(action, standingIn(world), isAboutLoss ? lostFactors(world) : []);
        if (!policy.allowed) continue;
        const lines = table(action, world);
        const open = policy.slots.map((slot) => slot.accepts.map((kind) => factorOf[kind]));
        for (const line of lines) {
          const index = open.findIndex((factors) => factors.every((factor) => line.includes(factor)));
          expect(index, `${action}: ${line.join('|')} in ${keyOf(world)}`).toBeGreaterThanOrEqual(0);
          open.splice(index, 1);
        }
        // Nor for more: what the table doesn't say is not asked.
        expect(open, `${action} in ${keyOf(world)}`).toEqual([]);
        seen.add(action);
        compared += 1;
      }
    }
    process.stdout.write(`model: ${compared} decisions held against the table\n`);
    expect(compared).toBeGreaterThan(1000);
    expect([...seen].sort()).toEqual([...actions].sort());
  });

  it('never resets with less than a direct change and the loss need: every other factor, and a wait or a face', () => {
    for (const world of everyWorld()) {
      if (world.lost.size !== 1) continue;
      for (const action of ['reset_phone', 'reset_email', 'reset_authenticator', 'reset_passkey'] as const) {
        const policy = decide(action, standingIn(world));
        if (!policy.allowed) continue;
        const kinds = policy.slots.flatMap((slot) => slot.accepts);
        expect(kinds.includes('waiting_time') || kinds.includes('face')).toBe(true);
        const hasAll = (lost: Losable) =>
          canProve(owner, { ...world, lost: new Set<Losable>([lost]) }, policy.slots);
        // Whoever lacks a second factor, besides the one that is reset, can't do it alone.
        const about = action.slice('reset_'.length);
        for (const other of ['email', 'phone'] as const)
          if (other !== about) expect(hasAll(other)).toBe(false);
        if (world.authenticator && !world.backup && about !== 'authenticator')
          expect(hasAll('authenticator')).toBe(false);
        if (world.passkeys > 0 && about !== 'passkey') expect(hasAll('passkey')).toBe(false);
      }
    }
  });
});
