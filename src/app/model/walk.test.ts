import { Secret, TOTP } from 'otpauth';
import { expect, it } from 'vitest';
import {
  type Answer,
  type Customer,
  newCustomer,
  newPhone,
  type TestClient,
  useTestSite,
} from '#app/testing.ts';
import { codeFor, finishSignIn, grantOf, linkIn, prove } from '#app/testing-flows.ts';
import type { Action } from '#kernel/actions.ts';
import type { AccountId } from '#kernel/ids.ts';
import { findBrokenEntry } from '#modules/audit/index.ts';
import { decide } from '#modules/gate/policy.ts';
import { effectOf, standingIn, type World } from './model.ts';

// What limits sending and changing has tests of its own; here it would only end every walk early.
const site = useTestSite({
  HOLDFAST_CODE_SENDS_PER_HOUR: '10000',
  HOLDFAST_CODE_SENDS_PER_DAY: '10000',
  HOLDFAST_CODE_SENDS_PER_ACCOUNT_HOUR: '10000',
  HOLDFAST_CODE_SENDS_PER_ADDRESS_HOUR: '10000',
  HOLDFAST_CONTACT_CHANGES_MAX: '10000',
  HOLDFAST_CALLS_PER_HOUR: '10000',
});

const hourMs = 3_600_000;
const holdMs = 24 * hourMs;
const stepsPerWalk = 45;

/** A small seeded generator (mulberry32): a walk that fails can be walked again. */
function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

type Change = { old: string; until: number; undo: string; state: 'live' | 'undone' };

/** What the model knows of one customer, beside the world that the policy sees. */
type Person = {
  readonly customer: Customer;
  world: World;
  phone: string;
  password: string;
  heldUntil: number;
  lockDays: number;
  unlockAt: number | null;
  changes: Change[];
  client: TestClient;
};

const now = () => site().clock.now().getTime();

/** What time alone brings about. */
function catchUp(person: Person): void {
  const isOpen = person.unlockAt !== null && person.unlockAt <= now();
  const changedLately = person.changes.some((change) => change.until > now());
  person.world = {
    ...person.world,
    isHeld: person.heldUntil > now(),
    unusual: changedLately,
    lock: isOpen ? 'off' : person.world.lock,
  };
}

const decided = (person: Person, action: Action): string => {
  const policy = decide(action, standingIn(person.world));
  return policy.allowed ? 'allowed' : policy.refusal;
};

const answered = (answer: Answer): string => (answer.status < 300 ? 'allowed' : String(answer.body.code));

function apply(person: Person, action: Action): void {
  const after = effectOf(action, person.world);
  if (!after) throw new Error(`The model has no place for ${action}`);
  if (effectOf(action, { ...person.world, isHeld: false })?.isHeld) person.heldUntil = now() + holdMs;
  person.world = after;
}

/** Shows whatever a challenge asks for, as its owner can. */
async function proveAll(person: Person, challengeId: string, newContact = ''): Promise<void> {
  const { client, customer } = person;
  for (let round = 0; round < 8; round += 1) {
    const view = await client.ok<{
      isComplete: boolean;
      slots: { name: string; state: string; methods: { kind: string }[] }[];
    }>('GET', `challenges/${challengeId}`);
    const slot = view.slots.find((each) => each.state !== 'done');
    if (view.isComplete || !slot) return;
    const kinds = slot.methods.map((method) => method.kind);
    let code: string;
    if (kinds.includes('authenticator_code') && customer.totp) {
      site().clock.advanceMs(30_000);
      code = customer.totp.generate({ timestamp: now() });
    } else if (kinds.includes('email_code')) {
      code = await codeFor(site(), client, challengeId, slot.name, 'email', customer.email);
    } else {
      const to = slot.name === 'new_phone' ? newContact : person.phone;
      code = await codeFor(site(), client, challengeId, slot.name, 'sms', to);
    }
    const proven = await prove(client, challengeId, slot.name, code);
    expect(proven.status, `${slot.name}: ${JSON.stringify(proven.body)}`).toBe(200);
  }
}

