import { Secret, TOTP } from 'otpauth';
import { beforeEach, describe, expect, it } from 'vitest';
import { type AccountId, type CaseId, parseId } from '#kernel/ids.ts';
import { must } from '#kernel/result.ts';
import { closeAccountRow, contactsOf, findAccount, freezeAccountRow } from '#modules/accounts/index.ts';
import { findBrokenEntry } from '#modules/audit/index.ts';
import { closeDeadCases, reviewCase, viewCase } from '#modules/cases/index.ts';
import { freezeIn } from '#modules/closure/index.ts';
import { endRecoveryWait, stopLiveRecovery } from '#modules/recovery/index.ts';
import { listInboxMessages } from '#platform/inbox/inbox-store.ts';
import { type Customer, newCustomer, useTestSite } from './testing.ts';
import { codeFor, eventsOf, newCustomerWithAuthenticator, prove, signInAgain } from './testing-flows.ts';
import {
  type Begun,
  beginWait,
  cancelBy,
  finishRecovery,
  newContacts,
  openLastResort,
  planLoss,
  proveLastResort,
  proveSlots,
  resume,
  viewRecovery,
} from './testing-recovery.ts';
import { type Colleague, newColleague, openDocuments } from './testing-staff.ts';

const site = useTestSite();
const hourMs = 3_600_000;
const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);

let one: Colleague;
let two: Colleague;
/** A session of theirs is idle for too long after a few days of the clock, so each test has its own. */
beforeEach(async () => {
  one = await newColleague(site());
  two = await newColleague(site());
});

type Claim = Begun & { readonly caseId: CaseId; readonly challengeId: string };
type OwnCase = { id: string; stage: string; stageSince: string };

const ownCase = ({ client, id }: Begun): Promise<OwnCase> => client.ok('GET', `recoveries/${id}/case`);

const claim = async (identifier: string, fresh = newContacts()): Promise<Claim & { fresh: typeof fresh }> => {
  const begun = await openLastResort(site(), { identifier, ...fresh });
  const caseId = parseId('case', (await ownCase(begun)).id);
  if (!caseId) throw new Error('no case');
  return { ...begun, caseId, fresh };
};

const upload = ({ client, id }: Begun) =>
  client.call('POST', `recoveries/${id}/case/documents`, jpeg, { 'content-type': 'image/jpeg' });
const handIn = ({ client, id }: Begun) => client.call('POST', `recoveries/${id}/case/review`);

async function handedIn(identifier: string) {
  const claimed = await claim(identifier);
  expect((await upload(claimed)).status).toBe(201);
  expect((await handIn(claimed)).status).toBe(200);
  return claimed;
}

async function review(
  by: Colleague,
  { caseId }: Pick<Claim, 'caseId'>,
  verdict: 'approve' | 'refuse' | 'ask_again' = 'approve',
) {
  const reason = { approve: '', refuse: 'not_matching', ask_again: 'unreadable' }[verdict];
  if (verdict === 'approve') await openDocuments(site(), by.staff, caseId);
  const said = await reviewCase(site().holdfast.deps, by.staff, { caseId, verdict, reason, note: '' });
  return said.ok ? said.value : said.problem.code;
}

async function approved(identifier: string) {
  const claimed = await handedIn(identifier);
  expect(await review(one, claimed)).toBe('approved_once');
  expect(await review(two, claimed)).toBe('approved');
  return claimed;
}

const seenBy = async (by: Colleague, { caseId }: Pick<Claim, 'caseId'>) =>
  must(await viewCase(site().holdfast.deps, by.staff, caseId));

/** The cancel link in a message to this contact. */
async function cancelLink(to: string, saying: string): Promise<string> {
  const { text } = await site().nextMessage(to, { saying });
  const token = /\/recover\/cancel\/([\w-]{43})/.exec(text)?.[1];
  if (!token) throw new Error(`No cancel link in: ${text}`);
  return token;
}

const stageOf = async (begun: Begun) => (await viewRecovery(begun)).stage;
const idOf = (customer: Customer) => customer.accountId as AccountId;
const sqlOn = (text: string, customer: Customer) => site().holdfast.db.pool.query(text, [customer.accountId]);

