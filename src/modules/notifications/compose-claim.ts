import type { Contact } from '#kernel/contact.ts';
import { createText, type Text } from '#kernel/text.ts';
import type { EmailBlock, Outgoing } from '#platform/outbox/outbox.ts';
import type { Platform } from '#platform/platform.ts';
import type { AlertReason } from './events.ts';
import { fitsOneSms, plainForSms } from './gsm.ts';
import { messages } from './messages.ts';

/** What somebody hears of an account that they claim, as long as nobody knows that it is theirs. */
export type ClaimNews =
  | 'received'
  | 'documents_wanted'
  | 'refused'
  | 'approved'
  | 'ready'
  | 'stopped'
  | 'expired';

export type ClaimMessage = {
  readonly to: Contact;
  readonly news: ClaimNews;
  /** Why staff said so. */
  readonly reason: AlertReason | null;
  /** The end of the wait, or of the time to finish. */
  readonly until: Date | null;
  readonly at: Date;
  readonly deviceName: string;
  readonly trackUrl: string;
  readonly locale: string;
  readonly timeZone: string;
};

/**
 * The message to a new contact of whoever claims an account. It says what their page says and nothing of the account, not
 * even that there is one: no name, no contact, no anti-phishing code.
 */
export function composeClaim(deps: Pick<Platform, 'config'>, input: ClaimMessage): Outgoing {
  const t = createText(messages, input.locale, input.timeZone);
  const { to } = input;
  return to.kind === 'email'
    ? { channel: 'email', to: to.value, content: emailContent(deps, t, input) }
    : { channel: 'sms', to: to.value, text: smsText(deps, t, input) };
}

function emailContent(deps: Pick<Platform, 'config'>, t: Text, input: ClaimMessage) {
  const { brand } = deps.config;
  const { news, reason, until } = input;
  const value = (at: Date) =>
    t('notifications.fact.when_value', { at: t.dateTime(at), timeZone: t.timeZone });
  const blocks: EmailBlock[] = [
    { kind: 'text', text: t(`notifications.claim.${news}.text`, { support: brand.supportEmail }) },
    ...(reason ? [{ kind: 'text', text: t(`notifications.reason.${reason}`) } as const] : []),
    {
      kind: 'facts',
      facts: [
        { label: t('notifications.fact.when'), value: value(input.at) },
        ...(until ? [{ label: t('notifications.claim.until'), value: value(until) }] : []),
        { label: t('notifications.fact.device'), value: input.deviceName },
      ],
    },
    { kind: 'text', text: t('notifications.track.text') },
    { kind: 'button', label: t('notifications.track.button'), url: input.trackUrl },
    { kind: 'note', text: t('notifications.code.never_share', { brand: brand.name }) },
  ];
  return { subject: t(`notifications.claim.${news}.subject`), blocks, locale: t.locale };
}

function smsText(deps: Pick<Platform, 'config'>, t: Text, input: ClaimMessage): string {
  const brand = deps.config.brand.name;
  const fact = t(`notifications.claim.${input.news}.sms`);
  const start = plainForSms(t('notifications.sms.fact_plain', { brand, fact }));
  const whole = `${start} ${input.trackUrl}`;
  return fitsOneSms(whole) ? whole : start;
}