type Step = (person: Person, people: readonly Person[], random: (below: number) => number) => Promise<string>;

/** Starts an action of a signed-in customer; the product must say what the model says. */
async function begin(person: Person, action: Action, path: string, body?: unknown): Promise<string | null> {
  const expected = person.world.isSignedIn ? decided(person, action) : 'session_missing';
  const started = await person.client.call('POST', path, body);
  expect(answered(started), `${action} in ${JSON.stringify(person.world)}`).toBe(expected);
  return expected === 'allowed' ? (started.body['challengeId'] ?? '') : null;
}

const steps: Readonly<Record<string, Step>> = {
  async 'change phone'(person, people, random) {
    const pool = [
      ...new Set(people.flatMap((each) => [each.phone, ...each.changes.map((change) => change.old)])),
      newPhone(),
    ];
    const phone = pool[random(pool.length)] ?? newPhone();
    if (person.world.isSignedIn && phone === person.phone) {
      const same = await person.client.call('POST', 'account/phone-changes', { phone });
      expect(answered(same)).toBe('same_as_current');
      return 'same';
    }
    const challengeId = await begin(person, 'change_phone', 'account/phone-changes', { phone });
    if (challengeId === null) return 'refused';
    await proveAll(person, challengeId, phone);
    const isTaken = people.some(
      (each) =>
        each !== person &&
        (each.phone === phone || each.changes.some((change) => change.old === phone && change.until > now())),
    );
    const grant = await grantOf(person.client, challengeId);
    const done = await person.client.call('PUT', 'account/phone', { grant });
    expect(answered(done)).toBe(isTaken ? 'contact_in_use' : 'allowed');
    if (isTaken) return 'taken';
    const undo = linkIn(await site().nextMessage(person.phone, { saying: '/undo/' }), 'undo');
    person.changes.push({ old: person.phone, until: now() + holdMs, undo, state: 'live' });
    person.phone = phone;
    apply(person, 'change_phone');
    return 'changed';
  },

  async 'undo a change'(person, _people, random) {
    const index = random(person.changes.length + 1);
    const change = person.changes[index];
    if (!change) return 'nothing';
    const expected =
      change.state === 'undone' ? 'undo_done' : change.until > now() ? 'allowed' : 'undo_expired';
    const answer = await site().newClient().call('POST', `undo-links/${change.undo}`);
    expect(answered(answer)).toBe(expected);
    if (expected !== 'allowed') return expected;
    person.phone = change.old;
    // Later changes fall with it.
    for (const each of person.changes.slice(index)) each.state = 'undone';
    if (person.world.state !== 'frozen')
      person.world = { ...person.world, state: 'frozen', isSignedIn: false };
    return 'undone';
  },

  async freeze(person) {
    if (!person.world.isSignedIn) return 'signed out';
    await person.client.ok('POST', 'account/freeze');
    apply(person, 'freeze');
    return 'frozen';
  },

  async unfreeze(person) {
    const { challengeId = '' } = await person.client.ok('POST', 'unfreezes', {
      identifier: person.customer.email,
    });
    const expected = decided(person, 'unfreeze');
    await proveAll(person, challengeId);
    const grant = await grantOf(person.client, challengeId);
    expect(answered(await person.client.call('POST', 'account/unfreeze', { grant }))).toBe(expected);
    if (expected === 'allowed') apply(person, 'unfreeze');
    return expected;
  },

  async 'sign in'(person) {
    if (person.world.isSignedIn) return 'signed in';
    person.client.sessionToken = null;
    const expected = decided(person, 'sign_in');
    const started = await person.client.call('POST', 'sign-ins', {
      identifier: person.customer.email,
      password: person.password,
    });
    expect(answered(started)).toBe(expected);
    if (expected !== 'allowed') return expected;
    const { challengeId = '' } = started.body;
    await proveAll(person, challengeId);
    await finishSignIn(person.client, challengeId);
    person.world = { ...person.world, isSignedIn: true };
    return 'allowed';
  },

  async 'sign out'(person) {
    if (!person.world.isSignedIn) return 'signed out';
    await person.client.ok('DELETE', 'session');
    person.world = { ...person.world, isSignedIn: false };
    return 'done';
  },

  async 'link or replace the authenticator'(person) {
    const isLinked = person.world.authenticator;
    const action = isLinked ? 'replace_authenticator' : 'link_authenticator';
    const path = isLinked ? 'account/authenticator-replacements' : 'account/authenticator-links';
    const challengeId = await begin(person, action, path);
    if (challengeId === null) return 'refused';
    const setup = await person.client.ok('GET', `account/authenticator-links/${challengeId}`);
    const totp = new TOTP({ secret: Secret.fromBase32((setup['key'] ?? '').replaceAll(' ', '')) });
    if (isLinked) {
      site().clock.advanceMs(30_000);
      const code = person.customer.totp?.generate({ timestamp: now() }) ?? '';
      expect((await prove(person.client, challengeId, 'authenticator', code)).status).toBe(200);
    }
    const mail = await codeFor(site(), person.client, challengeId, 'contact', 'email', person.customer.email);
    await prove(person.client, challengeId, 'contact', mail);
    await prove(person.client, challengeId, 'new_authenticator', totp.generate({ timestamp: now() }));
    const grant = await grantOf(person.client, challengeId);
    await person.client.ok('PUT', isLinked ? 'account/authenticator/replacement' : 'account/authenticator', {
      grant,
    });
    person.customer.totp = totp;
    apply(person, action);
    site().clock.advanceMs(30_000);
    return action;
  },

  async 'make backup codes'(person) {
    const challengeId = await begin(person, 'make_backup_codes', 'account/backup-code-sets');
    if (challengeId === null) return 'refused';
    await proveAll(person, challengeId);
    const grant = await grantOf(person.client, challengeId);
    await person.client.ok('PUT', 'account/backup-codes', { grant });
    apply(person, 'make_backup_codes');
    return 'made';
  },

  async 'change the password'(person, _people, random) {
    const next = `plover ${random(1_000_000)} lantern quietly`;
    const challengeId = await begin(person, 'change_password', 'account/password-changes', {
      currentPassword: person.password,
      newPassword: next,
    });
    if (challengeId === null) return 'refused';
    await proveAll(person, challengeId);
    await person.client.ok('PUT', 'account/password', { grant: await grantOf(person.client, challengeId) });
    person.password = next;
    apply(person, 'change_password');
    return 'changed';
  },

  async 'lock the settings'(person, _people, random) {
    const days = 1 + random(2);
    const challengeId = await begin(person, 'lock_settings', 'account/settings-locks', { days });
    if (challengeId === null) return 'refused';
    await proveAll(person, challengeId);
    await person.client.ok('PUT', 'account/settings-lock', {
      grant: await grantOf(person.client, challengeId),
    });
    apply(person, 'lock_settings');
    person.lockDays = days;
    person.unlockAt = null;
    return 'locked';
  },

  async 'start unlocking'(person) {
    if (!person.world.isSignedIn) return 'signed out';
    const expected = person.world.lock === 'off' ? 'settings_not_locked' : 'allowed';
    const answer = await person.client.call('POST', 'account/settings-lock/unlocking');
    expect(answered(answer)).toBe(expected);
    if (person.world.lock === 'on') {
      person.unlockAt = now() + person.lockDays * 24 * hourMs;
      person.world = { ...person.world, lock: 'unlocking' };
    }
    return expected;
  },

  async 'let time pass'(_person, _people, random) {
    site().clock.advanceMs((1 + random(30)) * hourMs);
    return 'passed';
  },
};

