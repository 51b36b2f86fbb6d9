import type { SendOutcome } from '#platform/outbox/rules.ts';
import type { Carrier } from './carrier.ts';

const timeoutMsDefault = 5000;
/** How long it rings before nobody is there. */
const ringSeconds = 40;

/**
 * A carrier that speaks the Twilio HTTP dialect (twilio.com/docs/messaging/api, /voice/api): form bodies, Basic
 * authentication. `origin` is ours, where its webhooks arrive.
 */
export function createHttpCarrier(options: {
  readonly url: string;
  readonly account: string;
  readonly token: string;
  readonly from: string;
  readonly origin: string;
  readonly timeoutMs?: number;
}): Carrier {
  const base = `${options.url.replace(/\/+$/, '')}/2010-04-01/Accounts/${encodeURIComponent(options.account)}`;
  const authorization = `Basic ${Buffer.from(`${options.account}:${options.token}`).toString('base64')}`;
  const webhooks = `${options.origin}/webhooks/carrier`;

  const post = async (resource: string, form: Record<string, string>): Promise<SendOutcome> => {
    try {
      const response = await fetch(`${base}/${resource}.json`, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(form),
        redirect: 'error',
        signal: AbortSignal.timeout(options.timeoutMs ?? timeoutMsDefault),
      });
      const body = await response.text();
      return outcomeOf(response.status, body);
    } catch (error) {
      return outcomeOfFailure(error);
    }
  };

  return {
    sendSms: ({ to, text, ref }) =>
      post('Messages', {
        To: to,
        From: options.from,
        Body: text,
        StatusCallback: `${webhooks}/sms/${ref}/status`,
      }),
    placeCall: ({ to, ref }) =>
      post('Calls', {
        To: to,
        From: options.from,
        Url: `${webhooks}/voice/${ref}`,
        Method: 'POST',
        StatusCallback: `${webhooks}/voice/${ref}/status`,
        StatusCallbackMethod: 'POST',
        Timeout: String(ringSeconds),
        // A code must not end up on an answering machine; the voice webhook hangs up on one.
        MachineDetection: 'Enable',
      }),
  };
}

/** Statuses that blame our account or the moment, not the message. */
const temporaryStatuses = new Set([401, 402, 403, 407, 408, 425, 429]);

function outcomeOf(status: number, body: string): SendOutcome {
  if (status >= 200 && status < 300) return { kind: 'sent' };
  const reason = `carrier ${status} ${codeIn(body)}`.trim();
  return { kind: status >= 500 || temporaryStatuses.has(status) ? 'temporary' : 'permanent', reason };
}

/** The carrier's own error number; its words may repeat the customer's phone number. */
function codeIn(body: string): string {
  try {
    const parsed: unknown = JSON.parse(body);
    if (typeof parsed === 'object' && parsed !== null && 'code' in parsed) return String(parsed.code);
  } catch {
    // Not JSON: the status has to do.
  }
  return '';
}

/** Failures that happen before a request is on its way. */
const notHandedOver = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

function outcomeOfFailure(error: unknown): SendOutcome {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code =
    cause instanceof Error && 'code' in cause && typeof cause.code === 'string'
      ? cause.code
      : error instanceof Error
        ? error.name
        : 'failed';
  return { kind: notHandedOver.has(code) ? 'temporary' : 'unknown', reason: `carrier ${code}` };
}
