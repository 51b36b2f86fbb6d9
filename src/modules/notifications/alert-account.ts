import type { Action } from '#kernel/actions.ts';
import type { Contact } from '#kernel/contact.ts';
import type { AccountId } from '#kernel/ids.ts';
import { createText, type Text } from '#kernel/text.ts';
import { type Account, findAccount, oldAndNewContacts } from '#modules/accounts/index.ts';
import type { Tx } from '#platform/db/db.ts';
import type { EmailBlock, EmailContent } from '#platform/outbox/outbox.ts';
import type { Platform } from '#platform/platform.ts';
import { type AlertReason, calmEvents, type SecurityEvent } from './events.ts';
import { createFreezeLink } from './freeze-link.ts';
import { fitsOneSms, plainForSms } from './gsm.ts';
import { messages } from './messages.ts';

/** The device that caused an event, in words for the customer. */
export type DeviceFacts = {
  /** "Chrome on Windows" */
  readonly name: string;
  readonly address?: string | null;
  /** ISO 3166, where the operator's proxy tells it. */
  readonly country?: string | null;
};

export type AlertInput = {
  readonly accountId: AccountId;
  /** Contacts beyond those that the account has or lately had; also one with an undo link of its own. */
  readonly also?: readonly (Contact & { readonly undoUrl?: string })[];
  readonly event: SecurityEvent;
  /** Why people decided so. */
  readonly reason?: AlertReason;
  readonly at: Date;
  readonly device: DeviceFacts | null;
  /** Of a refused change: what it would have done. */
  readonly tried?: Action;
  /** For a changed contact: both masked. */
  readonly change?: { readonly before: string; readonly now: string };
  /** When withdrawals come back. */
  readonly holdUntil?: Date | null;
  /** When a waiting time ends that has begun. */
  readonly waitsUntil?: Date | null;
  readonly links?: {
    readonly undoUrl?: string;
    readonly undoUntil?: Date;
    /** Stops a recovery that is under way. */
    readonly cancelUrl?: string;
    /** Where it stands, for whoever has the link. */
    readonly trackUrl?: string;
  };
};

/** An alert as one reader gets it, with every link. */
export type LinkedAlert = Omit<AlertInput, 'accountId' | 'also' | 'links'> & {
  readonly account: Pick<Account, 'antiPhishingCode'>;
  readonly links?: NonNullable<AlertInput['links']> & { readonly freezeUrl?: string };
};

/**
 * Tells every contact of an account about a security event, in the account's language (product rule: every event
 * reaches every old and new contact). Part of the caller's transaction; the same event at the same instant is told once.
 */
export async function alertAccount(
  deps: Pick<Platform, 'outbox' | 'secrets' | 'config' | 'clock'>,
  tx: Tx,
  input: AlertInput,
): Promise<void> {
  const { accountId, also = [], ...event } = input;
  const account = await findAccount(tx, accountId);
  if (!account) throw new Error(`No account ${accountId}`);
  const freezeUrl = calmEvents.has(input.event)
    ? undefined
    : await createFreezeLink(deps, tx, { accountId, event: input.event });
  const t = createText(messages, account.locale, account.timeZone);
  const everyone: readonly (Contact & { readonly undoUrl?: string })[] = [
    ...(await oldAndNewContacts(tx, accountId, deps.clock.now())),
    ...also,
  ];
  const contacts = new Map(everyone.map((contact) => [`${contact.kind}:${contact.value}`, contact]));
  for (const [name, contact] of contacts) {
    const undoUrl = contact.undoUrl ?? input.links?.undoUrl;
    const alert = {
      ...event,
      account,
      links: {
        ...input.links,
        ...(undoUrl === undefined ? {} : { undoUrl }),
        ...(freezeUrl === undefined ? {} : { freezeUrl }),
      },
    };
    const idempotencyKey = [
      'alert',
      accountId,
      input.event,
      input.at.getTime(),
      deps.secrets.mac('limit', name),
    ].join(':');
    if (contact.kind === 'email') {
      const content = composeAlertEmail(deps, t, alert);
      await deps.outbox.enqueue(tx, { channel: 'email', to: contact.value, content, idempotencyKey });
    } else {
      const text = composeAlertSms(deps, t, alert);
      await deps.outbox.enqueue(tx, { channel: 'sms', to: contact.value, text, idempotencyKey });
    }
  }
}

