import type { LoaderFunctionArgs } from 'react-router';
import { requireStaff } from '#ui/page-context.ts';

/**
 * A document's bytes, for staff. Whatever they are besides a picture or a PDF, they can't be a page: the type is ours and
 * not guessed again, nothing inside may run or load, and PDFs are saved instead of shown.
 */
export async function loader({ context, params }: LoaderFunctionArgs) {
  const page = requireStaff(context);
  const opened = await page.useCases.cases.openDocument(page.staff, {
    caseId: params['caseId'] ?? '',
    documentId: params['documentId'] ?? '',
  });
  if (!opened.ok) throw new Response(null, { status: 404 });
  const { bytes, mediaType, fileName } = opened.value;
  const disposition = mediaType === 'application/pdf' ? 'attachment' : 'inline';
  return new Response(bytes, {
    headers: {
      'content-type': mediaType,
      'content-length': String(bytes.length),
      'content-disposition': `${disposition}; filename="${fileName}"`,
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
  });
}
