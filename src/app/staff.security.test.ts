import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { must } from '#kernel/result.ts';
import {
  addMember,
  addOwnPasskey,
  confirmStaff,
  endStaffSession,
  findAccountFacts,
  findStaffSession,
  finishEnrolment,
  finishStaffSignIn,
  removeMember,
  removeOwnPasskey,
  renewLink,
  startStaffSignIn,
  viewEnrolment,
  viewOwnPasskeys,
} from '#modules/staff/index.ts';
import { newCustomer, useTestSite } from './testing.ts';
import { addPasskey, signInWithPasskey, startPasskeySignIn } from './testing-flows.ts';
import { SoftwarePasskey } from './testing-passkey.ts';
import {
  newColleague,
  newLink,
  newStaffBrowser,
  signInColleague,
  tokenOf,
  viewerOf,
} from './testing-staff.ts';

const site = useTestSite();
const minuteMs = 60_000;
const code = (result: { ok: boolean; problem?: { code: string } }) =>
  result.ok ? 'ok' : result.problem?.code;

describe('An enrolment link', () => {
  test('works once', async () => {
    const { deps } = site().holdfast;
    const { token } = await newLink(site());
    const browser = newStaffBrowser(site());
    const first = must(await viewEnrolment(deps, { token, browser }));
    const again = must(await viewEnrolment(deps, { token, browser }));
    const finish = (from: typeof first) =>
      finishEnrolment(deps, {
        token,
        ceremony: from.ceremony,
        answer: JSON.stringify(new SoftwarePasskey().make(from.options)),
        browser,
      });
    expect(code(await finish(first))).toBe('ok');
    expect(code(await finish(again))).toBe('enrolment_not_found');
    expect(code(await viewEnrolment(deps, { token, browser }))).toBe('enrolment_not_found');
  });

  test('used twice at once makes one passkey', async () => {
    const { deps } = site().holdfast;
    const { token, email } = await newLink(site());
    const browser = newStaffBrowser(site());
    const finishes = await Promise.all(
      Array.from({ length: 6 }, async () => {
        const { ceremony, options } = must(await viewEnrolment(deps, { token, browser }));
        const answer = JSON.stringify(new SoftwarePasskey().make(options));
        return () => finishEnrolment(deps, { token, ceremony, answer, browser });
      }),
    );
    const outcomes = await Promise.all(finishes.map((finish) => finish()));
    expect(outcomes.map(code).sort()).toEqual([
      'enrolment_not_found',
      'enrolment_not_found',
      'enrolment_not_found',
      'enrolment_not_found',
      'enrolment_not_found',
      'ok',
    ]);
    const { rows } = await sql<{ count: number }>`
      select count(*) as count from staff.passkeys p join staff.members m on m.id = p.member_id
      where m.email = ${email}`.execute(deps.db.queries);
    expect(rows[0]?.count).toBe(1);
  });

  test('forged, run out, replaced or of somebody who was removed is answered alike', async () => {
    const { deps } = site().holdfast;
    const browser = newStaffBrowser(site());
    const look = async (token: string) => code(await viewEnrolment(deps, { token, browser }));
    expect(await look(deps.secrets.token())).toBe('enrolment_not_found');

    const replaced = await newLink(site());
    const renewed = must(await renewLink(deps, replaced.email));
    expect(await look(replaced.token)).toBe('enrolment_not_found');
    expect(await look(tokenOf(renewed))).toBe('ok');
    must(await removeMember(deps, replaced.email));
    expect(await look(tokenOf(renewed))).toBe('enrolment_not_found');

    const old = await newLink(site());
    site().clock.advanceMs(24 * 60 * minuteMs);
    expect(await look(old.token)).toBe('enrolment_not_found');
  });

  test('is kept as a hash only', async () => {
    const { deps } = site().holdfast;
    const { token } = await newLink(site());
    const { rows } = await sql<{ row: string }>`select e::text as row from staff.enrolments e`.execute(
      deps.db.queries,
    );
    expect(rows.some(({ row }) => row.includes(deps.secrets.hashToken(token)))).toBe(true);
    expect(rows.some(({ row }) => row.includes(token))).toBe(false);
  });

  test('takes no passkey that was made without verifying its user', async () => {
    const { deps } = site().holdfast;
    const { token } = await newLink(site());
    const browser = newStaffBrowser(site());
    const { ceremony, options } = must(await viewEnrolment(deps, { token, browser }));
    const answer = JSON.stringify(new SoftwarePasskey().make(options, { isVerifying: false }));
    expect(code(await finishEnrolment(deps, { token, ceremony, answer, browser }))).toBe(
      'staff_passkey_refused',
    );
  });
});

