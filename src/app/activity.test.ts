import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { AccountId } from '#kernel/ids.ts';
import { type ExportVerdict, listEntries, verifyExport } from '#modules/audit/index.ts';
// What somebody who can write to the database would do again: everybody can make the hash.
import { firstHash, hashEntry } from '#modules/audit/store.ts';
import { type Customer, linkAuthenticator, newCustomer, useTestSite } from './testing.ts';
import { grantOf, provePhoneChange } from './testing-flows.ts';

const site = useTestSite();
const hourMs = 3_600_000;
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'holdfast-activity-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

type Page = { items: { event: string; sequence: number }[]; nextBefore: number | null };

async function activeCustomer(): Promise<Customer> {
  const customer = await newCustomer(site());
  await linkAuthenticator(site(), customer);
  const { challengeId } = await provePhoneChange(site(), customer);
  await customer.client.ok('PUT', 'account/phone', { grant: await grantOf(customer.client, challengeId) });
  return customer;
}

async function download(customer: Customer): Promise<string> {
  const answer = await customer.client.call('GET', 'account/activity/export');
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-disposition')).toMatch(
    /^attachment; filename="activity-acc_\w+\.jsonl"$/,
  );
  return String(answer.body['text']);
}

async function* linesOf(text: string): AsyncGenerator<string> {
  yield* text.trimEnd().split('\n');
}
const verify = (text: string): Promise<ExportVerdict> => verifyExport(linesOf(text));

/** Does what the append-only trigger refuses, as whoever owns the database can. */
async function behindTheTrigger(statement: string, values: unknown[]): Promise<void> {
  const url = new URL(inject('testServerUrl'));
  url.pathname = new URL(site().databaseUrl).pathname;
  const client = new pg.Client({ connectionString: url.href });
  await client.connect();
  try {
    await client.query('alter table audit.entries disable trigger entries_are_append_only');
    await client.query(statement, values);
  } finally {
    await client.query('alter table audit.entries enable trigger entries_are_append_only');
    await client.end();
  }
}