describe('the last resort', () => {
  it('is the way from nothing to a new password: two contacts, a document, two people, the wait', async () => {
    const customer = await newCustomerWithAuthenticator(site());
    const claimed = await handedIn(customer.email);
    const { client, fresh } = claimed;
    expect(await viewRecovery(claimed)).toMatchObject({
      stage: 'case_open',
      lost: ['phone', 'email', 'password'],
      plan: { path: 'case', asks: [] },
      challenge: null,
    });
    const seen = await seenBy(one, claimed);
    expect(seen).toMatchObject({
      account: { id: customer.accountId, linked: { authenticator: true } },
      subject: { isLastResort: true, unmatched: null, proven: [] },
      may: { approve: true },
    });
    for (const secret of [customer.email, customer.phone, fresh.email, fresh.phone])
      expect(JSON.stringify(seen)).not.toContain(secret);
    // One is not enough, nor the same one twice, nor does whoever claims learn of the first.
    expect(await review(one, claimed)).toBe('approved_once');
    expect(await review(one, claimed)).toBe('reviewed_already');
    expect((await ownCase(claimed)).stage).toBe('in_review');
    expect((await finishRecovery(claimed)).body.code).toBe('recovery_step_not_open');
    expect(await review(two, claimed)).toBe('approved');
    expect(await viewRecovery(claimed)).toMatchObject({ stage: 'waiting' });
    site().clock.advanceMs(72 * hourMs - 1000);
    expect((await finishRecovery(claimed)).body.code).toBe('recovery_waiting');
    site().clock.advanceMs(1000);
    const { setup, challenge, stage } = await viewRecovery(claimed);
    expect(stage).toBe('binding');
    // The authenticator that is linked is replaced, never left out.
    expect((await finishRecovery(claimed)).body.code).toBe('proof_missing');
    const totp = new TOTP({ secret: Secret.fromBase32((setup?.key ?? '').replaceAll(' ', '')) });
    const code = totp.generate({ timestamp: site().clock.now().getTime() });
    expect((await prove(client, challenge?.id ?? '', 'new_authenticator', code)).status).toBe(200);
    const done = await finishRecovery(claimed);
    expect(done.status).toBe(200);
    expect(await contactsOf(site().holdfast.db.queries, idOf(customer))).toEqual(fresh);
    await expect.poll(async () => (await customer.client.call('GET', 'session')).status).toBe(401);
    for (const to of [customer.email, customer.phone, fresh.email, fresh.phone])
      await site().nextMessage(to, { saying: 'phone' });
    const { hold } = done.body as unknown as { hold: { endsAt: string } };
    expect(Date.parse(hold.endsAt) - site().clock.now().getTime()).toBe(24 * hourMs);
    expect(await eventsOf(site(), customer)).toEqual(
      expect.arrayContaining([
        'recovery_last_resort',
        'case_in_review',
        'recovery_last_resort_waiting',
        'email_reset',
        'phone_reset',
        'authenticator_reset',
      ]),
    );
    expect(await findBrokenEntry(site().holdfast.db.queries, idOf(customer))).toBeNull();
    // The password is set anew with what is theirs now.
    site().clock.advanceMs(30_000);
    const own = { ...customer, ...fresh, totp };
    const { challengeId = '' } = await client.ok('POST', 'forgotten-passwords', { identifier: fresh.email });
    await proveSlots(site(), own, client, challengeId, ['current_email', 'current_phone']);
    site().clock.advanceMs(30_000);
    await prove(
      client,
      challengeId,
      'second_factor',
      totp.generate({ timestamp: site().clock.now().getTime() }),
    );
    expect(await client.ok('GET', `challenges/${challengeId}`)).toMatchObject({ isComplete: true });
  });

  it('opens an account that its customer froze, and waits as long as the settings lock', async () => {
    const customer = await newCustomer(site());
    await sqlOn('update accounts.accounts set settings_lock_days = 7 where id = $1', customer);
    await customer.client.ok('POST', 'account/freeze');
    const claimed = await approved(customer.phone);
    site().clock.advanceMs(6 * 24 * hourMs);
    expect(await stageOf(claimed)).toBe('waiting');
    site().clock.advanceMs(24 * hourMs);
    expect((await finishRecovery(claimed)).status).toBe(200);
    expect(await findAccount(site().holdfast.db.queries, idOf(customer))).toMatchObject({ state: 'active' });
  });
});