describe('Signing in to the console', () => {
  test('takes the passkey of somebody who works here, and nothing of another browser or another time', async () => {
    const { deps } = site().holdfast;
    const { passkey, browser } = await newColleague(site());
    expect(code(await signInColleague(site(), passkey, browser))).toBe('ok');

    const { ceremony, options } = await startStaffSignIn(deps, browser);
    const answer = JSON.stringify(passkey.show(options));
    const elsewhere = newStaffBrowser(site());
    expect(code(await finishStaffSignIn(deps, { ceremony, answer, browser: elsewhere }))).toBe(
      'staff_ceremony_over',
    );
    expect(code(await finishStaffSignIn(deps, { ceremony, answer, browser }))).toBe('ok');
    // The very same answer again.
    expect(code(await finishStaffSignIn(deps, { ceremony, answer, browser }))).toBe('staff_ceremony_over');

    const late = await startStaffSignIn(deps, browser);
    site().clock.advanceMs(5 * minuteMs);
    const lateAnswer = JSON.stringify(passkey.show(late.options));
    expect(
      code(await finishStaffSignIn(deps, { ceremony: late.ceremony, answer: lateAnswer, browser })),
    ).toBe('staff_ceremony_over');
  });

  test('answers replayed at once start one session', async () => {
    const { deps } = site().holdfast;
    const { passkey, browser } = await newColleague(site());
    const { ceremony, options } = await startStaffSignIn(deps, browser);
    const answer = JSON.stringify(passkey.show(options));
    const outcomes = await Promise.all(
      Array.from({ length: 6 }, () => finishStaffSignIn(deps, { ceremony, answer, browser })),
    );
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
  });

  test('refuses a showing without user verification, of another origin, of another owner, and a copy', async () => {
    const { deps } = site().holdfast;
    const { passkey, browser } = await newColleague(site());
    const attempt = async (lie: Parameters<SoftwarePasskey['show']>[1]) => {
      const { ceremony, options } = await startStaffSignIn(deps, browser);
      const answer = JSON.stringify(passkey.show(options, lie));
      return code(await finishStaffSignIn(deps, { ceremony, answer, browser }));
    };
    expect(await attempt({ isVerifying: false })).toBe('staff_passkey_refused');
    expect(await attempt({ origin: 'https://holdfast.evil' })).toBe('staff_passkey_refused');
    expect(await attempt({ userHandle: Buffer.from('stf_somebody').toString('base64url') })).toBe(
      'staff_passkey_refused',
    );
    expect(await attempt({ counter: 7 })).toBe('ok');
    expect(await attempt({ counter: 7 })).toBe('staff_passkey_refused');
  });

  test('refuses a passkey that nobody enrolled, such as a customer’s', async () => {
    const browser = newStaffBrowser(site());
    expect(code(await signInColleague(site(), new SoftwarePasskey(), browser))).toBe('staff_passkey_refused');
    expect(code(await signInColleague(site(), await customerPasskey(), browser))).toBe(
      'staff_passkey_refused',
    );
  });

  test('does not let a passkey of the console sign in as a customer', async () => {
    const { passkey } = await newColleague(site());
    const client = site().newClient();
    const { ceremonyId, options } = await startPasskeySignIn(client);
    const answer = await client.call('POST', 'passkey-sign-ins', {
      ceremonyId,
      answer: passkey.show(options),
    });
    expect(answer.status).toBe(422);
    expect(answer.body.code).toBe('passkey_not_accepted');
  });
});

describe('A session in the console', () => {
  test('ends after thirty minutes without use, and after eight hours in any case', async () => {
    const { deps } = site().holdfast;
    const { token, browser } = await newColleague(site());
    const look = () => findStaffSession(deps, { token, address: browser.address });
    for (let minutes = 0; minutes < 8 * 60 - 20; minutes += 20) {
      site().clock.advanceMs(20 * minuteMs);
      expect(typeof (await look())).toBe('object');
    }
    site().clock.advanceMs(20 * minuteMs);
    expect(await look()).toBe('over');

    const idle = await newColleague(site());
    site().clock.advanceMs(30 * minuteMs);
    expect(await findStaffSession(deps, { token: idle.token, address: '' })).toBe('over');
  });

  test('is nothing to the customers’ side, and a customer’s is nothing to the console', async () => {
    const { deps } = site().holdfast;
    const { token } = await newColleague(site());
    const client = site().newClient();
    client.sessionToken = token;
    expect((await client.call('GET', 'session')).status).toBe(401);
    client.sessionToken = null;
    for (const name of ['holdfast_session', 'holdfast_staff']) {
      expect((await client.call('GET', 'session', undefined, { cookie: `${name}=${token}` })).status).toBe(
        401,
      );
    }
    const customer = await newCustomer(site());
    expect(await findStaffSession(deps, { token: customer.client.sessionToken, address: '' })).toBe(
      'unknown',
    );
  });

  test('ends at once for somebody who is removed or signs out, also in the middle of things', async () => {
    const { deps } = site().holdfast;
    const { email, token, staff } = await newColleague(site());
    must(await removeMember(deps, email));
    expect(await findStaffSession(deps, { token, address: '' })).toBe('over');
    expect(code(await deps.db.tx((tx) => confirmStaff(deps, tx, staff)))).toBe('staff_session_over');
    expect(code(await removeMember(deps, email))).toBe('staff_member_not_found');

    const other = await newColleague(site());
    await endStaffSession(deps, other.staff);
    expect(await findStaffSession(deps, { token: other.token, address: '' })).toBe('over');
  });

  test('of somebody who was removed does not come back when they are added again', async () => {
    const { deps } = site().holdfast;
    const { email, token, passkey, browser } = await newColleague(site());
    must(await removeMember(deps, email));
    must(await addMember(deps, { name: 'Back again', email }));
    expect(await findStaffSession(deps, { token, address: '' })).toBe('over');
    expect(code(await signInColleague(site(), passkey, browser))).toBe('staff_passkey_refused');
  });
});

