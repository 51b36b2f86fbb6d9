import { describe, expect, test } from 'vitest';
import { plusHours } from '#kernel/instant.ts';
import { createText } from '#kernel/text.ts';
import { insertAccount, reserveContact } from '#modules/accounts/index.ts';
import { manualClock } from '#platform/clock/clock.ts';
import { readConfig } from '#platform/config/config.ts';
import { createSecrets } from '#platform/crypto/secrets.ts';
import { useTestDatabase } from '#platform/db/testing.ts';
import { createJobs } from '#platform/jobs/graphile.ts';
import { createOutbox, openOutgoing } from '#platform/outbox/create-outbox.ts';
import type { Outgoing } from '#platform/outbox/outbox.ts';
import {
  type AlertInput,
  alertAccount,
  composeAlertEmail,
  composeAlertSms,
  type LinkedAlert,
} from './alert-account.ts';
import { securityEvents } from './events.ts';
import { fitsOneSms } from './gsm.ts';
import { messages } from './messages.ts';

const database = useTestDatabase();
const config = readConfig({ HOLDFAST_ORIGIN: 'https://account.northlight.example' });
const clock = manualClock();
const secrets = createSecrets('a secret for tests that is long enough');
const deps = { config, clock, secrets, outbox: createOutbox({ clock, secrets, jobs: createJobs() }) };
const t = createText(messages, 'en-GB', 'Europe/London');
/** As long as the links of the product are: a token of 43 characters. */
const link = `https://account.northlight.example/freeze/${'x'.repeat(43)}`;

const input: LinkedAlert = {
  account: { antiPhishingCode: 'blue heron' },
  event: 'phone_changed',
  at: new Date('2026-11-24T14:05:00Z'),
  device: { name: 'Chrome on Windows', address: '203.0.113.7', country: 'GB' },
};

describe('The e-mail of an alert', () => {
  test('says what, when, where, what is on hold and how to undo it', () => {
    const content = composeAlertEmail(deps, t, {
      ...input,
      change: { before: '+44 •••• ••218', now: '+44 •••• ••907' },
      holdUntil: new Date('2026-11-25T14:05:00Z'),
      links: { undoUrl: link },
    });
    expect(content.subject).toBe('Your phone number was changed');
    const text = JSON.stringify(content.blocks);
    for (const said of [
      'Tue 24 Nov, 14:05 (Europe/London)',
      'Chrome on Windows',
      '203.0.113.7',
      'United Kingdom',
      '••218',
      '••907',
      'off until Wed 25 Nov, 14:05',
      link,
      'blue heron',
    ]) {
      expect(text).toContain(said);
    }
  });

  test.each(securityEvents)('%s has all its texts', (event) => {
    const content = composeAlertEmail(deps, t, { ...input, event, links: { freezeUrl: link } });
    expect(content.blocks.length).toBeGreaterThan(2);
    expect(content.subject).not.toContain('{');
  });
});

test('The e-mail about a recovery can stop it, and freeze the account even when that has ended', () => {
  const links = { cancelUrl: `${link}1`, freezeUrl: `${link}2` };
  const { blocks } = composeAlertEmail(deps, t, { ...input, event: 'recovery_waiting', links });
  const urls = blocks.flatMap((block) => (block.kind === 'button' ? [block.url] : []));
  expect(urls).toEqual([links.cancelUrl, links.freezeUrl]);
});

describe('The SMS of an alert', () => {
  test.each(securityEvents)('%s is one SMS without a link, and keeps the link when there is one', (event) => {
    expect(fitsOneSms(composeAlertSms(deps, t, { ...input, event }))).toBe(true);
    expect(composeAlertSms(deps, t, { ...input, event, links: { freezeUrl: link } })).toContain(link);
  });

  test.each(securityEvents.filter((event) => event.startsWith('recovery_')))(
    '%s is one SMS with the link that cancels it',
    (event) => {
      const cancelUrl = `https://account.northlight.example/recover/cancel/${'x'.repeat(43)}`;
      const text = composeAlertSms(deps, t, { ...input, event, links: { cancelUrl, freezeUrl: link } });
      expect(text).toContain(cancelUrl);
      expect(fitsOneSms(text), text).toBe(true);
    },
  );

  test('leaves the time out before it becomes two', () => {
    const longer = `${link}xxxxxxxx`;
    expect(composeAlertSms(deps, t, { ...input, links: { freezeUrl: link } })).toContain('Tue 24 Nov, 14:05');
    const text = composeAlertSms(deps, t, { ...input, links: { freezeUrl: longer } });
    expect(text).toBe(`Northlight: phone number changed. Not you? Freeze: ${longer}`);
    expect(fitsOneSms(text)).toBe(true);
  });
});

test('Every old and new contact is told once, each with its own link, in one transaction', async () => {
  const { db } = database();
  const accountId = secrets.id('account');
  await db.tx((tx) =>
    insertAccount(tx, {
      id: accountId,
      region: 'GB',
      locale: 'en',
      timeZone: 'UTC',
      contacts: { email: 'ada@example.com', phone: '+447900000001' },
      at: clock.now(),
    }),
  );
  await db.tx(async (tx) => {
    await reserveContact(
      tx,
      accountId,
      { kind: 'phone', value: '+447900000002' },
      plusHours(clock.now(), 24),
    );
    await reserveContact(
      tx,
      accountId,
      { kind: 'email', value: 'long-ago@example.com' },
      plusHours(clock.now(), -1),
    );
  });
  const alert: AlertInput = {
    accountId,
    event: 'phone_changed',
    at: input.at,
    device: null,
    also: [
      { kind: 'phone', value: '+447900000001', undoUrl: link },
      { kind: 'email', value: 'ada@example.com' },
    ],
  };
  await db.tx((tx) => alertAccount(deps, tx, alert));
  await db.tx((tx) => alertAccount(deps, tx, alert));
  const { rows } = await db.pool.query('select id, content from platform.outbox');
  const sent = rows.map((row) => openOutgoing(secrets, row.content, row.id)) as Outgoing[];
  expect(sent.map((message) => message.to).sort()).toEqual([
    '+447900000001',
    '+447900000002',
    'ada@example.com',
  ]);
  const textTo = (to: string) => JSON.stringify(sent.find((message) => message.to === to));
  expect(textTo('+447900000001')).toContain(link);
  expect(textTo('+447900000002')).not.toContain(link);
});