describe('whether there is an account', () => {
  const plain = (value: unknown): string =>
    JSON.stringify(value)
      .replace(/\b(rec|cas|doc|chl|req)_[\w-]+/g, '$1')
      .replace(/"to":"[^"]*"/g, '')
      .replace(/[\w-]{43}/g, 'token')
      .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'time');

  /** Everything that a claim is answered, to its refusal; `meanwhile` is what its account's customer does. */
  async function answersOf(identifier: string, meanwhile: () => Promise<void> = async () => {}) {
    const client = site().newClient();
    const fresh = newContacts();
    const answers: unknown[] = [];
    const ask = async (method: string, path: string, body?: unknown, headers?: Record<string, string>) => {
      const answer = await client.call(method, path, body, headers);
      const names = [...answer.headers.keys()].filter((name) => name !== 'x-request-id').sort();
      answers.push([answer.status, answer.body, names]);
      return answer;
    };
    const { challengeId = '' } = (await ask('POST', 'last-resorts', { identifier, ...fresh })).body;
    await ask('POST', `last-resorts/${challengeId}/case`);
    for (const [slot, channel, to] of [
      ['new_email', 'email', fresh.email],
      ['new_phone', 'sms', fresh.phone],
    ] as const) {
      await ask('POST', `challenges/${challengeId}/codes`, { slot, channel });
      const code = await site().nextCode(to);
      await ask('POST', `challenges/${challengeId}/proofs`, { slot, code });
    }
    const { recoveryId = '' } = (await ask('POST', `last-resorts/${challengeId}/case`)).body;
    const recovery = `recoveries/${recoveryId}`;
    const look = async () => {
      const { trackPath } = (await ask('GET', recovery)).body;
      await ask('GET', `recovery-trackers/${String(trackPath).split('/').at(-1)}`);
      await ask('GET', `${recovery}/case`);
      await ask('GET', `challenges/${challengeId}`);
    };
    await look();
    await ask('POST', `${recovery}/start`);
    await ask('POST', `${recovery}/waiting-time`);
    await ask('PUT', `${recovery}/contact`, { kind: 'phone', value: fresh.phone });
    await ask('POST', `${recovery}/finish`);
    await ask('POST', `${recovery}/resumption`);
    await ask('POST', `${recovery}/case/review`);
    await ask('POST', `${recovery}/case/documents`, jpeg, { 'content-type': 'image/jpeg' });
    await ask('POST', `${recovery}/case/review`);
    await look();
    await meanwhile();
    await look();
    const caseId = parseId('case', (await client.ok('GET', `${recovery}/case`))['id'] ?? '');
    if (!caseId) throw new Error('no case');
    expect(await review(one, { caseId }, 'refuse')).toBe('refused');
    await look();
    await ask('POST', `${recovery}/finish`);
    await ask('DELETE', `${recovery}/case`);
    return [...answers.map(plain), ...(await told(fresh)).map(plain)];
  }

  /** Every message that whoever claims was sent, once the refusal is among them. */
  async function told(fresh: { email: string; phone: string }): Promise<unknown[]> {
    await site().nextMessage(fresh.email, { saying: 'was decided' });
    await site().nextMessage(fresh.phone, { saying: 'was refused' });
    const { queries } = site().holdfast.db;
    const both = await Promise.all(
      [fresh.email, fresh.phone].map((to) => listInboxMessages(queries, { to, limit: 50 })),
    );
    return both.flat().map(({ channel, subject, text }) => ({
      channel,
      subject,
      text: text.replace(/\b\d{3} ?\d{3}\b|\d+ \w+ \d{4}|\d\d:\d\d/g, ''),
    }));
  }

  it('shows in no answer before our staff have decided, whatever the account is and its customer does', {
    timeout: 120_000,
  }, async () => {
    const unknown = await answersOf('nobody-at-all@example.com');
    expect(unknown.length).toBeGreaterThan(25);
    expect(unknown.join()).not.toContain('cancelled');
    const known = await newCustomerWithAuthenticator(site());
    expect(await answersOf(known.email)).toEqual(unknown);
    const frozen = await newCustomer(site());
    await frozen.client.ok('POST', 'account/freeze');
    expect(await answersOf(frozen.phone)).toEqual(unknown);
    const barred = await newCustomer(site());
    const { deps } = site().holdfast;
    await deps.db.tx((tx) => freezeAccountRow(tx, idOf(barred), 'staff'));
    expect(await answersOf(barred.email)).toEqual(unknown);
    const gone = await newCustomer(site());
    const reserved = { kind: 'email', value: gone.email } as const;
    const until = new Date(site().clock.now().getTime() + 24 * hourMs);
    await deps.db.tx((tx) => closeAccountRow(tx, idOf(gone), reserved, until));
    expect(await answersOf(gone.email)).toEqual(unknown);
    const busy = await newCustomer(site());
    await beginWait(site(), busy, ['phone']);
    expect(await answersOf(busy.email)).toEqual(unknown);
    const awake = await newCustomer(site());
    expect(
      await answersOf(awake.email, async () => {
        const token = await cancelLink(awake.phone, 'claims your account');
        expect((await cancelBy(site().newClient(), token, true)).status).toBe(204);
      }),
    ).toEqual(unknown);
    const back = await newCustomer(site());
    expect(
      await answersOf(back.email, async () => {
        site().clock.advanceMs(1000);
        await signInAgain(site(), back, back.client);
        await closeDeadCases(site().holdfast.deps);
      }),
    ).toEqual(unknown);
  });

  it('takes as long: medians of interleaved claims differ by less than a fifth', {
    timeout: 120_000,
  }, async () => {
    const times: Record<'known' | 'unknown', Record<string, number[]>> = { known: {}, unknown: {} };
    for (let round = 0; round < 7; round += 1)
      for (const kind of round % 2 === 0
        ? (['known', 'unknown'] as const)
        : (['unknown', 'known'] as const)) {
        const identifier =
          kind === 'known' ? (await newCustomer(site())).email : `timed.${round}@example.com`;
        const { client, challengeId } = await proveLastResort(site(), { identifier, ...newContacts() });
        const timed = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
          const startedAt = performance.now();
          const done = await work();
          (times[kind][name] ??= []).push(performance.now() - startedAt);
          return done;
        };
        const opened = await timed('open', () => client.ok('POST', `last-resorts/${challengeId}/case`));
        const begun = { client, id: opened['recoveryId'] as Begun['id'] };
        await timed('upload', () => upload(begun));
        await timed('hand in', () => handIn(begun));
      }
    const median = (list: number[] = []) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;
    for (const name of ['open', 'upload', 'hand in']) {
      const [known, unknown] = [median(times.known[name]), median(times.unknown[name])];
      const said = `${name}: known ${known.toFixed(1)} ms, unknown ${unknown.toFixed(1)} ms`;
      process.stdout.write(`${said}\n`);
      expect(known / unknown, said).toBeLessThan(1.2);
      expect(known / unknown, said).toBeGreaterThan(0.83);
    }
  });

  it('shows to staff, who can’t say yes to a claim of none', async () => {
    const claimed = await handedIn('no-such-customer@example.com');
    expect(await seenBy(one, claimed)).toMatchObject({
      account: null,
      subject: { isLastResort: true, unmatched: 'no_account' },
      may: { review: true, approve: false },
    });
    expect(await review(one, claimed)).toBe('review_without_account');
    expect(await review(one, claimed, 'refuse')).toBe('refused');
    expect(await stageOf(claimed)).toBe('refused');
  });
});

