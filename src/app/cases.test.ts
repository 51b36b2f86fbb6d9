import { sql } from 'kysely';
import { beforeEach, describe, expect, test } from 'vitest';
import { type CaseId, type DocumentId, parseId } from '#kernel/ids.ts';
import { must } from '#kernel/result.ts';
import {
  closeDeadCases,
  destroyOldDocuments,
  listCases,
  openDocument,
  reviewCase,
  viewCase,
} from '#modules/cases/index.ts';
import { endStaffSession, removeMember, type StaffViewer } from '#modules/staff/index.ts';
import { type Customer, newCustomer, type TestClient, useTestSite } from './testing.ts';
import { newCustomerWithAuthenticator } from './testing-flows.ts';
import { type Begun, beginWait, cancelBy, viewRecovery } from './testing-recovery.ts';
import { type Colleague, newColleague, openDocuments } from './testing-staff.ts';

const site = useTestSite();
const dayMs = 86_400_000;
const code = (result: { ok: boolean; problem?: { code: string } }) =>
  result.ok ? 'ok' : result.problem?.code;

const jpeg = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from('<script>alert(1)</script>')]);
const png = Buffer.concat([
  Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
  Buffer.alloc(1000, 7),
]);

type OwnCase = {
  id: string;
  stage: string;
  reason: string | null;
  documents: { id: string; number: number; mediaType: string; sizeBytes: number }[];
  closesAt: string | null;
};

type Opened = Begun & { readonly customer: Customer; readonly caseId: CaseId };

let one: Colleague;
let two: Colleague;
/** A session of theirs is idle for too long after a few days of the clock, so each test has its own. */
beforeEach(async () => {
  one = await newColleague(site());
  two = await newColleague(site());
});

/** A recovery that lost phone and authenticator and is a case. */
async function openCase(): Promise<Opened> {
  const customer = await newCustomerWithAuthenticator(site());
  const begun = await beginWait(site(), customer, ['phone', 'authenticator']);
  const { id } = await own(begun);
  const caseId = parseId('case', id);
  if (!caseId) throw new Error('no case');
  return { ...begun, customer, caseId };
}

const own = ({ client, id }: Begun): Promise<OwnCase> => client.ok('GET', `recoveries/${id}/case`);

const upload = ({ client, id }: Begun, bytes: Buffer, type = 'image/jpeg', by: TestClient = client) =>
  by.call('POST', `recoveries/${id}/case/documents`, bytes, { 'content-type': type });

const handIn = ({ client, id }: Begun) => client.call('POST', `recoveries/${id}/case/review`);

async function handedIn(): Promise<Opened> {
  const opened = await openCase();
  expect((await upload(opened, jpeg)).status).toBe(201);
  expect((await handIn(opened)).status).toBe(200);
  return opened;
}

const review = async (
  staff: StaffViewer,
  caseId: CaseId,
  verdict: 'approve' | 'refuse' | 'ask_again' = 'approve',
  reason = '',
) => {
  if (verdict === 'approve') await openDocuments(site(), staff, caseId);
  return reviewCase(site().holdfast.deps, staff, { caseId, verdict, reason, note: '' });
};

const stageOf = async (opened: Opened) => (await own(opened)).stage;

