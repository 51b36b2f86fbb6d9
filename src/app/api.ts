import { Hono } from 'hono';
import type { Client } from '#modules/sessions/index.ts';
import type { CredentialCookies } from '#platform/http/cookies.ts';
import type { EventStreams } from '#platform/http/sse.ts';
import type { Context } from 'hono';
import type { Holdfast } from './compose.ts';
import type { RequestEnv } from './server-app.ts';

export type ApiOptions = {
  readonly streams: EventStreams;
  readonly clientOf: (c: Context<RequestEnv>) => Client & { isNew: boolean };
  readonly cookies: CredentialCookies;
};

/** The JSON API and live events. */
export function createApi(_holdfast: Holdfast, _options: ApiOptions): Hono<RequestEnv> {
  return new Hono<RequestEnv>();
}