describe('whoever claims an account', () => {
  const heard = async (
    { fresh }: Pick<Awaited<ReturnType<typeof claim>>, 'fresh'>,
    mail: string,
    sms: string,
  ) => {
    const messages = [
      await site().nextMessage(fresh.email, { saying: mail }),
      await site().nextMessage(fresh.phone, { saying: sms }),
    ];
    for (const { text } of messages) {
      expect(text).toMatch(/\/recover\/track\/[\w-]{43}/);
      expect(text).not.toContain('/cancel/');
    }
    return messages[0]?.text ?? '';
  };

  it('hears at both new contacts how it goes on, and nothing that is the account’s', async () => {
    const customer = await newCustomer(site());
    await customer.client.ok('PUT', 'account/anti-phishing-code', { code: 'Blue Heron' });
    const claimed = await handedIn(customer.email);
    const texts = [await heard(claimed, 'We have your claim', 'has arrived')];
    expect(await review(one, claimed, 'ask_again')).toBe('documents_wanted');
    texts.push(await heard(claimed, 'other documents', 'other documents'));
    expect(texts.at(-1)).toContain('can’t be read');
    expect((await upload(claimed)).status).toBe(201);
    expect((await handIn(claimed)).status).toBe(200);
    expect(await review(one, claimed)).toBe('approved_once');
    expect(await review(two, claimed)).toBe('approved');
    texts.push(await heard(claimed, 'was approved', 'was approved'));
    const { waitsUntil } = await viewRecovery(claimed);
    expect(texts.at(-1)).toContain(`${new Date(waitsUntil ?? '').getUTCDate()} `);
    site().clock.advanceMs(72 * hourMs);
    expect(await stageOf(claimed)).toBe('binding');
    await endRecoveryWait(site().holdfast.deps, claimed.id);
    texts.push(await heard(claimed, 'finish your claim', 'finish your claim'));
    for (const text of texts)
      for (const secret of [customer.email, customer.phone, 'Blue Heron', customer.accountId])
        expect(text).not.toContain(secret);
    expect((await finishRecovery(claimed)).status).toBe(200);
    const { rows } = await sqlOn(
      'select claimant_sealed from recovery.recoveries where account_id = $1',
      customer,
    );
    expect(rows).toEqual([{ claimant_sealed: null }]);
  });

  it('hears that it was stopped once it was approved, and in their own language', async () => {
    const customer = await newCustomer(site());
    const client = site().newClient();
    const fresh = newContacts();
    const spanish = { 'accept-language': 'es' };
    const named = { identifier: customer.email, ...fresh };
    const { challengeId = '' } = (await client.call('POST', 'last-resorts', named, spanish)).body;
    for (const [slot, channel, to] of [
      ['new_email', 'email', fresh.email],
      ['new_phone', 'sms', fresh.phone],
    ] as const)
      await prove(client, challengeId, slot, await codeFor(site(), client, challengeId, slot, channel, to));
    const { recoveryId } = await client.ok('POST', `last-resorts/${challengeId}/case`);
    const begun = { client, id: recoveryId as Begun['id'], fresh };
    await heard(begun, 'Tenemos tu reclamación', 'solicitud recibida');
    const caseId = parseId('case', (await ownCase(begun)).id);
    if (!caseId) throw new Error('no case');
    await upload(begun);
    await handIn(begun);
    await review(one, { caseId });
    await review(two, { caseId });
    await cancelBy(site().newClient(), await cancelLink(customer.email, 'was approved'), false);
    await heard(begun, 'Tu reclamación se detuvo', 'solicitud detenida');
  });
});