describe('A case', () => {
  test('of two lost factors is approved by two people, and then the waiting time begins', async () => {
    const opened = await openCase();
    expect(await own(opened)).toMatchObject({ stage: 'documents_wanted', documents: [] });
    expect((await handIn(opened)).body.code).toBe('document_missing');
    expect((await upload(opened, jpeg)).status).toBe(201);
    expect((await upload(opened, png, 'image/png')).body).toMatchObject({
      documents: [
        { number: 1, mediaType: 'image/jpeg' },
        { number: 2, mediaType: 'image/png', sizeBytes: png.length },
      ],
    });
    expect((await handIn(opened)).body).toMatchObject({ stage: 'in_review' });
    await site().nextMessage(opened.customer.email, { saying: 'Documents were handed in' });

    expect(await review(one.staff, opened.caseId)).toEqual({ ok: true, value: 'approved_once' });
    expect(await stageOf(opened)).toBe('approved_once');
    expect((await viewRecovery(opened)).stage).toBe('case_open');
    expect(await review(two.staff, opened.caseId)).toEqual({ ok: true, value: 'approved' });
    const { stage, waitsUntil } = await viewRecovery(opened);
    expect(stage).toBe('waiting');
    expect(new Date(waitsUntil ?? '').getTime() - site().clock.now().getTime()).toBe(3 * dayMs);

    const events = await activity(opened);
    for (const event of ['case_in_review', 'case_approved_once', 'case_approved', 'recovery_waiting'])
      expect(events).toContain(event);
  });

  test('takes two different people', async () => {
    const { caseId } = await handedIn();
    expect(code(await review(one.staff, caseId))).toBe('ok');
    expect(code(await review(one.staff, caseId))).toBe('reviewed_already');
    expect(code(await review(one.staff, caseId, 'refuse', 'at_risk'))).toBe('reviewed_already');
    expect(code(await review(two.staff, caseId))).toBe('ok');
    expect(code(await review(two.staff, caseId))).toBe('case_over');
  });

  test('is approved by nobody who has not opened every document of it', async () => {
    const opened = await openCase();
    for (let count = 0; count < 2; count += 1) await upload(opened, jpeg);
    await handIn(opened);
    const { caseId } = opened;
    const { deps } = site().holdfast;
    const approve = ({ staff }: Colleague) =>
      reviewCase(deps, staff, { caseId, verdict: 'approve', reason: '', note: '' });
    expect(await approve(one)).toMatchObject({
      problem: { code: 'review_documents_unopened', params: { numbers: '1, 2' } },
    });
    const [first] = (await own(opened)).documents;
    must(await openDocument(deps, one.staff, { caseId, documentId: first?.id ?? '' }));
    expect(await approve(one)).toMatchObject({ problem: { params: { numbers: '2' } } });
    await openDocuments(site(), one.staff, caseId);
    expect(await approve(one)).toEqual({ ok: true, value: 'approved_once' });
    // What a colleague has seen, the second person has not.
    expect(code(await approve(two))).toBe('review_documents_unopened');
    // To refuse takes no look.
    expect(code(await review(two.staff, caseId, 'refuse', 'at_risk'))).toBe('ok');
  });

  test('is not reviewed by somebody whose own account it is about', async () => {
    const { caseId, customer } = await handedIn();
    const { deps } = site().holdfast;
    const self = await newColleague(site(), customer.email);
    expect(code(await review(self.staff, caseId))).toBe('review_of_own_account');
    expect(code(await viewCase(deps, self.staff, caseId))).toBe('review_of_own_account');
    expect(await review(one.staff, caseId)).toEqual({ ok: true, value: 'approved_once' });
  });

  test('is ended by one refusal, and the customer hears why', async () => {
    const opened = await handedIn();
    expect(code(await review(one.staff, opened.caseId))).toBe('ok');
    expect(code(await review(two.staff, opened.caseId, 'refuse', 'unreadable'))).toBe(
      'review_reason_missing',
    );
    expect(code(await review(two.staff, opened.caseId, 'refuse', 'not_matching'))).toBe('ok');
    expect(await own(opened)).toMatchObject({ stage: 'refused', reason: 'not_matching' });
    expect((await viewRecovery(opened)).stage).toBe('refused');
    const { text } = await site().nextMessage(opened.customer.email, { saying: 'Your case was decided' });
    expect(text).toContain('don’t match the person');
    expect((await upload(opened, jpeg)).body.code).toBe('case_over');
  });

  test('for which other documents are wanted starts its review over', async () => {
    const opened = await handedIn();
    expect(code(await review(one.staff, opened.caseId))).toBe('ok');
    expect(code(await review(two.staff, opened.caseId, 'ask_again', 'unreadable'))).toBe('ok');
    expect(await own(opened)).toMatchObject({ stage: 'documents_wanted', reason: 'unreadable' });
    const { text } = await site().nextMessage(opened.customer.email, { saying: 'other documents' });
    expect(text).toContain('can’t be read');
    expect(code(await review(one.staff, opened.caseId))).toBe('case_step_not_open');
    expect((await upload(opened, png, 'image/png')).status).toBe(201);
    expect((await handIn(opened)).status).toBe(200);
    // The approval of the first round counts no more; its giver may speak again.
    expect(await review(one.staff, opened.caseId)).toEqual({ ok: true, value: 'approved_once' });
    expect(await review(two.staff, opened.caseId)).toEqual({ ok: true, value: 'approved' });
  });

  test('is given up by the customer, with its recovery', async () => {
    const opened = await handedIn();
    expect((await opened.client.call('DELETE', `recoveries/${opened.id}/case`)).status).toBe(204);
    expect(await stageOf(opened)).toBe('withdrawn');
    expect((await viewRecovery(opened)).stage).toBe('cancelled');
    expect(code(await review(one.staff, opened.caseId))).toBe('case_over');
  });

  test('ends with its recovery, when a contact stops that', async () => {
    const opened = await handedIn();
    const token = await cancelToken(opened.customer.email);
    expect((await cancelBy(site().newClient(), token)).status).toBe(204);
    expect(await stageOf(opened)).toBe('withdrawn');
    expect(code(await review(one.staff, opened.caseId))).toBe('case_over');
    // That was written down, too.
    const { rows } = await sql<{
      stage: string;
    }>`select stage from cases.cases where id = ${opened.caseId}`.execute(site().holdfast.deps.db.queries);
    expect(rows[0]?.stage).toBe('withdrawn');
  });

  test('for which nothing comes is closed, with its recovery', async () => {
    const opened = await openCase();
    site().clock.advanceMs(14 * dayMs - 1);
    await closeDeadCases(site().holdfast.deps);
    expect(await stageOf(opened)).toBe('documents_wanted');
    site().clock.advanceMs(1);
    await closeDeadCases(site().holdfast.deps);
    expect(await stageOf(opened)).toBe('withdrawn');
  });
});

