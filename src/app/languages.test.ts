import { expect, it } from 'vitest';
import { newCustomer, newPhone, useTestSite } from './testing.ts';
import { newContacts } from './testing-recovery.ts';

const site = useTestSite();
const spanish = { 'accept-language': 'es-MX,en;q=0.5' };

it('speaks to somebody without an account as their browser or app asks, with the time where they are', async () => {
  const email = 'nueva@example.com';
  const headers = { ...spanish, cookie: 'time_zone=Europe%2FMadrid' };
  const client = site().newClient();
  const started = await client.call('POST', 'sign-ups', { email }, headers);
  expect(started.status).toBe(201);
  const mail = await site().nextMessage(email);
  expect(mail.subject).toBe('Tu código para abrir tu cuenta');
  expect(mail.text).toContain('Europe/Madrid');

  const challengeId = started.body['challengeId'] ?? '';
  const code = /\d{6}/.exec(mail.text.replaceAll(' ', ''))?.[0];
  await client.ok('POST', `challenges/${challengeId}/proofs`, { slot: 'new_email', code });
  // Another header later changes nothing: it is the language of the step.
  const phone = newPhone();
  await client.ok('PUT', `sign-ups/${challengeId}/phone`, { phone });
  expect((await site().nextMessage(phone)).text).toContain('para abrir tu cuenta');
});

it('speaks as the account says, whatever the browser asks for', async () => {
  const { client, email } = await newCustomer(site());
  const { body } = await client.call('POST', 'account/authenticator-links', {}, spanish);
  await client.call(
    'POST',
    `challenges/${body['challengeId']}/codes`,
    { slot: 'contact', channel: 'email' },
    spanish,
  );
  const mail = await site().nextMessage(email, { saying: 'authenticator' });
  expect(mail.subject).toMatch(/^Your code /);
});

it('opens the account in the language that was asked for, unless another is named', async () => {
  const { email, phone } = newContacts();
  const client = site().newClient();
  const { body } = await client.call('POST', 'sign-ups', { email }, spanish);
  const challengeId = body['challengeId'] ?? '';
  const prove = async (slot: string, to: string) =>
    client.ok('POST', `challenges/${challengeId}/proofs`, { slot, code: await site().nextCode(to) });
  await prove('new_email', email);
  await client.ok('PUT', `sign-ups/${challengeId}/phone`, { phone });
  await prove('new_phone', phone);
  const { grant } = await client.ok('POST', `challenges/${challengeId}/grant`);
  const account = { grant, password: 'velvet-anchor-71-drifting', region: 'GB', acceptsTerms: true };
  expect((await client.call('POST', 'accounts', account, spanish)).status).toBe(201);
  expect((await site().nextMessage(email)).subject).toBe('Tu cuenta se creó');
});