/** The e-mail of an alert: what happened, when, where, what is on hold, and the way to stop it. */
export function composeAlertEmail(deps: Pick<Platform, 'config'>, t: Text, input: LinkedAlert): EmailContent {
  const { event, links = {} } = input;
  const blocks: EmailBlock[] = [{ kind: 'text', text: t(`notifications.event.${event}.text`) }];
  if (input.reason) blocks.push({ kind: 'text', text: t(`notifications.reason.${input.reason}`) });
  if (input.account.antiPhishingCode !== null) {
    const code = input.account.antiPhishingCode;
    blocks.push({ kind: 'anti_phishing', label: t('notifications.anti_phishing'), code });
  }
  blocks.push({ kind: 'facts', facts: factsOf(t, input) });
  if (input.holdUntil) {
    blocks.push({ kind: 'text', text: t('notifications.hold', { until: t.dateTime(input.holdUntil) }) });
  }
  if (!calmEvents.has(event)) blocks.push({ kind: 'text', text: t('notifications.if_you') });
  if (links.undoUrl !== undefined) {
    const text = links.undoUntil
      ? t('notifications.undo.text_until', { until: t.dateTime(links.undoUntil) })
      : t('notifications.undo.text');
    blocks.push({ kind: 'text', text });
    blocks.push({ kind: 'button', label: t('notifications.undo.button'), url: links.undoUrl });
  } else {
    if (links.cancelUrl !== undefined) {
      blocks.push({ kind: 'text', text: t('notifications.cancel.text') });
      blocks.push({ kind: 'button', label: t('notifications.cancel.button'), url: links.cancelUrl });
    }
    // Beside the link that stops it: that one ends with what it stops, and this one doesn't.
    if (links.freezeUrl !== undefined) {
      blocks.push({ kind: 'text', text: t('notifications.freeze.text') });
      blocks.push({ kind: 'button', label: t('notifications.freeze.button'), url: links.freezeUrl });
    } else if (links.cancelUrl === undefined && !calmEvents.has(event)) {
      blocks.push({ kind: 'text', text: t('notifications.no_link', { origin: deps.config.origin }) });
    }
  }
  if (links.trackUrl !== undefined) {
    blocks.push({ kind: 'text', text: t('notifications.track.text') });
    blocks.push({ kind: 'button', label: t('notifications.track.button'), url: links.trackUrl });
  }
  blocks.push({ kind: 'note', text: t('notifications.code.never_share', { brand: deps.config.brand.name }) });
  return { subject: t(`notifications.event.${event}.subject`), blocks, locale: t.locale };
}

/** A country in the reader's language; `null` for none, and for a code that names none. */
export const countryName = (t: Text, country: string | null | undefined): string | null =>
  (country && new Intl.DisplayNames([t.locale], { type: 'region', fallback: 'none' }).of(country)) || null;

function factsOf(t: Text, input: LinkedAlert): { label: string; value: string }[] {
  const facts = [
    ...(input.tried
      ? [{ label: t('notifications.fact.tried'), value: t(`notifications.action.${input.tried}`) }]
      : []),
    {
      label: t('notifications.fact.when'),
      value: t('notifications.fact.when_value', { at: t.dateTime(input.at), timeZone: t.timeZone }),
    },
  ];
  const add = (label: string, value: string | null | undefined) => {
    if (value) facts.push({ label, value });
  };
  add(t('notifications.fact.waits_until'), input.waitsUntil && t.dateTime(input.waitsUntil));
  add(t('notifications.fact.before'), input.change?.before);
  add(t('notifications.fact.now'), input.change?.now);
  add(t('notifications.fact.device'), input.device?.name);
  add(t('notifications.fact.place'), countryName(t, input.device?.country));
  add(t('notifications.fact.address'), input.device?.address);
  return facts;
}

/** The SMS of an alert: the most that fits into one, the link before the time. */
export function composeAlertSms(deps: Pick<Platform, 'config'>, t: Text, input: LinkedAlert): string {
  const { links = {} } = input;
  const brand = deps.config.brand.name;
  const fact = t(`notifications.event.${input.event}.sms`);
  const at = t.dateTime(input.at);
  const withTime = t('notifications.sms.fact_at', { brand, fact, at });
  const withoutTime = t('notifications.sms.fact_plain', { brand, fact });
  const noLink = t('notifications.sms.no_link', { brand });
  const link =
    links.undoUrl !== undefined
      ? t('notifications.sms.undo', { url: links.undoUrl })
      : links.cancelUrl !== undefined
        ? t('notifications.sms.cancel', { url: links.cancelUrl })
        : links.freezeUrl !== undefined
          ? t('notifications.sms.freeze', { url: links.freezeUrl })
          : null;
  const ends = link !== null ? [link] : calmEvents.has(input.event) ? [] : [noLink];
  const candidates = [withTime, withoutTime].map((start) => plainForSms([start, ...ends].join(' ')));
  // A link that is too long for one SMS still goes out, as two: it is what stops the thief.
  return candidates.find(fitsOneSms) ?? candidates.at(-1) ?? withoutTime;
}