/** The product and the model say the same of a customer, and nobody has what is another's. */
async function compare(people: readonly Person[]): Promise<void> {
  const { pool } = site().holdfast.db;
  const { rows: contacts } = await pool.query<{ account_id: string; kind: string; value: string }>(
    'select account_id, kind, value from accounts.contacts where account_id = any($1)',
    [people.map((person) => person.customer.accountId)],
  );
  expect(contacts).toHaveLength(2 * people.length);
  expect(new Set(contacts.map((contact) => contact.value)).size).toBe(contacts.length);
  for (const person of people) {
    catchUp(person);
    const { accountId } = person.customer;
    // What ends a session is heard a moment later by those who remember it.
    if (!person.world.isSignedIn && person.client.sessionToken)
      await expect.poll(async () => (await person.client.call('GET', 'session')).status).toBe(401);
    const phone = contacts.find((each) => each.account_id === accountId && each.kind === 'phone')?.value;
    const { rows } = await pool.query<{
      state: string;
      authenticator: boolean;
      backup: boolean;
      held: boolean;
      locked: boolean;
    }>(
      `select a.state,
        exists (select from factors.authenticators f where f.account_id = a.id) as authenticator,
        exists (select from factors.backup_codes b where b.account_id = a.id and b.used_at is null) as backup,
        exists (select from holds.holds h where h.account_id = a.id and h.ends_at > $2) as held,
        a.settings_lock_days is not null and (a.settings_unlock_at is null or a.settings_unlock_at > $2) as locked
       from accounts.accounts a where a.id = $1`,
      [accountId, site().clock.now()],
    );
    const { state, authenticator, backup, isHeld, lock } = person.world;
    expect({ ...rows[0], phone }).toEqual({
      state,
      authenticator,
      backup,
      held: isHeld,
      locked: lock !== 'off',
      phone: person.phone,
    });
  }
}

