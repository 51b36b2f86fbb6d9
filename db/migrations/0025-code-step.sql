-- Begins the proving of one slot by a code, in one trip: locks the challenge, then whoever its tries are counted against,
-- then reads all that the code is judged by. It is a function because each of its statements sees what was committed
-- before that statement began: what is read last is read under both locks. One plain statement would show what was there
-- before it waited for them, and of several codes at once all would find the try that only the first of them has.
create function gate.begin_code_step(p_challenge text, p_holder text, p_slot text, p_now timestamptz)
returns table (
  id text, action text, account_id text, is_decoy boolean, subject text, holder text, payload_sealed text,
  payload_sha256 text, slots jsonb, unusual text[], first_slot text, created_at timestamptz, expires_at timestamptz,
  -- One object a proof.
  proofs jsonb,
  -- Until when code entry is locked for `subject`. The tries of a claimed account's first slot count against somebody else.
  locked_until timestamptz,
  is_spent boolean,
  authenticator_sealed text,
  authenticator_last_step bigint
)
language plpgsql as $$
#variable_conflict use_column
declare
  c gate.challenges;
begin
  -- Rows that refer to it may be added meanwhile; a plain FOR UPDATE would make them wait, and deadlocks possible.
  select * into c from gate.challenges where id = p_challenge and holder = p_holder for no key update;
  if not found then
    return;
  end if;
  if c.first_slot is distinct from p_slot then
    -- The same lock as the store's for the tries of one subject.
    perform pg_advisory_xact_lock(hashtextextended(c.subject, 2));
  end if;
  return query
    select c.id, c.action, c.account_id, c.is_decoy, c.subject, c.holder, c.payload_sealed,
      c.payload_sha256, c.slots, c.unusual, c.first_slot, c.created_at, c.expires_at,
      coalesce(
        (select jsonb_agg(jsonb_build_object('slot', slot, 'kind', kind)) from gate.proofs where challenge_id = c.id),
        '[]'
      ),
      (select locked_until from gate.locks where subject = c.subject and locked_until > p_now),
      exists (select from gate.grants where challenge_id = c.id and spent_at is not null),
      a.secret_sealed,
      a.last_step
    from (select) as always left join factors.authenticators a on a.account_id = c.account_id;
end $$;

-- Accepts a time step of this very secret, unless that step or a later one was accepted before: the row decides, whatever
-- races. For the gate, which makes it part of the statement that writes the proof.
create function factors.accept_step(p_account text, p_secret_sealed text, p_step bigint) returns boolean
language plpgsql as $$
begin
  update factors.authenticators set last_step = p_step
  where account_id = p_account and secret_sealed = p_secret_sealed and last_step < p_step;
  return found;
end $$;