describe('One’s own passkeys', () => {
  test('are added after a recent sign-in only, and the last one stays', async () => {
    const { deps } = site().holdfast;
    const { staff, browser, passkey } = await newColleague(site());
    const { addition, passkeys } = await viewOwnPasskeys(deps, { staff, browser });
    expect(passkeys).toHaveLength(1);
    const [first] = passkeys;
    expect(code(await removeOwnPasskey(deps, { staff, id: first?.id ?? '' }))).toBe('staff_passkey_last');
    if (!addition) throw new Error('no addition');
    const second = new SoftwarePasskey();
    const input = {
      staff,
      ceremony: addition.ceremony,
      answer: JSON.stringify(second.make(addition.options)),
      browser,
    };
    expect(code(await addOwnPasskey(deps, input))).toBe('ok');
    expect(code(await addOwnPasskey(deps, input))).toBe('staff_ceremony_over');

    // Removing the passkey that began this session ends it.
    const other = must(await signInColleague(site(), second, browser));
    const elsewhere = await viewerOf(site(), other.token, browser);
    expect(code(await removeOwnPasskey(deps, { staff: elsewhere, id: first?.id ?? '' }))).toBe('ok');
    expect(code(await signInColleague(site(), passkey, browser))).toBe('staff_passkey_refused');
    expect(code(await addOwnPasskey(deps, input))).toBe('staff_session_over');

    site().clock.advanceMs(10 * minuteMs);
    const later = await viewOwnPasskeys(deps, { staff: elsewhere, browser });
    expect(later.addition).toBeNull();
    expect(code(await addOwnPasskey(deps, { ...input, staff: elsewhere }))).toBe('staff_sign_in_too_old');
  });

  test('are nobody else’s to remove', async () => {
    const { deps } = site().holdfast;
    const one = await newColleague(site());
    const other = await newColleague(site());
    const { passkeys } = await viewOwnPasskeys(deps, other);
    const id = passkeys[0]?.id ?? '';
    expect(code(await removeOwnPasskey(deps, { staff: one.staff, id }))).toBe('staff_passkey_refused');
  });
});

describe('The staff’s log', () => {
  test('names every sign-in and search, without full contacts, and can’t be changed', async () => {
    const { deps } = site().holdfast;
    const { staff } = await newColleague(site());
    const customer = await newCustomer(site());
    const facts = await findAccountFacts(deps, { staff, contact: customer.email });
    expect(facts?.id).toBe(customer.accountId);
    expect(JSON.stringify(facts)).not.toContain(customer.email);
    expect(JSON.stringify(facts)).not.toContain(customer.phone);
    expect(await findAccountFacts(deps, { staff, contact: customer.email.slice(0, -1) })).toBeNull();

    const { rows } = await sql<{ action: string; row: string }>`
      select action, l::text as row from staff.log l where member_id = ${staff.staffId} order by id`.execute(
      deps.db.queries,
    );
    expect(rows.map(({ action }) => action)).toEqual([
      'staff_added',
      'signed_in',
      'account_searched',
      'account_searched',
    ]);
    expect(rows.some(({ row }) => row.includes(customer.email))).toBe(false);
    await expect(sql`delete from staff.log`.execute(deps.db.queries)).rejects.toThrow(/never changed/);
    await expect(sql`update staff.log set action = 'x'`.execute(deps.db.queries)).rejects.toThrow();

    const activity = await customer.client.ok<{ items: { event: string }[] }>('GET', 'account/activity');
    expect(activity.items[0]?.event).toBe('account_viewed_by_staff');
  });
});

/** A passkey that signs a customer in. */
async function customerPasskey(): Promise<SoftwarePasskey> {
  const customer = await newCustomer(site());
  const passkey = new SoftwarePasskey();
  await addPasskey(site(), customer, passkey);
  await signInWithPasskey(site().newClient(), passkey);
  return passkey;
}
