import { z } from '@hono/zod-openapi';
import { deviceFacts } from '#kernel/name-device.ts';
import { ok } from '#kernel/result.ts';
import { type ApiClient, type Endpoint, idOf, instant, only } from '#platform/http/endpoints.ts';
import { addDocument, handIn, removeDocument, viewOwnCase, withdrawCase } from './own-case.ts';
import type { CaseDeps } from './ports.ts';
import { casesProblems } from './problems.ts';
import { askAgainReasons, mediaTypes, refusalReasons, stages } from './rules.ts';

const tag = 'Cases';
const path = z.object({ recoveryId: idOf('recovery') });

const caseSchema = z
  .object({
    id: z.string(),
    stage: z.enum(stages),
    stageSince: instant,
    openedAt: instant,
    endedAt: instant.nullable(),
    reason: z.enum([...askAgainReasons, ...refusalReasons]).nullable(),
    documents: z.array(
      z.object({
        id: z.string(),
        number: z.int(),
        mediaType: z.enum(mediaTypes),
        sizeBytes: z.int(),
        addedAt: instant,
      }),
    ),
    documentsMax: z.int(),
    documentBytesMax: z.int(),
    closesAt: instant
      .nullable()
      .openapi({ description: 'When it is closed if nothing is handed in until then.' }),
    documentDays: z.int().openapi({ description: 'Days after the end when the documents are destroyed.' }),
  })
  .openapi('Case');

const notFound = only(casesProblems, 'case_not_found');
const stepProblems = only(casesProblems, 'case_not_found', 'case_over', 'case_step_not_open');

/** The case of a recovery, for the browser or app that goes on with it; a tracker link opens none of this. */
export function registerCasesApi(
  endpoint: Endpoint,
  deps: CaseDeps,
  holderOf: (client: ApiClient) => string,
): void {
  const keyOf = (recoveryId: string, client: () => ApiClient) =>
    ({ kind: 'recovery', subjectId: recoveryId, holders: [holderOf(client())] }) as const;

  endpoint(
    {
      method: 'get',
      path: '/recoveries/{recoveryId}/case',
      tag,
      summary: 'The case of a recovery: stage, documents, what is wanted',
      needsSession: false,
      params: path,
      status: 200,
      answer: caseSchema,
      problems: notFound,
    },
    ({ params, client }) => viewOwnCase(deps, keyOf(params.recoveryId, client)),
  );

  endpoint(
    {
      method: 'post',
      path: '/recoveries/{recoveryId}/case/documents',
      tag,
      summary: 'Add a document; its bytes are the body',
      needsSession: false,
      params: path,
      upload: {
        types: mediaTypes,
        description: 'A photo or scan, 8 MB at most. What it is, is told from its first bytes.',
      },
      status: 201,
      answer: caseSchema,
      problems: {
        ...stepProblems,
        ...only(
          casesProblems,
          'document_missing',
          'document_too_large',
          'document_type_not_accepted',
          'document_limit_reached',
        ),
      },
    },
    async ({ params, client, upload }) => {
      const key = keyOf(params.recoveryId, client);
      const own = await viewOwnCase(deps, key);
      if (!own.ok) return own;
      const added = await addDocument(deps, { ...key, bytes: await upload() });
      return added.ok ? viewOwnCase(deps, key) : added;
    },
  );

  endpoint(
    {
      method: 'delete',
      path: '/recoveries/{recoveryId}/case/documents/{documentId}',
      tag,
      summary: 'Take a document back before it is handed in; it is destroyed',
      needsSession: false,
      params: path.extend({ documentId: idOf('document') }),
      status: 204,
      problems: { ...stepProblems, ...only(casesProblems, 'document_not_found') },
    },
    ({ params, client }) =>
      removeDocument(deps, { ...keyOf(params.recoveryId, client), documentId: params.documentId }),
  );

  endpoint(
    {
      method: 'post',
      path: '/recoveries/{recoveryId}/case/review',
      tag,
      summary: 'Hand the documents in for review',
      needsSession: false,
      params: path,
      status: 200,
      answer: caseSchema,
      problems: { ...stepProblems, ...only(casesProblems, 'document_missing') },
    },
    async ({ params, client }) => {
      const key = keyOf(params.recoveryId, client);
      const handed = await handIn(deps, { ...key, device: deviceFacts(client()) });
      return handed.ok ? viewOwnCase(deps, key) : handed;
    },
  );

  endpoint(
    {
      method: 'delete',
      path: '/recoveries/{recoveryId}/case',
      tag,
      summary: 'Give the case up, and the recovery with it',
      needsSession: false,
      params: path,
      status: 204,
      problems: stepProblems,
    },
    async ({ params, client }) => {
      const given = await withdrawCase(deps, keyOf(params.recoveryId, client));
      return given.ok ? ok() : given;
    },
  );
}