describe('At once', () => {
  test('two approvals by two people and many by one are exactly two', async () => {
    for (let round = 0; round < 2; round += 1) {
      const { caseId } = await handedIn();
      const outcomes = await Promise.all(
        [one, two, one, two, one, two].map(({ staff }) => review(staff, caseId)),
      );
      const stages = outcomes.map((each) => (each.ok ? each.value : each.problem.code));
      expect(stages.filter((each) => each === 'approved_once')).toHaveLength(1);
      expect(stages.filter((each) => each === 'approved')).toHaveLength(1);
      const { rows } = await sql<{ count: number }>`
        select count(*) as count from cases.reviews where case_id = ${caseId}`.execute(
        site().holdfast.deps.db.queries,
      );
      expect(rows[0]?.count).toBe(2);
    }
  });

  test('the second approval, a refusal and the customer’s withdrawal have exactly one outcome', async () => {
    const seen = new Set<string>();
    for (let round = 0; round < 3; round += 1) {
      const three = await newColleague(site());
      const opened = await handedIn();
      must(await review(one.staff, opened.caseId));
      const moves = [
        () => review(two.staff, opened.caseId),
        () => review(three.staff, opened.caseId, 'refuse', 'at_risk'),
        () => opened.client.call('DELETE', `recoveries/${opened.id}/case`),
      ];
      // Each gets a head start in turn.
      const order = [...moves.slice(round % 3), ...moves.slice(0, round % 3)];
      await Promise.all(order.map((move) => move()));
      const stage = await stageOf(opened);
      seen.add(stage);
      const recovery = (await viewRecovery(opened)).stage;
      expect({ approved: 'waiting', refused: 'refused', withdrawn: 'cancelled' }[stage]).toBe(recovery);
      const ends = (await activity(opened)).filter((event) =>
        ['case_approved', 'case_refused', 'case_withdrawn'].includes(event),
      );
      expect(ends).toHaveLength(1);
    }
    expect(seen.size).toBeGreaterThan(0);
  });

  test('the end of a case by its recovery and an approval do not wait for each other for ever', async () => {
    const opened = await handedIn();
    must(await review(one.staff, opened.caseId));
    const token = await cancelToken(opened.customer.email);
    const [cancelled, approved] = await Promise.all([
      cancelBy(site().newClient(), token),
      review(two.staff, opened.caseId),
    ]);
    expect(cancelled.status).toBe(204);
    expect((await viewRecovery(opened)).stage).toBe('cancelled');
    expect(['ok', 'case_over']).toContain(code(approved));
  });
});

