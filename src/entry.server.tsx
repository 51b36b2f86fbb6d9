import { Writable } from 'node:stream';
import { renderToPipeableStream } from 'react-dom/server';
import {
  type RouterContextProvider as Context,
  type EntryContext,
  isRouteErrorResponse,
  type LoaderFunctionArgs,
  ServerRouter,
} from 'react-router';
import { loadAllMessages } from '#app/message-loaders.ts';
import { NonceProvider } from '#ui/nonce.tsx';
import { getPage, pageContext } from '#ui/page-context.ts';
import { ShellProvider, shellOf } from '#ui/shell.tsx';

// The adapter in platform/http/pages.ts takes these from the bundle: one copy of each in the process.
export { createRequestHandler, RouterContextProvider } from 'react-router';
export { pageContext };

await loadAllMessages();

const renderMsMax = 5000;
export const streamTimeout = renderMsMax;

/**
 * Renders a page completely before answering: loaders are awaited anyway, an error while rendering can still become
 * a proper status, and one buffer is faster than a web stream.
 */
export default function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  entryContext: EntryContext,
  context: Context,
): Promise<Response> {
  const page = getPage(context);
  const { nonce } = page;
  return new Promise((resolve, reject) => {
    let failure: unknown;
    const { pipe, abort } = renderToPipeableStream(
      <NonceProvider value={nonce}>
        <ShellProvider shell={shellOf(page, request)}>
          <ServerRouter context={entryContext} url={request.url} nonce={nonce} />
        </ShellProvider>
      </NonceProvider>,
      {
        nonce,
        onError(error) {
          failure = error;
        },
        onShellError: reject,
        onAllReady() {
          clearTimeout(timer);
          if (failure !== undefined) return reject(failure);
          const chunks: Buffer[] = [];
          pipe(
            new Writable({
              write(chunk: Buffer | string, _encoding, done) {
                chunks.push(Buffer.from(chunk));
                done();
              },
              final(done) {
                headers.set('Content-Type', 'text/html; charset=utf-8');
                if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store');
                resolve(new Response(Buffer.concat(chunks), { status, headers }));
                done();
              },
            }),
          );
        },
      },
    );
    const timer = setTimeout(() => abort(new Error(`Rendering took over ${renderMsMax} ms`)), renderMsMax);
  });
}

export function handleError(error: unknown, { request, context }: LoaderFunctionArgs): void {
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  getPage(context).reportError(error);
}
