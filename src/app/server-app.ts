import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import type { RequestId } from '#kernel/ids.ts';
import { plusSeconds } from '#kernel/instant.ts';
import { languages, localeOf, siteLanguage } from '#kernel/languages.ts';
import { limits } from '#kernel/limits.ts';
import { networkOf } from '#kernel/network.ts';
import { contactsOf, findAccount, maskContact } from '#modules/accounts/index.ts';
import { rotatesSession } from '#modules/gate/index.ts';
import type { Client, Session, Viewer } from '#modules/sessions/index.ts';
import { findStaffSession } from '#modules/staff/index.ts';
import type { Config } from '#platform/config/config.ts';
import { isDatabaseAway } from '#platform/db/db.ts';
import { createAssets } from '#platform/http/assets.ts';
import { clientAddress } from '#platform/http/client-address.ts';
import { type CredentialCookies, createCredentialCookies } from '#platform/http/cookies.ts';
import { createFlashCookie } from '#platform/http/flash.ts';
import { limitBody } from '#platform/http/limit-body.ts';
import { compressed, createPageCache } from '#platform/http/page-cache.ts';
import { createPages } from '#platform/http/pages.ts';
import { createEventStreams } from '#platform/http/sse.ts';
import { orUnavailable } from '#platform/http/unavailable.ts';
import type { PageSeed } from '#ui/page-context.ts';
import { createApi } from './api.ts';
import type { Holdfast } from './compose.ts';
import { createFloodShield } from './flood-shield.ts';
import { createHelpResources } from './help-resources.ts';
import { createKeptPageAnswer, keptUnder, type Shown } from './kept-pages.ts';
import { createKnownSessionAnswer } from './known-session.ts';
import { readForm } from './read-form.ts';
import { readPlace } from './read-place.ts';
import { articleOf, readerEvents, searchedTerm } from './reader-events.ts';
import { createReadiness } from './readiness.ts';
import { createRefusalPages } from './refusal-page.ts';
import { createRefuse } from './refuse.ts';
import { rotateSession } from './rotate-session.ts';
import { createSecurityHeaders, isOriginAllowed } from './security.ts';
import { bindUseCases } from './use-cases.ts';

/** What every handler may know of its request. */
export type RequestEnv = {
  Bindings: HttpBindings;
  Variables: {
    requestId: RequestId;
    nonce: string;
    address: string;
    session: Session | null;
    /** The token that `session` was found by. */
    sessionToken: string | null;
    /** How the request proved its session: an ambient cookie needs the origin check, a bearer token doesn't. */
    credential: 'cookie' | 'bearer' | null;
  };
};

export type ServerApp = {
  /** Answers one request; `env` is what @hono/node-server knows of its connection. */
  fetch(request: Request, env: HttpBindings): Response | Promise<Response>;
  close(): void;
};

/**
 * The whole site behind one fetch handler: health, API, webhooks, development inbox, assets and pages. Without a
 * `buildPath` there are no pages, only the API.
 */
