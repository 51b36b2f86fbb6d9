import { CompiledQuery, sql } from 'kysely';
import { expect, it } from 'vitest';
import { useTestDatabase } from '#platform/db/testing.ts';

const database = useTestDatabase();

/** What is asked for every request, code, sign-in and page of activity, as the stores ask it. */
const hotQueries: Record<string, string> = {
  'session by token': `select * from sessions.sessions
    where (token_hash = $1 or (former_token_hash = $1 and former_until > now())) and ended_at is null`,
  'device by token': `select * from sessions.devices where account_id = $1 and token_hash = $1 and removed_at is null`,
  'sessions of an account': `select * from sessions.sessions s join sessions.devices d on d.id = s.device_id
    where s.account_id = $1 and s.ended_at is null order by s.last_seen_at desc, s.id limit 21`,
  'account by contact': `select a.* from accounts.contacts c join accounts.accounts a on a.id = c.account_id
    where c.kind = 'email' and c.value = $1`,
  'contacts of an account': `select kind, value from accounts.contacts where account_id = $1`,
  'codes of a slot': `select * from gate.codes where challenge_id = $1 and slot = 'contact' order by sent_at desc limit 20`,
  'codes of a subject': `select * from gate.codes where subject = $1 order by sent_at desc limit 30`,
  'sends to a destination': `select sent_at from gate.codes where destination_mac = $1 and sent_at > now() - interval '1 day' order by sent_at desc limit 200`,
  'sends from an address': `select sent_at from gate.codes where address_mac = $1 and sent_at > now() - interval '1 day' order by sent_at desc limit 200`,
  'wrong codes': `select at from gate.wrong_codes where subject = $1 and at > now() - interval '1 hour' order by at desc limit 100`,
  'wrong passwords of a subject': `select at from factors.wrong_passwords where subject = $1 and at > now() - interval '1 hour' order by at desc limit 10`,
  'wrong passwords of an address': `select at from factors.wrong_passwords where address_mac = $1 and at > now() - interval '1 hour' order by at desc limit 100`,
  'a page of activity': `select * from audit.entries where account_id = $1 and sequence < 900 order by sequence desc limit 21`,
  'running holds': `select * from holds.holds where account_id = $1 and ends_at > now() order by ends_at desc limit 50`,
  'proofs of a challenge': `select * from gate.proofs where challenge_id = $1`,
  'requests to authorise': `select requested_at from sessions.authorisations where account_id = $1 and method = 'phone_call' and requested_at > now() - interval '1 hour' order by requested_at desc limit 5`,
  'the latest change of a contact': `select changed_at from contacts.changes where account_id = $1 and kind = 'phone' and changed_at > now() - interval '30 days' order by changed_at desc limit 3`,
};

it('no hot path reads a whole table', async () => {
  const { db } = database();
  await sql`do $$ begin
    insert into accounts.accounts (id, state, region, terms_accepted_at, created_at)
      select 'acc_' || n, 'active', 'GB', now(), now() from generate_series(1, 4000) n;
    insert into accounts.contacts (account_id, kind, value, verified_at)
      select 'acc_' || n, kind, kind || n || '@example.com', now() from generate_series(1, 4000) n, unnest(array['email', 'phone']) kind;
    insert into sessions.devices (id, account_id, token_hash, name, system, browser, address, first_seen_at, last_seen_at, last_sign_in_at)
      select 'dev_' || n, 'acc_' || n, 'd' || n, 'x', 'x', 'x', '::1', now(), now(), now() from generate_series(1, 4000) n;
    insert into sessions.sessions
      (id, account_id, device_id, token_hash, former_token_hash, former_until, address, created_at, last_seen_at, expires_at)
      select 'ses_' || n, 'acc_' || n, 'dev_' || n, 's' || n, 'f' || n, now(), '::1', now(), now(), now() from generate_series(1, 4000) n;
    insert into gate.challenges (id, action, account_id, subject, holder, payload_sealed, payload_sha256, slots, created_at, expires_at)
      select 'chl_' || n, 'sign_in', 'acc_' || n, 'acc_' || n, 'h' || n, '', '', '[]', now(), now() from generate_series(1, 4000) n;
    insert into gate.codes (id, challenge_id, slot, channel, destination_mac, address_mac, subject, code_mac, state, sent_at, expires_at)
      select 'cod_' || n, 'chl_' || n, 'contact', 'email', 'm' || n, 'a' || n, 'acc_' || n, 'c', 'used', now(), now() from generate_series(1, 4000) n;
    insert into gate.proofs select 'chl_' || n, 'contact', 'email_code', now() from generate_series(1, 4000) n;
    insert into gate.wrong_codes select 'acc_' || n, now() from generate_series(1, 4000) n;
    insert into factors.wrong_passwords select 'acc_' || n, 'a' || n, now() from generate_series(1, 4000) n;
    insert into audit.entries (id, account_id, sequence, at, event, previous_hash, hash, seal)
      select 'aud_' || a || '_' || n, 'acc_' || a, n, now(), 'x', '', '', '' from generate_series(1, 4) a, generate_series(1, 1000) n;
    insert into holds.holds select 'hol_' || n, 'acc_' || n, 'x', array['withdraw'], now(), now() + interval '1 day' from generate_series(1, 4000) n;
    insert into contacts.changes select 'chg_' || n, 'acc_' || n, 'phone', 'a', 'b', now(), 'u' || n, now() from generate_series(1, 4000) n;
    insert into sessions.authorisations (id, challenge_id, account_id, method, state, device_name, system, browser, address, requested_at, expires_at)
      select 'aut_' || n, 'chl_' || n, 'acc_' || n, 'phone_call', 'waiting', 'x', 'x', 'x', 'x', now(), now() from generate_series(1, 4000) n;
  end $$`.execute(db.queries);
  await sql`analyze`.execute(db.queries);
  const whole: string[] = [];
  for (const [name, text] of Object.entries(hotQueries)) {
    const { rows } = await db.queries.executeQuery<{ 'QUERY PLAN': string }>(
      CompiledQuery.raw(`explain ${text.replaceAll('$1', "'acc_77'")}`),
    );
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    if (/Seq Scan/.test(plan)) whole.push(`${name}\n${plan}`);
  }
  expect(whole).toEqual([]);
});
