import type { Action } from '#kernel/actions.ts';
import { minuteMs } from '#kernel/instant.ts';
import { createText, type Text } from '#kernel/text.ts';
import type { EmailBlock, Outgoing } from '#platform/outbox/outbox.ts';
import type { Platform } from '#platform/platform.ts';
import { plainForSms } from './gsm.ts';
import { messages } from './messages.ts';

export type CodeInput = {
  readonly channel: Outgoing['channel'];
  /** Where to: an e-mail address, or a phone number in E.164. */
  readonly to: string;
  readonly code: string;
  readonly action: Action;
  readonly expiresAt: Date;
  readonly locale: string;
  readonly timeZone: string;
  readonly antiPhishingCode: string | null;
};

/**
 * The message that carries a code, naming in words what it is for and ending with "never share this code" (product
 * rule: section 3). An SMS closes with the line that browsers read for autofill (WICG sms-one-time-codes).
 */
export function composeCode(deps: Pick<Platform, 'clock' | 'config'>, input: CodeInput): Outgoing {
  const t = createText(messages, input.locale, input.timeZone);
  switch (input.channel) {
    case 'email':
      return { channel: 'email', to: input.to, content: emailContent(deps, t, input) };
    case 'sms':
      return { channel: 'sms', to: input.to, text: smsText(deps, t, input) };
    case 'voice':
      return { channel: 'voice', to: input.to, script: voiceScript(deps, t, input) };
  }
}

const minutesLeft = (deps: Pick<Platform, 'clock'>, input: CodeInput): number =>
  Math.max(1, Math.round((input.expiresAt.getTime() - deps.clock.now().getTime()) / minuteMs));

const actionText = (t: Text, action: Action): string => t(`notifications.action.${action}`);

function emailContent(deps: Pick<Platform, 'clock' | 'config'>, t: Text, input: CodeInput) {
  const action = actionText(t, input.action);
  const blocks: EmailBlock[] = [
    { kind: 'text', text: t('notifications.code.text', { action }) },
    { kind: 'code', code: input.code },
    {
      kind: 'text',
      text: t('notifications.code.valid', {
        minutes: minutesLeft(deps, input),
        until: t('notifications.fact.when_value', { at: t.time(input.expiresAt), timeZone: t.timeZone }),
      }),
    },
    { kind: 'note', text: t('notifications.code.not_you') },
    { kind: 'note', text: t('notifications.code.never_share', { brand: deps.config.brand.name }) },
  ];
  if (input.antiPhishingCode !== null) {
    blocks.unshift({
      kind: 'anti_phishing',
      label: t('notifications.anti_phishing'),
      code: input.antiPhishingCode,
    });
  }
  return { subject: t('notifications.code.subject', { action }), blocks, locale: t.locale };
}

function smsText(deps: Pick<Platform, 'clock' | 'config'>, t: Text, input: CodeInput): string {
  const text = t('notifications.code.sms', {
    brand: deps.config.brand.name,
    code: input.code,
    action: actionText(t, input.action),
    minutes: minutesLeft(deps, input),
  });
  return `${plainForSms(text)}\n@${new URL(deps.config.origin).hostname} #${input.code}`;
}

function voiceScript(deps: Pick<Platform, 'config'>, t: Text, input: CodeInput) {
  return {
    lines: [
      t('notifications.code.voice.hello', {
        brand: deps.config.brand.name,
        action: actionText(t, input.action),
      }),
      // Commas make the voice read digit by digit, slowly.
      t('notifications.code.voice.code', { digits: [...input.code].join(', ') }),
      t('notifications.code.voice.never_share'),
    ],
    locale: t.locale,
    asksForKey: false,
  };
}

/** Spoken when a call is answered after it stopped to count. */
export const callExpiredText = (locale: string): string =>
  createText(messages, locale, 'UTC')('notifications.voice.expired');