export async function createServerApp(
  holdfast: Holdfast,
  options: { buildPath: string | null },
): Promise<ServerApp> {
  const { deps, sessionCheck } = holdfast;
  const { config, secrets, clock, log } = deps;
  const isSecure = config.mode === 'production';
  const cookies = createCredentialCookies({ isSecure });
  const streams = createEventStreams({ live: holdfast.live });
  const readiness = createReadiness(holdfast);
  const securityHeaders = createSecurityHeaders(config);
  const shield = createFloodShield(config.policy.requestsPerMinute);
  const useCases = orUnavailable(bindUseCases(deps, holdfast), isDatabaseAway);
  const flash = createFlashCookie({ secrets, clock, isSecure });
  const hosts = [new URL(config.origin).host];
  const { buildPath } = options;
  const pages = buildPath === null ? null : await createPages<PageSeed>({ buildPath, flash, hosts });
  /** What pages know whoever asks. */
  const sameForAll = {
    useCases,
    locales: languages,
    brand: { name: config.brand.name },
    cookies,
    origin: config.origin,
    isDemo: config.mode === 'demo',
  };

  const cache = createPageCache();
  const stopListening = holdfast.help.onChange(cache.drop);

  const app = new Hono<RequestEnv>();
  /** What pages are told of every request that the server refuses by itself: nothing that needs the database. */
  const refusalPages =
    pages &&
    createRefusalPages(pages, (of) => ({
      ...sameForAll,
      ...of,
      viewer: null,
      staff: null,
      locale: localeOf(siteLanguage),
      region: null,
      base: '',
      timeZone: 'UTC',
      ip: '',
      now: clock.now(),
      renewSessionAfter: async () => null,
      client() {
        throw new Error('A refused request reaches no page');
      },
      reportError: (error) => log.error({ err: error }, 'a page failed'),
    }));
  const refuse = createRefuse({ origin: config.origin, clock, log, pages: refusalPages });

  app.onError((error, c) => {
    if (isDatabaseAway(error)) return refuse(c, 'temporarily_unavailable');
    log.error(
      { err: error, requestId: c.get('requestId'), path: withoutTokens(c.req.path) },
      'a request failed',
    );
    return refuse(c, 'internal_error');
  });

  app.use(async (c, next) => {
    c.set('requestId', secrets.id('request'));
    c.set('nonce', secrets.token().slice(0, 22));
    await next();
    securityHeaders(c);
  });
  app.get('/healthz', (c) => c.json({ status: 'alive' }));
  app.get('/readyz', async (c) => {
    const { isReady, checks, outbox } = await readiness();
    return c.json({ status: isReady ? 'ready' : 'not ready', checks, outbox }, isReady ? 200 : 503);
  });
  if (buildPath !== null) {
    const assets = createAssets(buildPath);
    app.get('/assets/*', assets);
    app.get('/favicon.svg', assets);
  }

  app.route('/', createHelpResources({ help: holdfast.help, db: deps.db, config, languages }));

  // A carrier signs what it sends; no cookie, origin or flood rule applies to it.
  app.route('/', holdfast.webhooks);
  if (holdfast.inbox) app.route('/', holdfast.inbox.app);
  else app.all('/dev/*', (c) => c.notFound());

  app.use(async (c, next) => {
    c.set(
      'address',
      clientAddress(
        c.env?.incoming?.socket.remoteAddress,
        c.req.header('x-forwarded-for'),
        config.trustProxyHops,
      ),
    );
    c.set('session', null);
    c.set('sessionToken', null);
    c.set('credential', null);
    const retryAfterSeconds = shield.hit(networkOf(c.get('address')), clock.now());
    if (retryAfterSeconds !== null) {
      return refuse(c, 'too_many_requests', { retryAt: plusSeconds(clock.now(), retryAfterSeconds) });
    }
    if (c.req.path.length > limits.pathCharsMax) return refuse(c, 'path_too_long');
    await next();
    return undefined;
  });
  const tooLarge = (c: Context<RequestEnv>) => refuse(c, 'body_too_large');
  const small = limitBody(limits.bodyBytesMax, tooLarge);
  const withFile = limitBody(limits.uploadBytesMax, tooLarge);
  app.use((c, next) => (takesFile(c.req.path) ? withFile : small)(c, next));
  app.use(async (c, next) => {
    const bearer = /^Bearer ([\w-]{43})$/.exec(c.req.header('authorization') ?? '')?.[1];
    const token = bearer ?? cookies.readSession(c.req.header('cookie') ?? null);
    if (token) {
      c.set('session', await sessionCheck.check(token));
      c.set('sessionToken', token);
      c.set('credential', bearer ? 'bearer' : 'cookie');
    }
    if (!isOriginAllowed(c, config.origin)) return refuse(c, 'origin_not_allowed');
    await next();
    return undefined;
  });

  /** The browser or app behind a request; `mint` makes its device token when it has none yet. */
  const clientOf = (c: Context<RequestEnv>): Client & { isNew: boolean } => {
    const given = c.req.header('holdfast-device') ?? cookies.readDevice(c.req.header('cookie') ?? null);
    const known = given && /^[\w-]{43}$/.test(given) ? given : null;
    return {
      address: c.get('address'),
      country: countryOf(c, config),
      userAgent: c.req.header('user-agent') ?? '',
      deviceToken: known ?? secrets.token(),
      locale: placeOf(c, null).locale,
      timeZone: readTimeZone(c.req.header('cookie')),
      isNew: known === null,
    };
  };

  app.route('/', createApi(holdfast, { streams, clientOf, cookies }));

  app.all('*', async (c) => {
    if (!pages) return c.notFound();
    const form = await readForm(c.req.raw);
    if (!form.ok) return refuse(c, form.problem.code);
    const client = clientOf(c);
    let usesClient = false;
    const session = c.get('session');
    const account = session && (await findAccount(deps.db.queries, session.accountId));
    // Closed a moment ago: the end of its sessions has not come round to this process yet.
    const isOpen = account !== null && account.state !== 'closed';
    const viewer = session && isOpen ? await viewerOf(holdfast, session) : null;
    const version = cache.version();
    const rendered = await pages(form.value, {
      ...sameForAll,
      viewer,
      staff: isConsole(c.req.path) ? await staffOf(holdfast, cookies, c) : null,
      ...placeOf(c, account?.locale ?? null),
      timeZone: account?.timeZone ?? client.timeZone,
      nonce: c.get('nonce'),
      requestId: c.get('requestId'),
      ip: c.get('address'),
      now: clock.now(),
      refused: null,
      renewSessionAfter: async (action) => (rotatesSession(action) ? rotateSession(deps, c) : null),
      client() {
        usesClient = true;
        return client;
      },
      reportError: (error) => log.error({ err: error, requestId: c.get('requestId') }, 'a page failed'),
    });
    const isForAll = session === null && c.get('sessionToken') === null && !usesClient;
    const response = isForAll ? await keepPage(c, rendered, version) : rendered;
    const isSetByPage = response.headers.getSetCookie().some((cookie) => cookie.includes('holdfast_device='));
    if (c.req.method === 'GET' && response.status === 200) {
      const { pathname, search } = new URL(c.req.url);
      countReader({
        url: pathname + search,
        referrer: c.req.header('referer') ?? null,
        address: c.get('address'),
        userAgent: client.userAgent,
        cookie: c.req.header('cookie') ?? null,
        onCookie: (cookie) => response.headers.append('set-cookie', cookie),
      });
    }
    if (usesClient && client.isNew && !isSetByPage) {
      response.headers.append('set-cookie', cookies.writeDevice(client.deviceToken));
    }
    return response;
  });

  /** What a page that was shown tells about the help centre: who read, what was clicked, which tool was started. */
  function countReader(shown: Shown & { cookie?: string | null; onCookie?: (cookie: string) => void }): void {
    const { help, insights } = holdfast;
    const [pathWithData = '', search = ''] = shown.url.split('?');
    const path = pathWithData.replace(/\.data$/, '');
    const { referrer, address, userAgent } = shown;
    const read = articleOf(path);
    if (read) {
      void help.countReading({ ...read, region: null, reader: { address, userAgent } });
      const term = searchedTerm(referrer, config.origin);
      if (term !== null) insights.countClick({ locale: read.locale, term });
    }
    const { events, cookie } = readerEvents({
      path,
      search,
      referrer,
      cookieHeader: shown.cookie ?? null,
      origin: config.origin,
    });
    for (const { key, event } of events) insights.countEvent(key, event);
    if (cookie) shown.onCookie?.(cookie);
  }

  /** Keeps a page that is the same for everybody; its nonce goes, because a kept page has nothing that needs one. */
  async function keepPage(c: Context<RequestEnv>, response: Response, version: number): Promise<Response> {
    const contentType = response.headers.get('content-type') ?? '';
    const key = keptUnder({
      method: c.req.method,
      url: c.req.path + new URL(c.req.url).search,
      cookie: c.req.header('cookie'),
      userAgent: c.req.header('user-agent'),
    });
    if (key === null || response.status !== 200 || !contentType.startsWith('text/html')) return response;
    if (response.headers.has('set-cookie')) return response;
    const html = await response.text();
    const nonce = c.get('nonce');
    const isStatic = !html.includes(`<script nonce="${nonce}"`);
    if (isStatic) await cache.keep(key, { html: html.replaceAll(nonce, ''), contentType }, version);
    return compressed(html, response, c.req.header('accept-encoding'));
  }

  const answerKeptPage = createKeptPageAnswer({
    cache,
    cookies,
    shield,
    config,
    clock,
    onShown: countReader,
  });
  const answerKnownSession = createKnownSessionAnswer({ sessionCheck, cookies, shield, config, clock });
  return {
    fetch: (request, env) =>
      answerKnownSession(env.incoming) ??
      answerKeptPage(env.incoming, env.outgoing) ??
      app.fetch(request, env),
    close() {
      stopListening();
      streams.close();
      holdfast.inbox?.closeStreams();
    },
  };
}

