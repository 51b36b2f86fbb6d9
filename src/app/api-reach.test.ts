import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { useTestSite } from './testing.ts';
import { bindUseCases } from './use-cases.ts';

const site = useTestSite();

/** What a page does by a use-case of its own, and the endpoints by which an app does the same. */
const doneBy: Readonly<Record<string, readonly string[]>> = {
  // A page has the challenge and spends its proofs at once; an app asks for the grant first.
  'enrolment.finishSignUp': ['POST /challenges/{challengeId}/grant', 'POST /accounts'],
  'contacts.finishContactChange': ['PUT /account/phone', 'PUT /account/email'],
  'factors.finishAuthenticatorLink': ['PUT /account/authenticator'],
  'factors.finishAuthenticatorReplacement': ['PUT /account/authenticator/replacement'],
  'factors.finishBackupCodes': ['PUT /account/backup-codes'],
  'factors.finishPasskeyAddition': ['POST /account/passkeys'],
  'factors.finishPasskeyRemoval': ['POST /account/passkeys/removed'],
  'passwords.finishPasswordChange': ['PUT /account/password'],
  'passwords.finishForgottenPassword': ['POST /forgotten-passwords/new-passwords'],
  'settingsLock.finishSettingsLock': ['PUT /account/settings-lock'],
  'settingsLock.finishUnlockByContacts': ['POST /settings-unlocks/waiting'],
  'closure.finishUnfreeze': ['POST /account/unfreeze'],
  // The endpoint answers the challenge as well.
  'gate.proveCode': ['POST /challenges/{challengeId}/proofs'],
  // One of a list that the app has.
  'sessions.findOwnDevice': ['GET /devices'],
  'factors.viewPasskey': ['GET /account/passkeys'],
  // An app still has what was typed, and starts again with it.
  'contacts.restartContactChange': ['POST /account/phone-changes', 'POST /account/email-changes'],
  // What the panel beside a form says: the masks, then what the change itself answers.
  'contacts.previewContactChange': ['GET /account', 'PUT /account/phone'],
  'contacts.viewLatestChange': ['PUT /account/phone', 'PUT /account/email'],
  // The challenge; what else the page says is answered as a problem of the change, or of agreeing to a migration.
  'contacts.viewContactChange': [
    'GET /challenges/{challengeId}',
    'POST /account/contact-changes/{challengeId}/migration',
  ],
  'passwords.viewForgottenPassword': ['GET /challenges/{challengeId}'],
  // From the middle of a sign-in; an app gives the password that it has just been given.
  'recovery.planProvenRecovery': ['POST /recoveries'],
  'recovery.isProvenHere': ['POST /recoveries'],
};

/** What has no endpoint, and why. */
const pagesOnly: Readonly<Record<string, string>> = {
  'sessions.describeOwnDevice':
    'the words for a message that is sent; an endpoint takes them from the request',
  'help.flushReadings': 'a job of the process, no page calls it',
  'help.forgetReaders': 'a job of the process, no page calls it',
  'help.close': 'the end of the process, no page calls it',
  'help.countReading': 'counted by the server for pages that were shown',
  'help.movedTo': 'a page redirects; the endpoint answers the article where it is now',
  'help.announcements': 'the Atom feed',
  'help.listAddresses': 'the sitemap',
  'help.onChange': 'the cache of pages in the process',
  'insights.countSearch': 'counted by the server for pages that were shown',
  'insights.countClick': 'counted by the server for pages that were shown',
  'insights.countEvent': 'counted by the server for pages that were shown',
  'insights.flush': 'a job of the process, no page calls it',
  'insights.forgetOld': 'a job of the process, no page calls it',
  'insights.close': 'the end of the process, no page calls it',
  'settings.policy': 'numbers in texts; refusals carry those that they are about',
  'settings.supportEmail': 'a line in the texts of the pages',
};

/** The console is for people with a passkey at a screen: docs/decisions/0024-console-without-api.md. */
const ofTheConsole =
  /^staff\.|^editorial\.|^insights\.(?:list|totals)|^cases\.(?:listCases|viewCase|reviewCase|openDocument)$/;

const root = fileURLToPath(new URL('../..', import.meta.url));
const source = [...globSync('src/modules/*/*http.ts', { cwd: root }), 'src/app/api.ts']
  .map((file) => readFileSync(`${root}/${file}`, 'utf8'))
  .join('\n');
const isCalled = (name: string) => new RegExp(`\\b${name}\\b`).test(source);

it('everything that pages can ask for is reached by the API, or stands in a list with its reason', async () => {
  const { deps, help, insights } = site().holdfast;
  const bound = Object.entries(bindUseCases(deps, { help, insights })).flatMap(([group, useCases]) =>
    Object.keys(useCases).map((name) => ({ name, id: `${group}.${name}` })),
  );
  expect(bound.length).toBeGreaterThan(100);
  const listed = { ...doneBy, ...pagesOnly };
  const unreached = bound
    .filter(({ name, id }) => !isCalled(name) && !ofTheConsole.test(id) && !Object.hasOwn(listed, id))
    .map(({ id }) => id);
  expect(unreached).toEqual([]);
  // A list that says more than is true hides the next gap.
  const ids = new Set(bound.map(({ id }) => id));
  for (const id of Object.keys(listed)) expect(ids.has(id), `${id} is bound`).toBe(true);
});

it('the endpoints of that list exist', async () => {
  const { body } = await site().newClient().call('GET', '/openapi.json');
  const { paths } = body as unknown as { paths: Record<string, Record<string, object>> };
  for (const [id, endpoints] of Object.entries(doneBy))
    for (const endpoint of endpoints) {
      const [method = '', path = ''] = endpoint.split(' ');
      expect(paths[`/api/v1${path}`]?.[method.toLowerCase()], `${id}: ${endpoint}`).toBeDefined();
    }
});
