import { describe, expect, test } from 'vitest';
import { actions } from '#kernel/actions.ts';
import { manualClock } from '#platform/clock/clock.ts';
import { readConfig } from '#platform/config/config.ts';
import { type CodeInput, composeCode } from './compose-code.ts';
import { fitsOneSms, gsmLength, plainForSms } from './gsm.ts';

const clock = manualClock(new Date('2026-11-22T12:00:00Z'));
const config = readConfig({ HOLDFAST_ORIGIN: 'https://account.northlight.example' });
const deps = { clock, config };
const input: CodeInput = {
  channel: 'sms',
  to: '+447900000001',
  code: '418027',
  action: 'change_phone',
  expiresAt: new Date('2026-11-22T12:10:00Z'),
  locale: 'en',
  timeZone: 'Europe/London',
  antiPhishingCode: null,
};

const smsOf = (more: Partial<CodeInput> = {}) => {
  const message = composeCode(deps, { ...input, ...more, channel: 'sms' });
  return message.channel === 'sms' ? message.text : '';
};
const emailOf = (more: Partial<CodeInput> = {}) => {
  const message = composeCode(deps, { ...input, ...more, channel: 'email' });
  if (message.channel !== 'email') throw new Error('not an e-mail');
  return message.content;
};
const voiceOf = (more: Partial<CodeInput> = {}) => {
  const message = composeCode(deps, { ...input, ...more, channel: 'voice' });
  if (message.channel !== 'voice') throw new Error('not a call');
  return message.script;
};

describe('A code by SMS', () => {
  test('names the action and closes with the line that browsers read', () => {
    expect(smsOf()).toBe(
      '418027 is your Northlight code to change your phone number. Valid 10 min. Never share this code.\n@account.northlight.example #418027',
    );
  });

  test.each(actions)('%s is one SMS', (action) => {
    const text = smsOf({ action });
    expect(gsmLength(text)).not.toBeNull();
    expect(fitsOneSms(text)).toBe(true);
    expect(text).toContain('Never share this code.');
  });
});

describe('A code by e-mail', () => {
  test('names the action in its subject and keeps the code out of it', () => {
    const { subject, blocks } = emailOf();
    expect(subject).toBe('Your code to change your phone number');
    expect(blocks).toContainEqual({ kind: 'code', code: '418027' });
    expect(JSON.stringify(blocks.at(-1))).toContain('Never share this code.');
    expect(JSON.stringify(blocks)).toContain('until 12:10 (Europe/London)');
  });

  test('carries the anti-phishing code when there is one', () => {
    expect(emailOf({ antiPhishingCode: 'blue heron' }).blocks[0]).toMatchObject({
      kind: 'anti_phishing',
      code: 'blue heron',
    });
    expect(emailOf().blocks.some((block) => block.kind === 'anti_phishing')).toBe(false);
  });
});

test('A code by phone is read digit by digit', () => {
  const script = voiceOf();
  expect(script.asksForKey).toBe(false);
  expect(script.lines).toEqual([
    'This is Northlight. Here is your code to change your phone number.',
    'Your code is: 4, 1, 8, 0, 2, 7.',
    'Never share this code.',
  ]);
});

test('GSM-7 counts the euro sign twice and has no curly quotes', () => {
  expect(gsmLength('5 €')).toBe(4);
  expect(gsmLength('it’s')).toBeNull();
  expect(fitsOneSms('’'.repeat(71))).toBe(false);
});

test('a day of the week in Spanish stays one SMS', () => {
  expect(plainForSms('sáb 28 nov, 14:05: ¿Ajeno? año')).toBe('sab 28 nov, 14:05: ¿Ajeno? año');
  expect(gsmLength(plainForSms('áéíóúñ'))).not.toBeNull();
});