export type PageViewer = Viewer & { readonly name: string; readonly deviceId: Session['deviceId'] };

async function viewerOf(holdfast: Holdfast, session: Session): Promise<PageViewer> {
  const contacts = await contactsOf(holdfast.deps.db.queries, session.accountId);
  return {
    accountId: session.accountId,
    sessionId: session.id,
    deviceId: session.deviceId,
    name: maskContact({ kind: 'email', value: contacts.email }),
  };
}

/** The one page and the one endpoint that take a file: the documents of a case. */
const takesFile = (path: string): boolean =>
  /^\/(?:api\/v1\/recoveries\/[^/]+\/case\/documents|recover\/[^/]+\/case(?:\.data)?)$/.test(path);

const isConsole = (path: string): boolean => /^\/console(?:[/.]|$)/.test(path);

/** Who asks below /console. A customer's session counts for nothing here. */
async function staffOf(
  { deps }: Holdfast,
  cookies: CredentialCookies,
  c: Context<RequestEnv>,
): Promise<PageSeed['staff']> {
  const token = cookies.readStaff(c.req.header('cookie') ?? null);
  const found = await findStaffSession(deps, { token, address: c.get('address') });
  return found === 'unknown' ? null : found;
}

/** What a proxy that we trust says; without one, anybody could say anything. */
function countryOf(c: Context<RequestEnv>, config: Config): string | null {
  if (config.countryHeader === null || config.trustProxyHops === 0) return null;
  const told = c.req.header(config.countryHeader)?.trim().toUpperCase() ?? '';
  // How proxies say that they don't know.
  return /^[A-Z]{2}$/.test(told) && told !== 'XX' && told !== 'ZZ' ? told : null;
}

/** A link of a message is a key to what it does, so its token stays out of the log. */
const withoutTokens = (path: string): string => path.replace(/[\w-]{43,}/g, '…');

/** In which language and region a request is answered. */
const placeOf = (c: Context<RequestEnv>, accountLocale: string | null) =>
  readPlace({
    path: c.req.path,
    cookieHeader: c.req.header('cookie') ?? null,
    acceptLanguage: c.req.header('accept-language') ?? null,
    accountLocale,
  });

/** The browser's time zone, as its script left it; UTC until then and for anything that isn't one. */
function readTimeZone(cookieHeader: string | undefined): string {
  const named = /(?:^|;\s*)time_zone=([\w%+-]{1,60})/.exec(cookieHeader ?? '')?.[1];
  if (!named) return 'UTC';
  try {
    return new Intl.DateTimeFormat('en', { timeZone: decodeURIComponent(named) }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}