describe('the customer of a claimed account', () => {
  it('is told when it is claimed, when documents are handed in and when it is approved, each time with a link that stops it', async () => {
    const customer = await newCustomer(site());
    await approved(customer.email);
    const links = new Set<string>();
    for (const to of [customer.email, customer.phone])
      for (const saying of to === customer.email
        ? ['Somebody claims your account', 'Documents were handed in', 'was approved']
        : ['claims your account', 'documents handed in', 'approved'])
        links.add(await cancelLink(to, saying));
    expect(links.size).toBe(1);
    const [token = ''] = links;
    const other = site().newClient();
    // Looking stops nothing.
    const shown = await other.ok('GET', `recovery-cancel-links/${token}`);
    expect(shown).toMatchObject({ stage: 'waiting', isLastResort: true });
    expect(await other.ok('GET', `recovery-cancel-links/${token}`)).toEqual(shown);
  });

  it('stops it by the link, once, also between the two approvals', async () => {
    const customer = await newCustomer(site());
    const claimed = await handedIn(customer.email);
    expect(await review(one, claimed)).toBe('approved_once');
    const token = await cancelLink(customer.phone, 'claims your account');
    expect(await cancelBy(site().newClient(), token)).toMatchObject({ status: 204 });
    expect(await cancelBy(site().newClient(), token, true)).toMatchObject({
      status: 410,
      body: { code: 'recovery_cancelled' },
    });
    expect(await site().newClient().ok('GET', `recovery-cancel-links/${token}`)).toMatchObject({
      stage: 'cancelled',
    });
    await site().nextMessage(customer.email, { saying: 'The reset was stopped' });
    expect(await seenBy(two, claimed)).toMatchObject({ account: null, subject: { unmatched: 'stopped' } });
    expect(await review(two, claimed)).toBe('review_without_account');
    expect(await stageOf(claimed)).toBe('case_open');
    // The account is free for whoever claims it next.
    expect((await seenBy(one, await handedIn(customer.phone))).account?.id).toBe(customer.accountId);
  });

  it('stops it after the approval, and it is over for good', async () => {
    const customer = await newCustomer(site());
    const claimed = await approved(customer.email);
    const token = await cancelLink(customer.phone, 'approved');
    expect((await cancelBy(site().newClient(), token)).status).toBe(204);
    site().clock.advanceMs(80 * hourMs);
    expect((await finishRecovery(claimed)).body.code).toBe('recovery_cancelled');
    expect(await contactsOf(site().holdfast.db.queries, idOf(customer))).toMatchObject({
      email: customer.email,
    });
  });

  it('ends it by signing in, before the decision and in the wait', async () => {
    const first = await newCustomer(site());
    const claimed = await handedIn(first.email);
    expect(await review(one, claimed)).toBe('approved_once');
    site().clock.advanceMs(1000);
    await signInAgain(site(), first, first.client);
    expect((await first.client.ok<{ recovery: unknown }>('GET', 'account/recovery')).recovery).toBeNull();
    expect(await review(two, claimed)).toBe('review_without_account');

    const second = await newCustomerWithAuthenticator(site());
    const waiting = await approved(second.email);
    site().clock.advanceMs(60_000);
    await signInAgain(site(), second, second.client);
    expect(await viewRecovery(waiting)).toMatchObject({ stage: 'cancelled' });
    site().clock.advanceMs(80 * hourMs);
    expect((await finishRecovery(waiting)).body.code).toBe('recovery_cancelled');
    await site().nextMessage(second.email, { saying: 'The reset was stopped' });
  });

  it('ends it from a session, by a freeze, by the settings lock, and by a recovery that proves more', async () => {
    const { deps } = site().holdfast;
    const ways: Record<string, (customer: Customer) => Promise<unknown>> = {
      session: ({ client }) => client.ok('POST', 'account/recovery/cancel', { freezes: false }),
      freeze: (customer) =>
        deps.db.tx((tx) =>
          freezeIn(deps, tx, {
            accountId: idOf(customer),
            because: 'alert_link',
            device: { name: 'Chrome on Linux' },
          }),
        ),
      lock: (customer) => deps.db.tx((tx) => stopLiveRecovery(deps, tx, idOf(customer), 'settings_locked')),
      more: (customer) => beginWait(site(), customer, ['phone']),
    };
    for (const [name, way] of Object.entries(ways)) {
      const customer = await newCustomer(site());
      const claimed = await handedIn(customer.email);
      await way(customer);
      expect(await review(one, claimed), name).toBe('review_without_account');
      expect(await stageOf(claimed), name).toBe('case_open');
    }
  });
});

