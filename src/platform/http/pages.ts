import { stat } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createRequestHandler,
  type RouterContext,
  RouterContextProvider,
  type ServerBuild,
} from 'react-router';
import type { FlashCookie } from './flash.ts';

export type PagesOptions = {
  /** The folder that `react-router build` filled. */
  readonly buildPath: string;
  readonly flash: FlashCookie;
  /** Hosts that forms may be sent from besides the request's own `Host`, for a proxy that rewrites it. */
  readonly hosts?: readonly string[];
};

/** Answers one request for a page; `seed` is what the server knows of the request. */
export type Pages<Seed extends object> = (request: Request, seed: Seed) => Promise<Response>;

/**
 * Hands requests to the built React Router bundle. Throws when there is no bundle. The context's key comes from the
 * bundle itself (`entry.server` exports it): one made here would be a different object and find nothing.
 */
export async function createPages<Seed extends object>(options: PagesOptions): Promise<Pages<Seed>> {
  const file = path.resolve(options.buildPath, 'server/index.js');
  const version = (await stat(file)).mtimeMs;
  const build: ServerBuild = await import(`${pathToFileURL(file).href}?v=${version}`);
  const key = pageContextOf(build);
  const handle = createRequestHandler(
    { ...build, allowedActionOrigins: [...(options.hosts ?? [])] },
    'production',
  );

  return async (request, seed) => {
    const cookies: string[] = [];
    let isFlashTaken = false;
    const context = new RouterContextProvider();
    context.set(key, {
      ...seed,
      setCookie: (cookie: string) => void cookies.push(cookie),
      setFlash: (flash: unknown) => void cookies.push(options.flash.write(flash)),
      takeFlash() {
        isFlashTaken = true;
        return options.flash.read(request.headers.get('cookie'));
      },
    });
    const response = await handle(request, context);
    // A redirect shows nothing: the message waits for the page it leads to.
    const isShown = response.status < 300 && response.status !== 202;
    if (isFlashTaken && isShown && options.flash.read(request.headers.get('cookie')) !== undefined) {
      cookies.unshift(options.flash.clear());
    }
    for (const cookie of cookies) response.headers.append('set-cookie', cookie);
    return response;
  };
}

function pageContextOf(build: ServerBuild): RouterContext<object> {
  const entry: object = build.entry.module;
  if (!('pageContext' in entry))
    throw new Error('The web bundle does not export pageContext from entry.server');
  return entry.pageContext as RouterContext<object>;
}
