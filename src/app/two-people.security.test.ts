import { describe, expect, test } from 'vitest';
import { type CaseId, type DocumentId, parseId } from '#kernel/ids.ts';
import { must } from '#kernel/result.ts';
import { openDocument, reviewCase, viewCase } from '#modules/cases/index.ts';
import {
  addMember,
  confirmStaff,
  finishEnrolment,
  finishStaffSignIn,
  removeMember,
  renewLink,
  startStaffSignIn,
  viewEnrolment,
} from '#modules/staff/index.ts';
import { type Customer, useTestSite } from './testing.ts';
import { newCustomerWithAuthenticator, prove } from './testing-flows.ts';
import { SoftwarePasskey } from './testing-passkey.ts';
import {
  beginWait,
  bindPhone,
  finishRecovery,
  passWait,
  planLoss,
  proveSlots,
  viewRecovery,
} from './testing-recovery.ts';
import {
  type Colleague,
  newColleague,
  newStaffBrowser,
  openDocuments,
  signInColleague,
  tokenOf,
  viewerOf,
} from './testing-staff.ts';

const site = useTestSite();
const code = (result: { ok: boolean; problem?: { code: string } }) =>
  result.ok ? 'ok' : result.problem?.code;
const jpeg = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);

/** A case whose document was handed in. */
async function handedIn(): Promise<{ caseId: CaseId; documentId: DocumentId; customer: Customer }> {
  const customer = await newCustomerWithAuthenticator(site());
  const { client, id } = await beginWait(site(), customer, ['phone', 'authenticator']);
  const path = `recoveries/${id}/case`;
  const type = { 'content-type': 'image/jpeg' };
  expect((await client.call('POST', `${path}/documents`, jpeg, type)).status).toBe(201);
  const own = await client.ok<{ id: string; documents: { id: string }[] }>('POST', `${path}/review`);
  const caseId = parseId('case', own.id);
  const documentId = parseId('document', own.documents[0]?.id ?? '');
  if (!caseId || !documentId) throw new Error('no case');
  return { caseId, documentId, customer };
}

const approve = async ({ staff }: Colleague, caseId: CaseId) => {
  await openDocuments(site(), staff, caseId);
  return reviewCase(site().holdfast.deps, staff, { caseId, verdict: 'approve', reason: '', note: '' });
};

/** Somebody added by the operator's command who comes in by their link. */
async function enrol(person: { name: string; email: string }): Promise<Colleague> {
  const { deps } = site().holdfast;
  const token = tokenOf(must(await addMember(deps, person)));
  const browser = newStaffBrowser(site());
  const passkey = new SoftwarePasskey();
  const { ceremony, options } = must(await viewEnrolment(deps, { token, browser }));
  const answer = JSON.stringify(passkey.make(options));
  const made = must(await finishEnrolment(deps, { token, ceremony, answer, browser }));
  const staff = await viewerOf(site(), made.token, browser);
  return { email: person.email, passkey, browser, token: made.token, staff };
}

describe('Two people', () => {
  test('are not one person who was removed and added again', async () => {
    const { caseId } = await handedIn();
    const { deps } = site().holdfast;
    const one = await newColleague(site());
    expect(await approve(one, caseId)).toEqual({ ok: true, value: 'approved_once' });
    must(await removeMember(deps, one.email));
    const again = await enrol({ name: 'Somebody Else', email: one.email });
    expect(code(await approve(again, caseId))).toBe('reviewed_already');
    must(await removeMember(deps, one.email));
    const renamed = await enrol({ name: ` ${one.staff.name.toUpperCase()} `, email: `x${one.email}` });
    expect(code(await approve(renamed, caseId))).toBe('reviewed_already');
    const tagged = await enrol({ name: 'Another', email: one.email.replace('@', '+console@') });
    expect(code(await approve(tagged, caseId))).toBe('reviewed_already');
  });

  test('both work here: the word of somebody who was removed counts no more', async () => {
    const { caseId } = await handedIn();
    const [gone, two, three] = [
      await newColleague(site()),
      await newColleague(site()),
      await newColleague(site()),
    ];
    must(await approve(gone, caseId));
    must(await removeMember(site().holdfast.deps, gone.email));
    expect(await approve(two, caseId)).toEqual({ ok: true, value: 'approved_once' });
    expect(await approve(three, caseId)).toEqual({ ok: true, value: 'approved' });
  });

  test('are never the one whom it is about: neither case nor document is shown to them', async () => {
    const { caseId, documentId, customer } = await handedIn();
    const { deps } = site().holdfast;
    const self = await newColleague(site(), customer.email);
    expect(code(await viewCase(deps, self.staff, caseId))).toBe('review_of_own_account');
    expect(code(await openDocument(deps, self.staff, { caseId, documentId }))).toBe('review_of_own_account');
    expect(code(await approve(self, caseId))).toBe('review_of_own_account');
  });
});