describe('whoever claims', () => {
  it('goes on in the browser that began, and in no other', async () => {
    const customer = await newCustomer(site());
    const proven = await proveLastResort(site(), { identifier: customer.email, ...newContacts() });
    const other = site().newClient();
    expect((await other.call('POST', `last-resorts/${proven.challengeId}/case`)).body.code).toBe(
      'challenge_not_found',
    );
    const claimed = await approved((await newCustomer(site())).email);
    site().clock.advanceMs(72 * hourMs);
    const moved = { ...claimed, client: other };
    expect((await finishRecovery(moved)).body.code).toBe('recovery_not_found');
    expect((await other.call('GET', `recoveries/${claimed.id}`)).status).toBe(404);
    expect((await upload(moved)).status).toBe(404);
    // Not even the owner of the password takes it over.
    const owner = await newCustomer(site());
    await handedIn(owner.email);
    const planned = await planLoss(site(), owner, ['phone', 'email']);
    expect((await resume(planned)).body.code).toBe('recovery_only_here');
  });

  it('proves both new contacts: no code counts twice, or for another claim', async () => {
    const fresh = newContacts();
    const named = { identifier: 'somebody@example.com', ...fresh };
    const client = site().newClient();
    const { challengeId = '' } = await client.ok('POST', 'last-resorts', named);
    const code = await codeFor(site(), client, challengeId, 'new_email', 'email', fresh.email);
    const other = site().newClient();
    const again = await other.ok('POST', 'last-resorts', { ...named, phone: newContacts().phone });
    expect((await prove(other, again['challengeId'] ?? '', 'new_email', code)).status).toBe(409);
    expect((await prove(client, challengeId, 'new_email', code)).status).toBe(200);
    expect((await prove(client, challengeId, 'new_phone', code)).status).toBeGreaterThanOrEqual(400);
    expect((await client.call('POST', `last-resorts/${challengeId}/case`)).body.code).toBe('proof_missing');
  });

  it('opens one case however often it is asked for, also at once', async () => {
    const customer = await newCustomer(site());
    const { client, challengeId } = await proveLastResort(site(), {
      identifier: customer.email,
      ...newContacts(),
    });
    const asked = await Promise.all(
      [1, 2, 3, 4].map(() => client.call('POST', `last-resorts/${challengeId}/case`)),
    );
    const ids = asked.filter(({ status }) => status === 201).map(({ body }) => body['recoveryId']);
    expect(ids.length).toBeGreaterThan(0);
    expect(new Set(ids).size).toBe(1);
    expect((await client.ok('POST', `last-resorts/${challengeId}/case`))['recoveryId']).toBe(ids[0]);
    const { rows } = await site().holdfast.db.pool.query(
      "select 1 from recovery.recoveries where account_id = $1 and shown_by = 'nothing'",
      [customer.accountId],
    );
    expect(rows).toHaveLength(1);
  });

  it('races another claim of the same account: it is the account’s once', async () => {
    const customer = await newCustomer(site());
    const both = await Promise.all(
      [customer.email, customer.phone].map((identifier) =>
        proveLastResort(site(), { identifier, ...newContacts() }),
      ),
    );
    const opened = await Promise.all(
      both.map(({ client, challengeId }) => client.ok('POST', `last-resorts/${challengeId}/case`)),
    );
    const { rows } = await site().holdfast.db.pool.query<{ unmatched: string | null }>(
      'select unmatched from recovery.recoveries where id = any($1)',
      [opened.map(({ recoveryId }) => recoveryId)],
    );
    expect(rows.map(({ unmatched }) => unmatched).sort()).toEqual(['another_live', null].sort());
  });

  it('brings contacts that are nobody’s: told once they are proven, and not of the account that is named', async () => {
    const [customer, other] = [await newCustomer(site()), await newCustomer(site())];
    const client = site().newClient();
    const same = { identifier: customer.email, email: customer.email, phone: newContacts().phone };
    expect((await client.call('POST', 'last-resorts', same)).body.code).toBe('same_as_current');
    const odd = { ...newContacts(), identifier: 'not an address' };
    expect((await client.call('POST', 'last-resorts', odd)).body.code).toBe('email_not_possible');
    for (const phone of [other.phone, customer.phone]) {
      const named = { identifier: customer.email, email: newContacts().email, phone };
      const proven = await proveLastResort(site(), named);
      const refused = await proven.client.call('POST', `last-resorts/${proven.challengeId}/case`);
      expect(refused.body.code).toBe('contact_in_use');
    }
  });

  it('claims three times a month with one contact, known or not, and uses up nothing of the account’s own', async () => {
    const customer = await newCustomer(site());
    for (const identifier of [customer.email, 'never.there@example.com']) {
      for (let count = 0; count < 3; count += 1)
        expect(await review(one, await handedIn(identifier), 'refuse')).toBe('refused');
      const fourth = await site()
        .newClient()
        .call('POST', 'last-resorts', { identifier, ...newContacts() });
      expect(fourth).toMatchObject({ status: 429, body: { code: 'recovery_limit_reached' } });
    }
    const phone = await handedIn(customer.phone);
    expect(await seenBy(one, phone)).toMatchObject({
      account: null,
      subject: { unmatched: 'limit_reached' },
    });
    expect(await viewRecovery(await beginWait(site(), customer, ['phone']))).toMatchObject({
      stage: 'waiting',
    });
    const fresh = newContacts();
    for (let count = 0; count < 3; count += 1) await claim(`other.${count}@example.com`, fresh);
    const again = await site()
      .newClient()
      .call('POST', 'last-resorts', { identifier: 'x@example.com', ...fresh });
    expect(again.status).toBe(429);
  });

  it('claims ten times a month from one network', async () => {
    const address = '198.51.100.9';
    for (let count = 0; count < 10; count += 1)
      await openLastResort(
        site(),
        { identifier: `n${count}@example.com`, ...newContacts() },
        site().newClient({ address }),
      );
    const next = site().newClient({ address });
    expect(
      (await next.call('POST', 'last-resorts', { identifier: 'n@example.com', ...newContacts() })).status,
    ).toBe(429);
  });
});
