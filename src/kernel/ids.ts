/** Every identifier says what it names: `acc_…`, `ses_…`. The prefix is part of the type, so one can't stand for another. */
export const idPrefixes = {
  account: 'acc',
  challenge: 'chl',
  code: 'cod',
  grant: 'gra',
  session: 'ses',
  device: 'dev',
  authorisation: 'aut',
  hold: 'hol',
  passkey: 'pky',
  ceremony: 'cer',
  change: 'chg',
  recovery: 'rec',
  case: 'cas',
  document: 'doc',
  staff: 'stf',
  staffSession: 'sts',
  staffPasskey: 'spk',
  message: 'msg',
  entry: 'aud',
  revision: 'rev',
  request: 'req',
} as const;

export type IdKind = keyof typeof idPrefixes;
export type Id<K extends IdKind> = string & { readonly __id: K };

export type AccountId = Id<'account'>;
export type ChallengeId = Id<'challenge'>;
export type CodeId = Id<'code'>;
export type GrantId = Id<'grant'>;
export type SessionId = Id<'session'>;
export type DeviceId = Id<'device'>;
export type AuthorisationId = Id<'authorisation'>;
export type HoldId = Id<'hold'>;
export type PasskeyId = Id<'passkey'>;
export type CeremonyId = Id<'ceremony'>;
export type ChangeId = Id<'change'>;
export type RecoveryId = Id<'recovery'>;
export type CaseId = Id<'case'>;
export type DocumentId = Id<'document'>;
export type StaffId = Id<'staff'>;
export type StaffSessionId = Id<'staffSession'>;
export type StaffPasskeyId = Id<'staffPasskey'>;
export type MessageId = Id<'message'>;
export type EntryId = Id<'entry'>;
export type RevisionId = Id<'revision'>;
export type RequestId = Id<'request'>;

const shape = /^[a-z]{3}_[0-9a-z]{24}$/;

/** Reads an identifier of one kind from outside; anything else is `null`, so that a lookup can answer "not found". */
export function parseId<K extends IdKind>(kind: K, text: string): Id<K> | null {
  return shape.test(text) && text.startsWith(`${idPrefixes[kind]}_`) ? (text as Id<K>) : null;
}