describe('A renewed link', () => {
  test('means that every passkey is lost: they open nothing any more, and no session goes on', async () => {
    const { deps } = site().holdfast;
    const one = await newColleague(site());
    must(await renewLink(deps, one.email));
    expect(code(await deps.db.tx((tx) => confirmStaff(deps, tx, one.staff)))).toBe('staff_session_over');
    expect(code(await signInColleague(site(), one.passkey, newStaffBrowser(site())))).toBe(
      'staff_passkey_refused',
    );
  });
});

describe('A sign-in to the console', () => {
  test('names its user: nobody was identified before, so the handle is not optional', async () => {
    const { deps } = site().holdfast;
    const one = await newColleague(site());
    const browser = newStaffBrowser(site());
    const { ceremony, options } = await startStaffSignIn(deps, browser);
    const answer = JSON.stringify(one.passkey.show(options, { userHandle: null }));
    expect(code(await finishStaffSignIn(deps, { ceremony, answer, browser }))).toBe('staff_passkey_refused');
  });
});

describe('Backup codes', () => {
  test('are not made by a backup code alone: whoever found one would have ten', async () => {
    const customer = await newCustomerWithAuthenticator(site());
    const { client } = customer;
    const make = async () => (await client.ok('POST', 'account/backup-code-sets'))['challengeId'] ?? '';
    const first = await make();
    site().clock.advanceMs(30_000);
    const now = { timestamp: site().clock.now().getTime() };
    await prove(client, first, 'second_factor', customer.totp?.generate(now) ?? '');
    const { grant } = await client.ok('POST', `challenges/${first}/grant`);
    const { codes } = await client.ok<{ codes: string[] }>('PUT', 'account/backup-codes', { grant });
    const second = await make();
    expect((await prove(client, second, 'second_factor', codes[0] ?? '')).status).toBe(422);
    expect((await client.call('POST', `challenges/${second}/grant`)).body.code).toBe('proof_missing');
  });
});

test('Another browser that goes on with a recovery is not kept from it by a right that the first one took', async () => {
  const customer = await newCustomerWithAuthenticator(site());
  const first = await passWait(site(), customer, ['phone']);
  await bindPhone(site(), first);
  const { challenge } = await viewRecovery(first);
  const { grant: old } = await first.client.ok('POST', `challenges/${challenge?.id}/grant`);
  const here = await planLoss(site(), customer, ['phone']);
  const { challengeId = '' } = await here.client.ok('POST', `recoveries/${here.id}/resumption`);
  await proveSlots(site(), customer, here.client, challengeId, ['current_email', 'authenticator']);
  await here.client.ok('POST', `recovery-resumptions/${challengeId}`);
  const { rows } = await site().holdfast.db.pool.query('select 1 from gate.grants where id = $1', [old]);
  expect(rows).toEqual([]);
  site().clock.advanceMs(72 * 3_600_000);
  expect(await finishRecovery({ client: here.client, id: first.id })).toMatchObject({ status: 200 });
});
