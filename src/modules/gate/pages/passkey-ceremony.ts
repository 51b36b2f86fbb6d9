import { browserSupportsWebAuthn, startAuthentication, startRegistration } from '@simplewebauthn/browser';
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server';

/** Why nothing came of a ceremony, in the browser's half of it: `gate.passkey.failed.<kind>` has the words. */
export type CeremonyFailure =
  | 'no_support'
  | 'not_confirmed'
  | 'not_made'
  | 'already_here'
  | 'wrong_site'
  | 'not_able'
  | 'offline'
  | 'unknown';

/** What our side says instead, as a problem of the API. */
export type CeremonyRefusal = { readonly title: string; readonly detail: string | undefined };

export type Ceremony<Started> =
  | { readonly ok: true; readonly answer: string; readonly started: Started }
  /** `null`: another ceremony took its place, so there is nothing to say. */
  | { readonly ok: false; readonly failure: CeremonyFailure | CeremonyRefusal | null };

type Started = { readonly kind?: 'show' | 'make'; readonly options: object };

/**
 * Starts a ceremony at our API and lets the browser do its part. Answers its result as text for a form. With `autofill`
 * nothing is shown until the customer picks the passkey in the field of the name.
 */
export async function runCeremony<S extends Started>(
  path: string,
  body: object,
  options: {
    autofill?: boolean;
    /** Gives up while our side is being asked. */
    signal?: AbortSignal;
    onStarted?: (started: S) => void;
  } = {},
): Promise<Ceremony<S>> {
  if (!browserSupportsWebAuthn()) return { ok: false, failure: 'no_support' };
  let started: S;
  try {
    const response = await fetch(`/api/v1/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      ...(options.signal ? { signal: options.signal } : {}),
    });
    if (!response.ok) return { ok: false, failure: await refusalIn(response) };
    started = (await response.json()) as S;
  } catch {
    return { ok: false, failure: 'offline' };
  }
  if (options.signal?.aborted) return { ok: false, failure: null };
  options.onStarted?.(started);
  return performCeremony(started, options);
}

/** The browser's part of a ceremony that was started. */
export async function performCeremony<S extends Started>(
  started: S,
  options: { autofill?: boolean } = {},
): Promise<Ceremony<S>> {
  const isMade = started.kind === 'make';
  try {
    const answer = isMade
      ? await startRegistration({ optionsJSON: started.options as PublicKeyCredentialCreationOptionsJSON })
      : await startAuthentication({
          optionsJSON: started.options as PublicKeyCredentialRequestOptionsJSON,
          useBrowserAutofill: options.autofill ?? false,
        });
    return { ok: true, answer: JSON.stringify(answer), started };
  } catch (error) {
    return { ok: false, failure: failureOf(error, isMade) };
  }
}

async function refusalIn(response: Response): Promise<CeremonyFailure | CeremonyRefusal> {
  if (!/json/.test(response.headers.get('content-type') ?? '')) return 'unknown';
  const { title, detail } = (await response.json()) as { title?: string; detail?: string };
  return title ? { title, detail } : 'unknown';
}

/**
 * Browsers say little, on purpose: `NotAllowedError` is a window that was closed, a time that ran out and a device
 * without a fitting passkey alike (WebAuthn L3 sections 5.1.3 and 5.1.4).
 */
function failureOf(error: unknown, isMade: boolean): CeremonyFailure | null {
  switch (error instanceof Error ? error.name : '') {
    case 'AbortError':
      return null;
    case 'NotAllowedError':
    case 'TimeoutError':
      return isMade ? 'not_made' : 'not_confirmed';
    case 'InvalidStateError':
      return isMade ? 'already_here' : 'not_confirmed';
    case 'SecurityError':
      return 'wrong_site';
    case 'NotSupportedError':
    case 'ConstraintError':
      return 'not_able';
    default:
      return 'unknown';
  }
}
