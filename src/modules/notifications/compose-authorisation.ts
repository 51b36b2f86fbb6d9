import { createText, type Text } from '#kernel/text.ts';
import type { Account } from '#modules/accounts/index.ts';
import type { EmailBlock, Outgoing } from '#platform/outbox/outbox.ts';
import type { Platform } from '#platform/platform.ts';
import { countryName, type DeviceFacts } from './alert-account.ts';
import { messages } from './messages.ts';

type Reader = Pick<Account, 'locale' | 'timeZone' | 'antiPhishingCode'>;

const textFor = (account: Reader): Text => createText(messages, account.locale, account.timeZone);

/** The e-mail whose link shows the new device's request and lets the reader confirm or cancel it. */
export function composeAuthorisationLink(
  deps: Pick<Platform, 'config'>,
  input: { account: Reader; to: string; url: string; device: DeviceFacts; at: Date; expiresAt: Date },
): Outgoing {
  const t = textFor(input.account);
  const blocks: EmailBlock[] = [
    { kind: 'text', text: t('notifications.authorise.text', { brand: deps.config.brand.name }) },
    {
      kind: 'facts',
      facts: [
        { label: t('notifications.fact.device'), value: input.device.name },
        { label: t('notifications.fact.place'), value: countryName(t, input.device.country) ?? '' },
        { label: t('notifications.fact.address'), value: input.device.address ?? '' },
        {
          label: t('notifications.fact.when'),
          value: t('notifications.fact.when_value', { at: t.dateTime(input.at), timeZone: t.timeZone }),
        },
      ].filter((fact) => fact.value !== ''),
    },
    { kind: 'button', label: t('notifications.authorise.button'), url: input.url },
    { kind: 'text', text: t('notifications.authorise.valid', { until: t.dateTime(input.expiresAt) }) },
    { kind: 'note', text: t('notifications.authorise.not_you') },
  ];
  if (input.account.antiPhishingCode !== null) {
    blocks.unshift({
      kind: 'anti_phishing',
      label: t('notifications.anti_phishing'),
      code: input.account.antiPhishingCode,
    });
  }
  return {
    channel: 'email',
    to: input.to,
    content: { subject: t('notifications.authorise.subject'), blocks, locale: t.locale },
  };
}

/** The call that names the exchange and the sign-in: 1 confirms, 2 cancels. */
export function composeAuthorisationCall(
  deps: Pick<Platform, 'config'>,
  input: { account: Reader; to: string; device: DeviceFacts },
): Outgoing {
  const t = textFor(input.account);
  return {
    channel: 'voice',
    to: input.to,
    script: {
      lines: [
        t('notifications.call.hello', { brand: deps.config.brand.name, device: input.device.name }),
        t('notifications.call.keys'),
      ],
      locale: t.locale,
      asksForKey: true,
    },
  };
}

/** What the voice says after a key. */
export const callAnswerText = (
  locale: string,
  answer: 'confirmed' | 'cancelled' | 'try_again' | 'over',
): string => createText(messages, locale, 'UTC')(`notifications.call.${answer}`);
