import { stat } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { createRequestHandler, RouterContext, RouterContextProvider, ServerBuild } from 'react-router';
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

/** What `entry.server` exports besides its handlers: React Router as the bundle knows it, and the context's key. */
type Entry = {
  readonly createRequestHandler: typeof createRequestHandler;
  readonly RouterContextProvider: typeof RouterContextProvider;
  readonly pageContext: RouterContext<object>;
};

/**
 * Hands requests to the built React Router bundle. Throws when there is no bundle. Everything of React Router comes
 * from the bundle itself: a second copy, imported here, would share neither its classes nor its context keys.
 */
export async function createPages<Seed extends object>(options: PagesOptions): Promise<Pages<Seed>> {
  const file = path.resolve(options.buildPath, 'server/index.js');
  const version = (await stat(file)).mtimeMs;
  const build: ServerBuild = await import(`${pathToFileURL(file).href}?v=${version}`);
  const entry = entryOf(build);
  const handle = entry.createRequestHandler(
    { ...build, allowedActionOrigins: [...(options.hosts ?? [])] },
    'production',
  );

  return async (request, seed) => {
    const cookies: string[] = [];
    let isFlashTaken = false;
    const context = new entry.RouterContextProvider();
    context.set(entry.pageContext, {
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

function entryOf(build: ServerBuild): Entry {
  const entry: object = build.entry.module;
  for (const name of ['createRequestHandler', 'RouterContextProvider', 'pageContext']) {
    if (!(name in entry)) throw new Error(`The web bundle does not export ${name} from entry.server`);
  }
  return entry as Entry;
}