/** The command as an operator runs it. */
function audit(...given: string[]): Promise<{ exit: number | null; said: string }> {
  const child = spawn(process.execPath, ['src/audit-command.ts', ...given], {
    env: {
      PATH: process.env['PATH'],
      DATABASE_URL: site().databaseUrl,
      HOLDFAST_SECRET: site().holdfast.deps.config.secret,
    },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (said += String(data)));
  return new Promise((resolve) => child.on('close', (exit) => resolve({ exit, said })));
}

async function saved(text: string): Promise<string> {
  const file = join(folder, `${site().holdfast.deps.secrets.id('entry')}.jsonl`);
  await writeFile(file, text);
  return file;
}

describe('the list of activity', () => {
  it('shows one kind, and goes on in that kind', async () => {
    const { client } = await activeCustomer();
    const ask = (query: string) => client.ok<Page>('GET', `account/activity?${query}`);
    const first = await ask('group=changes&size=1');
    expect(first.items.map(({ event }) => event)).toEqual(['phone_changed']);
    const second = await ask(`group=changes&size=1&before=${first.nextBefore}`);
    expect(second.items.map(({ event }) => event)).toEqual(['authenticator_linked']);
    expect(second.nextBefore).toBeNull();
    expect((await ask('group=freezes')).items).toEqual([]);
    expect((await client.call('GET', 'account/activity?group=anything')).status).toBe(422);
  });
});

describe('the copy of the activity', () => {
  it('holds the whole chain and ends with its own download', async () => {
    const customer = await activeCustomer();
    const text = await download(customer);
    const events = text
      .trimEnd()
      .split('\n')
      .slice(1, -1)
      .map((line) => JSON.parse(line).event);
    expect(events).toEqual(['signed_up', 'authenticator_linked', 'phone_changed', 'activity_exported']);
    expect(await verify(text)).toMatchObject({ isWhole: true, accountId: customer.accountId, entries: 4 });
  });

  it('is no longer whole after any change to it', async () => {
    const text = await download(await activeCustomer());
    const lines = text.trimEnd().split('\n');
    const without = (from: number, count = 1) => lines.toSpliced(from, count).join('\n');
    const tampered: [string, string][] = [
      ['hash', text.replace('authenticator_linked', 'authenticator_replaced')],
      ['hash', text.replace(/"before":"[^"]+"/, '"before":"+44 ••• 0000"')],
      ['hash', text.replace(/acc_\w{3}/, 'acc_zzz')],
      ['gap', without(2)],
      [
        'gap',
        [...lines.slice(0, 2), ...lines.slice(3, 4), ...lines.slice(2, 3), ...lines.slice(4)].join('\n'),
      ],
      ['cut_off', without(4)],
      ['cut_off', without(5)],
      ['cut_off', lines.slice(0, 3).join('\n')],
      ['format', `${text}{}`],
      ['format', lines.slice(1).join('\n')],
      ['format', 'not JSON'],
      ['format', ''],
    ];
    for (const [fault, changed] of tampered)
      expect(await verify(changed), changed).toMatchObject({ isWhole: false, fault });
  });

  it('needs a session, and is limited to a few an hour', async () => {
    expect((await site().newClient().call('GET', 'account/activity/export')).body.code).toBe(
      'session_missing',
    );
    const customer = await newCustomer(site());
    for (let made = 0; made < 6; made += 1) await download(customer);
    const refused = await customer.client.call('GET', 'account/activity/export');
    expect(refused.body).toMatchObject({ code: 'export_limit_reached', status: 429 });
    site().clock.advanceMs(hourMs);
    await download(customer);
  });
});

describe('npm run audit', () => {
  it('finds nothing wrong with what nobody touched, and verifies a copy against it', async () => {
    const customer = await activeCustomer();
    const file = await saved(await download(customer));
    expect(await audit('verify', customer.accountId)).toMatchObject({
      exit: 0,
      said: expect.stringMatching(
        /^acc_\w+: 4 entries, the last is [0-9a-f]{64}\nWhole: 4 entries of 1 account\.\n$/,
      ),
    });
    await download(customer);
    expect(await audit('verify-export', file)).toMatchObject({
      exit: 0,
      said: expect.stringContaining('still has every entry'),
    });
    expect(await audit('verify-export', file, '--alone')).toMatchObject({ exit: 0 });
  });

  it('finds an entry that was changed, and the account alone that it belongs to', async () => {
    const [touched, other] = [await activeCustomer(), await newCustomer(site())];
    await behindTheTrigger(
      `update audit.entries set facts = '{"before":"x"}' where account_id = $1 and sequence = 2`,
      [touched.accountId],
    );
    const all = await audit('verify');
    expect(all).toMatchObject({
      exit: 1,
      said: expect.stringContaining(`${touched.accountId}: entry 2: it was changed`),
    });
    expect(all.said).toContain(`${other.accountId}: 1 entries, the last is`);
    expect(await audit('verify', other.accountId)).toMatchObject({ exit: 0 });
  });

  it('finds with an older copy that the newest entries were cut off or the chain was rewritten', async () => {
    const [cut, rewritten] = [await activeCustomer(), await activeCustomer()];
    const files = [await saved(await download(cut)), await saved(await download(rewritten))] as const;
    await behindTheTrigger('delete from audit.entries where account_id = $1 and sequence > 2', [
      cut.accountId,
    ]);
    // The chain that is left is whole: only the copy knows more.
    expect(await audit('verify', cut.accountId)).toMatchObject({ exit: 0 });
    expect(await audit('verify-export', files[0])).toMatchObject({
      exit: 1,
      said: expect.stringContaining('entries were cut off'),
    });
    await behindTheTrigger('update audit.entries set hash = $2 where account_id = $1 and sequence = 4', [
      rewritten.accountId,
      'f'.repeat(64),
    ]);
    expect(await audit('verify-export', files[1])).toMatchObject({
      exit: 1,
      said: expect.stringContaining('rewritten'),
    });
  });

  it('finds a chain that somebody who can write to the database made again, every hash fitting', async () => {
    const [customer, bare] = [await activeCustomer(), await activeCustomer()];
    for (const { accountId } of [customer, bare]) {
      let previous = firstHash;
      for (const entry of (
        await listEntries(site().holdfast.db.queries, accountId as AccountId, {
          before: null,
          size: 50,
        })
      ).toReversed()) {
        const { sequence } = entry;
        const facts = sequence === 2 ? { before: 'somebody else' } : entry.facts;
        const hash = hashEntry({ ...entry, facts, previousHash: previous });
        await behindTheTrigger(
          `update audit.entries set facts = $3, previous_hash = $4, hash = $5, seal = case when $6 then '' else seal end
           where account_id = $1 and sequence = $2`,
          [accountId, sequence, JSON.stringify(facts), previous, hash, accountId === bare.accountId],
        );
        previous = hash;
      }
    }
    expect(await audit('verify', customer.accountId)).toMatchObject({
      exit: 1,
      said: expect.stringContaining(`${customer.accountId}: entry 2: it was not written with the secret`),
    });
    expect(await audit('verify', bare.accountId)).toMatchObject({
      exit: 1,
      said: expect.stringContaining('ends without a seal'),
    });
  });

  it('takes a chain from before there were seals, once an entry with one has followed', async () => {
    const customer = await activeCustomer();
    await behindTheTrigger("update audit.entries set seal = '' where account_id = $1 and sequence < 3", [
      customer.accountId,
    ]);
    expect(await audit('verify', customer.accountId)).toMatchObject({ exit: 0 });
  });

  it('says what is wrong with what it was given', async () => {
    expect(await audit('verify', 'nobody')).toMatchObject({
      exit: 1,
      said: expect.stringContaining('identifier'),
    });
    expect(await audit('verify-export', '/nowhere')).toMatchObject({
      exit: 1,
      said: expect.stringContaining('/nowhere'),
    });
    expect(await audit('burn')).toMatchObject({ exit: 1, said: expect.stringContaining('npm run audit') });
  });
});
