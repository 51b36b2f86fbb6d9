import type { Generated } from 'kysely';
import type { CaseId, DocumentId } from '#kernel/ids.ts';
import type { SealedBytes } from '#platform/crypto/secrets.ts';
import type { Queries, Tx } from '#platform/db/db.ts';
import type { MediaType } from './rules.ts';

export type CaseDocument = {
  readonly id: DocumentId;
  readonly mediaType: MediaType;
  readonly sizeBytes: number;
  readonly addedAt: Date;
  readonly destroyedAt: Date | null;
};

type Tables = {
  'cases.documents': {
    id: string;
    sequence: Generated<number>;
    case_id: string;
    media_type: MediaType;
    size_bytes: number;
    content: Buffer | null;
    key_sealed: string | null;
    added_at: Date;
    destroyed_at: Date | null;
  };
};

export async function insertDocument(
  tx: Tx,
  document: {
    id: DocumentId;
    caseId: CaseId;
    mediaType: MediaType;
    sizeBytes: number;
    sealed: SealedBytes;
    at: Date;
  },
): Promise<void> {
  await tx
    .withTables<Tables>()
    .insertInto('cases.documents')
    .values({
      id: document.id,
      case_id: document.caseId,
      media_type: document.mediaType,
      size_bytes: document.sizeBytes,
      content: document.sealed.bytes,
      key_sealed: document.sealed.keySealed,
      added_at: document.at,
      destroyed_at: null,
    })
    .execute();
}

/** Every document that was ever added to a case, oldest first, without its content. */
export async function documentsOf(queries: Queries, caseId: CaseId): Promise<CaseDocument[]> {
  const rows = await queries
    .withTables<Tables>()
    .selectFrom('cases.documents')
    .select(['id', 'media_type', 'size_bytes', 'added_at', 'destroyed_at'])
    .where('case_id', '=', caseId)
    .orderBy('sequence')
    .execute();
  return rows.map((row) => ({
    id: row.id as DocumentId,
    mediaType: row.media_type,
    sizeBytes: row.size_bytes,
    addedAt: row.added_at,
    destroyedAt: row.destroyed_at,
  }));
}

/** The sealed content of a document of this very case; `null` for another case's and for one that was destroyed. */
export async function readSealedDocument(
  queries: Queries,
  caseId: CaseId,
  id: DocumentId,
): Promise<SealedBytes | null> {
  const row = await queries
    .withTables<Tables>()
    .selectFrom('cases.documents')
    .select(['content', 'key_sealed'])
    .where('id', '=', id)
    .where('case_id', '=', caseId)
    .executeTakeFirst();
  return row?.content && row.key_sealed !== null ? { bytes: row.content, keySealed: row.key_sealed } : null;
}

/** Destroys one document, content and key. */
export async function destroyDocument(tx: Tx, caseId: CaseId, id: DocumentId, at: Date): Promise<boolean> {
  const row = await tx
    .withTables<Tables>()
    .updateTable('cases.documents')
    .set({ content: null, key_sealed: null, destroyed_at: at })
    .where('id', '=', id)
    .where('case_id', '=', caseId)
    .where('destroyed_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}