describe('Documents', () => {
  test('are taken by their first bytes, three at most, and not while they are being looked at', async () => {
    const opened = await openCase();
    const html = Buffer.from('<!doctype html><script>alert(1)</script>');
    expect((await upload(opened, html)).body.code).toBe('document_type_not_accepted');
    expect((await upload(opened, html, 'text/html')).body.code).toBe('content_type_not_supported');
    expect((await upload(opened, Buffer.from('<svg onload="alert(1)"/>'))).status).toBe(415);
    // Said to be a PDF, a picture by its bytes: the bytes count.
    expect((await upload(opened, png, 'application/pdf')).body).toMatchObject({
      documents: [{ mediaType: 'image/png' }],
    });
    await upload(opened, png);
    await upload(opened, png);
    expect((await upload(opened, png)).body.code).toBe('document_limit_reached');
    const { documents } = await own(opened);
    expect(documents).toHaveLength(3);
    const [first] = documents;
    const removal = `recoveries/${opened.id}/case/documents/${first?.id}`;
    expect((await opened.client.call('DELETE', removal)).status).toBe(204);
    expect((await opened.client.call('DELETE', removal)).body.code).toBe('document_not_found');
    await handIn(opened);
    expect((await upload(opened, png)).body.code).toBe('case_step_not_open');
    const [left] = (await own(opened)).documents;
    const late = await opened.client.call('DELETE', `recoveries/${opened.id}/case/documents/${left?.id}`);
    expect(late.body.code).toBe('case_step_not_open');
  });

  test('of many uploads at once three are kept', async () => {
    const opened = await openCase();
    const answers = await Promise.all(Array.from({ length: 8 }, () => upload(opened, png)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(3);
    expect((await own(opened)).documents).toHaveLength(3);
  });

  test('may have 8 MB, larger ones are told so, and nothing else may send that much', async () => {
    const opened = await openCase();
    const withSize = (bytes: number) => Buffer.concat([png, Buffer.alloc(bytes - png.length)]);
    const limit = 8 * 1024 * 1024;
    expect((await upload(opened, withSize(limit))).status).toBe(201);
    expect((await upload(opened, withSize(limit + 1))).body.code).toBe('document_too_large');
    expect((await upload(opened, withSize(16 * 1024 * 1024 + 1))).body.code).toBe('body_too_large');
    expect((await upload(opened, Buffer.alloc(0))).body.code).toBe('document_missing');
    const elsewhere = await opened.client.call(
      'POST',
      `recoveries/${opened.id}/case/review`,
      'x'.repeat(70_000),
    );
    expect(elsewhere.body.code).toBe('body_too_large');
  });

  test('are encrypted where they lie, and each under a key of its own', async () => {
    const opened = await openCase();
    await upload(opened, png);
    await upload(opened, png);
    const { rows } = await sql<{ content: Buffer; key_sealed: string }>`
      select content, key_sealed from cases.documents where case_id = ${opened.caseId}`.execute(
      site().holdfast.deps.db.queries,
    );
    const [first, second] = rows;
    if (!first || !second) throw new Error('no documents');
    expect(first.content.includes(png.subarray(8, 40))).toBe(false);
    expect(first.content.equals(second.content)).toBe(false);
    const { secrets } = site().holdfast.deps;
    const [{ id } = { id: '' }, { id: otherId } = { id: '' }] = (await own(opened)).documents;
    const open = (sealed: typeof first, context: string) =>
      secrets.openBytes('document', { bytes: sealed.content, keySealed: sealed.key_sealed }, context);
    const byId = rows.find((row) => open(row, id) !== null);
    expect(byId && open(byId, id)?.equals(png)).toBe(true);
    // One document's key opens no other, nor the same under another name.
    expect(byId && open(byId, otherId)).toBeNull();
    expect(open({ content: first.content, key_sealed: second.key_sealed }, id)).toBeNull();
    const bent = Buffer.from(first.content);
    bent[40] = (bent[40] ?? 0) ^ 1;
    expect(open({ ...first, content: bent }, id)).toBeNull();
  });

  test('are opened by staff, of this very case, and every look is on record', async () => {
    const opened = await handedIn();
    const other = await handedIn();
    const { deps } = site().holdfast;
    const document = (await own(opened)).documents[0]?.id as DocumentId;
    const content = must(
      await openDocument(deps, one.staff, { caseId: opened.caseId, documentId: document }),
    );
    expect(Buffer.from(content.bytes).equals(jpeg)).toBe(true);
    expect(content).toMatchObject({ mediaType: 'image/jpeg', fileName: `${opened.caseId}-1.jpg` });
    for (const input of [
      { caseId: other.caseId, documentId: document },
      { caseId: opened.caseId, documentId: deps.secrets.id('document') },
      { caseId: 'x', documentId: document },
    ])
      expect(code(await openDocument(deps, one.staff, input))).toBe('document_not_found');
    expect(await activity(opened)).toContain('case_document_viewed');
    expect(await staffLog(one.staff)).toContain('document_viewed');
    const view = must(await viewCase(deps, two.staff, opened.caseId));
    expect(view.events[0]).toMatchObject({ event: 'document_viewed', staffName: one.staff.name });
  });

  test('are destroyed thirty days after the end, keys and all', async () => {
    const opened = await handedIn();
    must(await review(one.staff, opened.caseId, 'refuse', 'not_genuine'));
    const { deps } = site().holdfast;
    site().clock.advanceMs(30 * dayMs - 1);
    await destroyOldDocuments(deps);
    expect((await own(opened)).documents).toHaveLength(1);
    site().clock.advanceMs(1);
    await destroyOldDocuments(deps);
    await destroyOldDocuments(deps);
    expect((await own(opened)).documents).toHaveLength(0);
    const { rows } = await sql<{ content: Buffer | null; key_sealed: string | null; at: Date | null }>`
      select content, key_sealed, destroyed_at as at from cases.documents where case_id = ${opened.caseId}`.execute(
      deps.db.queries,
    );
    expect(rows).toMatchObject([{ content: null, key_sealed: null, at: expect.any(Date) }]);
    const again = await newColleague(site());
    const view = must(await viewCase(deps, again.staff, opened.caseId));
    const { id } = view.documents[0] ?? { id: '' };
    expect(code(await openDocument(deps, again.staff, { caseId: opened.caseId, documentId: id }))).toBe(
      'document_not_found',
    );
    expect(view.events.filter(({ event }) => event === 'documents_destroyed')).toHaveLength(1);
  });
});

describe('Whoever does not hold the recovery', () => {
  test('finds no case: another browser, the account’s own session, the link to follow it', async () => {
    const opened = await openCase();
    await upload(opened, png);
    const track = (await viewRecovery(opened)).trackPath;
    const token = track.slice(track.lastIndexOf('/') + 1);
    const stranger = site().newClient();
    const other = await newCustomer(site());
    for (const client of [stranger, opened.customer.client, other.client]) {
      const base = `recoveries/${opened.id}/case`;
      const document = (await own(opened)).documents[0]?.id;
      for (const answer of [
        await client.call('GET', base),
        await upload(opened, png, 'image/png', client),
        await client.call('DELETE', `${base}/documents/${document}`),
        await client.call('POST', `${base}/review`),
        await client.call('DELETE', base),
      ])
        expect([answer.status, answer.body.code]).toEqual([404, 'case_not_found']);
      expect((await client.call('GET', `recoveries/${token}/case`)).status).toBe(404);
    }
    expect(await own(opened)).toMatchObject({ stage: 'documents_wanted', documents: [{ number: 1 }] });
  });

  test('learns nothing about recoveries without a case', async () => {
    const customer = await newCustomerWithAuthenticator(site());
    const begun = await beginWait(site(), customer, ['authenticator']);
    const answer = await begun.client.call('GET', `recoveries/${begun.id}/case`);
    expect(answer.body.code).toBe('case_not_found');
  });
});

describe('Staff', () => {
  test('who are removed, signed out or idle can neither look nor review', async () => {
    const { deps } = site().holdfast;
    const opened = await handedIn();
    const documentId = (await own(opened)).documents[0]?.id ?? '';
    const { caseId } = opened;
    const expectShut = async (staff: StaffViewer) => {
      for (const result of [
        await review(staff, caseId),
        await viewCase(deps, staff, caseId),
        await openDocument(deps, staff, { caseId, documentId }),
      ])
        expect(code(result)).toBe('staff_session_over');
    };
    must(await removeMember(deps, one.email));
    await expectShut(one.staff);
    await endStaffSession(deps, two.staff);
    await expectShut(two.staff);
    const idle = await newColleague(site());
    site().clock.advanceMs(30 * 60_000);
    await expectShut(idle.staff);
    expect(await stageOf(opened)).toBe('in_review');
  });

  test('removed while they approve have approved or not, and nothing in between', async () => {
    const { deps } = site().holdfast;
    // Who comes first is up to the database, so more than once; none may wait for each other for ever.
    for (let round = 0; round < 4; round += 1) {
      const leaving = await newColleague(site());
      const opened = await handedIn();
      must(await review(one.staff, opened.caseId));
      const [approved] = await Promise.all([
        review(leaving.staff, opened.caseId),
        removeMember(deps, leaving.email),
        endStaffSession(deps, leaving.staff),
      ]);
      expect(await stageOf(opened)).toBe(approved.ok ? 'approved' : 'approved_once');
      if (!approved.ok) expect(approved.problem.code).toBe('staff_session_over');
    }
  });

  test('see facts, and no contact, code or secret', async () => {
    const opened = await handedIn();
    const view = must(await viewCase(site().holdfast.deps, one.staff, opened.caseId));
    expect(view).toMatchObject({
      case: { stage: 'in_review', kind: 'recovery' },
      subject: { lost: ['phone', 'authenticator'], proven: ['current_email'] },
      account: { state: 'active', identity: 'unverified', linked: { authenticator: true } },
      may: { review: true, hasReviewed: false },
    });
    const text = JSON.stringify(view);
    for (const secret of [
      opened.customer.email,
      opened.customer.phone,
      opened.customer.totp?.secret.base32 ?? '?',
      opened.client.deviceToken ?? '?',
    ])
      expect(text).not.toContain(secret);
    expect(view.account?.activity.length).toBeGreaterThan(2);
    expect(await staffLog(one.staff)).toContain('case_viewed');
  });

  test('have a queue, the longest waiting first, by pages', async () => {
    const { deps } = site().holdfast;
    const before = (await listCases(deps, { stage: 'in_review', offset: 0, size: 1 })).total;
    const first = await handedIn();
    site().clock.advanceMs(1000);
    const second = await handedIn();
    const { items, total, counts } = await listCases(deps, {
      stage: 'in_review',
      offset: before,
      size: 100,
    });
    expect(total).toBe(before + 2);
    expect(counts.in_review).toBe(total);
    expect(items.map(({ id }) => id)).toEqual([first.caseId, second.caseId]);
    const page = await listCases(deps, { stage: 'in_review', offset: before + 1, size: 1 });
    expect(page.items.map(({ id }) => id)).toEqual([second.caseId]);
  });
});

/** Of the link in the e-mail that says that a case was opened. */
async function cancelToken(email: string): Promise<string> {
  const { text } = await site().nextMessage(email, { saying: '/recover/cancel/' });
  return /\/recover\/cancel\/([\w-]{43})/.exec(text)?.[1] ?? '';
}

async function activity(opened: Opened): Promise<string[]> {
  const { rows } = await sql<{ event: string }>`
    select event from audit.entries where account_id = ${opened.customer.accountId} order by sequence`.execute(
    site().holdfast.deps.db.queries,
  );
  return rows.map(({ event }) => event);
}

async function staffLog(staff: StaffViewer): Promise<string[]> {
  const { rows } = await sql<{ action: string }>`
    select action from staff.log where member_id = ${staff.staffId} order by id`.execute(
    site().holdfast.deps.db.queries,
  );
  return rows.map(({ action }) => action);
}