it.each([20_261_122, 4_817, 77])(
  'the product walks with the model, seed %i',
  { timeout: 120_000 },
  async (seed) => {
    const random = createRandom(seed);
    const people: Person[] = [];
    for (let index = 0; index < 2; index += 1) {
      const customer = await newCustomer(site());
      const world: World = {
        state: 'active',
        verified: false,
        face: false,
        authenticator: false,
        backup: false,
        passkeys: 0,
        lost: new Set(),
        isSignedIn: true,
        lock: 'off',
        isHeld: false,
        unusual: false,
        live: null,
      };
      people.push({
        customer,
        world,
        phone: customer.phone,
        password: customer.password,
        heldUntil: 0,
        lockDays: 0,
        unlockAt: null,
        changes: [],
        client: customer.client,
      });
    }
    const names = Object.keys(steps);
    const seen = new Map<string, number>();
    for (let count = 0; count < stepsPerWalk; count += 1) {
      const person = people[random(people.length)];
      // Half of the steps bring somebody who is out back in, or the walk would end there.
      const name =
        person?.world.state === 'frozen' && random(2) === 0
          ? 'unfreeze'
          : person && !person.world.isSignedIn && random(2) === 0
            ? 'sign in'
            : (names[random(names.length)] ?? '');
      const step = steps[name];
      if (!person || !step) throw new Error(`No step ${name}`);
      site().clock.advanceMs(61_000);
      catchUp(person);
      // A session ends by itself after days without use; the model has no clock for that.
      if (person.world.isSignedIn && (await person.client.call('GET', 'session')).status === 401)
        person.world = { ...person.world, isSignedIn: false };
      const outcome = await step(person, people, random);
      seen.set(`${name}: ${outcome}`, (seen.get(`${name}: ${outcome}`) ?? 0) + 1);
      await compare(people);
    }
    for (const { customer } of people)
      expect(await findBrokenEntry(site().holdfast.db.queries, customer.accountId as AccountId)).toBeNull();
    process.stdout.write(`walk ${seed}: ${stepsPerWalk} steps, ${seen.size} different outcomes\n`);
  },
);
