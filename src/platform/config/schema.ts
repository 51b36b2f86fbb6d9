import { z } from 'zod';

/**
 * Every setting of a deployment, by environment variable. `docs/operations.md` and `.env.example` are generated from
 * these descriptions, and every problem is listed at once when the process starts.
 */
const number = (fallback: number, description: string) =>
  z.coerce.number().int().positive().default(fallback).describe(description);

const flag = (fallback: boolean, description: string) =>
  z
    .enum(['true', 'false'])
    .default(fallback ? 'true' : 'false')
    .transform((value) => value === 'true')
    .describe(description);

/** Any secret shorter than this is refused in production. */
export const secretCharsMin = 32;
/** Known to everybody, therefore refused in production; the demo mode replaces it by a random one kept in the data folder. */
export const demoSecret = 'demo-secret-known-to-everybody-do-not-use';

export const serverSettings = {
  HOLDFAST_MODE: z
    .enum(['demo', 'production'])
    .default('demo')
    .describe(
      '`demo`: loopback only, development inbox on. `production`: strong secrets required, inbox off, secure cookies.',
    ),
  PORT: z.coerce.number().int().min(0).max(65535).default(3000).describe('Port of the web server.'),
  HOLDFAST_HOST: z
    .string()
    .default('127.0.0.1')
    .describe('Address to listen on. Demo mode accepts loopback addresses only.'),
  HOLDFAST_ORIGIN: z
    .url()
    .optional()
    .describe(
      'Public origin of the site, such as `https://account.example`. Required in production; in demo mode it follows from the port.',
    ),
  HOLDFAST_DATA: z
    .string()
    .optional()
    .describe(
      'Folder of the embedded PostgreSQL and the demo secrets. Default: `.holdfast` in the checkout.',
    ),
  DATABASE_URL: z
    .string()
    .optional()
    .describe('Your own PostgreSQL (16 or newer). Without it the embedded one runs. Required in production.'),
  HOLDFAST_DATABASE_CONNECTIONS: number(10, 'Largest number of database connections of one process.'),
  HOLDFAST_SECRET: z
    .string()
    .default(demoSecret)
    .describe(
      `At least ${secretCharsMin} random characters; the keys for codes, links, cookies and encryption are derived from it.`,
    ),
  HOLDFAST_TRUST_PROXY: number(
    0,
    'How many reverse proxies in front append to X-Forwarded-For. 0: the header is ignored.',
  ).or(z.literal('0').transform(() => 0)),
  HOLDFAST_COUNTRY_HEADER: z
    .string()
    .regex(/^[A-Za-z-]{1,60}$/)
    .optional()
    .describe(
      'Header in which your proxy tells the country of a request in two letters, such as `cf-ipcountry`. It makes a sign-in from a new country unusual; ignored without a trusted proxy.',
    ),
  HOLDFAST_LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'])
    .default('info')
    .describe('How much is logged. Secrets, codes and full contacts never are.'),
} as const;

export const brandSettings = {
  HOLDFAST_BRAND: z.string().min(1).max(40).default('Northlight').describe('Name of the exchange.'),
  HOLDFAST_SUPPORT_EMAIL: z
    .email()
    .default('support@northlight.example')
    .describe('Where customers write to.'),
  HOLDFAST_ACCENT: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i)
    .optional()
    .describe('Accent colour as `#rrggbb`. Its contrast is checked at start.'),
  HOLDFAST_REGIONS: z
    .string()
    .default('GB,IE,DE,FR,ES,IT,NL,PT,SE,PL,CH,AT,SG,HK,JP,KR,AU,NZ,CA,BR,MX,AE,ZA,IN')
    .transform((list) => list.split(',').map((code) => code.trim().toUpperCase()))
    .describe('Regions that may sign up: ISO 3166 codes, separated by commas.'),
} as const;

export const providerSettings = {
  HOLDFAST_SMTP_URL: z
    .string()
    .optional()
    .describe('SMTP server as `smtp://user:password@host:587`. Demo mode uses its own on loopback.'),
  HOLDFAST_MAIL_FROM: z.email().default('no-reply@northlight.example').describe('Sender of every e-mail.'),
  HOLDFAST_CARRIER_URL: z
    .string()
    .optional()
    .describe(
      'Base address of an SMS and voice provider that speaks the Twilio HTTP dialect. Demo mode uses its own on loopback.',
    ),
  HOLDFAST_CARRIER_ACCOUNT: z
    .string()
    .default('AC00000000000000000000000000000000')
    .describe('Account id at the carrier.'),
  HOLDFAST_CARRIER_TOKEN: z
    .string()
    .default(demoSecret)
    .describe('Token at the carrier; also signs its webhooks.'),
  HOLDFAST_CARRIER_FROM: z.string().default('+442079460000').describe('Sender number of SMS and calls.'),
} as const;

export const policySettings = {
  HOLDFAST_CODE_MINUTES: number(10, 'How long a code or confirmation link is valid.'),
  HOLDFAST_CODE_RESEND_SECONDS: number(
    60,
    'Wait before a code can be sent again, and before "call me instead" appears.',
  ),
  HOLDFAST_CODE_SENDS_PER_HOUR: number(5, 'Codes sent to one destination in an hour.'),
  HOLDFAST_CODE_SENDS_PER_DAY: number(10, 'Codes sent to one destination in a day.'),
  HOLDFAST_CODE_SENDS_PER_ACCOUNT_HOUR: number(
    20,
    'Codes sent for one account in an hour, over all destinations.',
  ),
  HOLDFAST_CODE_SENDS_PER_ADDRESS_HOUR: number(60, 'Codes sent for one network address in an hour.'),
  HOLDFAST_CODE_WRONG_MAX: number(6, 'Wrong codes within the window that lock code entry.'),
  HOLDFAST_CODE_WRONG_WINDOW_MINUTES: number(30, 'The window in which wrong codes are counted.'),
  HOLDFAST_CODE_LOCK_MINUTES: number(30, 'How long code entry stays locked.'),
  HOLDFAST_PHONE_REST_MINUTES: number(
    120,
    'How long SMS or voice rests for a number after the carrier failed.',
  ),
  HOLDFAST_EMAIL_REST_MINUTES: number(60, 'How long e-mail rests for an address after delivery failed.'),
  HOLDFAST_PASSWORD_WRONG_PER_HOUR: number(10, 'Wrong passwords per account in an hour.'),
  HOLDFAST_PASSWORD_WRONG_PER_ADDRESS_HOUR: number(100, 'Wrong passwords per network address in an hour.'),
  HOLDFAST_CHALLENGE_MINUTES: number(30, 'How long a started action waits for its proofs.'),
  HOLDFAST_GRANT_MINUTES: number(10, 'How long a grant can be used after its proofs are complete.'),
  HOLDFAST_CALLS_PER_HOUR: number(5, 'Calls that ask to confirm a new device, per account in an hour.'),
  HOLDFAST_DEVICE_DAYS: number(30, 'Days without a sign-in after which a device must be authorised again.'),
  HOLDFAST_UNUSUAL_CONTACT_HOURS: number(
    24,
    'Hours after a change of a contact in which a sign-in on a new device counts as unusual.',
  ),
  HOLDFAST_SESSION_DAYS: number(30, 'Longest life of a session.'),
  HOLDFAST_SESSION_IDLE_HOURS: number(72, 'A session ends after this long without use.'),
  HOLDFAST_HOLD_HOURS: number(
    24,
    'Hold on withdrawals after a change of contact, authenticator or password, and after unfreezing.',
  ),
  HOLDFAST_FREEZE_LINK_DAYS: number(14, 'How long the freeze link in a security alert works.'),
  HOLDFAST_CONTACT_CHANGES_MAX: number(3, 'Changes of one contact in the window below.'),
  HOLDFAST_CONTACT_CHANGES_DAYS: number(30, 'The window for changes of a contact.'),
  HOLDFAST_STAFF_LINK_HOURS: number(24, 'How long a link that enrols a staff member works.'),
  HOLDFAST_STAFF_SESSION_HOURS: number(8, 'Longest life of a session in the console.'),
  HOLDFAST_STAFF_IDLE_MINUTES: number(30, 'A session in the console ends after this long without use.'),
  HOLDFAST_CASE_IDLE_DAYS: number(
    14,
    'A case that waits for documents for this long is closed as withdrawn.',
  ),
  HOLDFAST_CASE_DOCUMENT_DAYS: number(
    30,
    'Days after the end of a case when the documents given for it are destroyed.',
  ),
  HOLDFAST_RECOVERY_WAIT_HOURS: number(
    72,
    'How long a reset waits in which every old contact can stop it; the settings lock makes it longer.',
  ),
  HOLDFAST_RECOVERY_BIND_DAYS: number(
    14,
    'After the wait, how long the new contact or authenticator can be bound.',
  ),
  HOLDFAST_RECOVERY_CASE_DAYS: number(60, 'How long a recovery waits for the decision of a case.'),
  HOLDFAST_RECOVERIES_MAX: number(
    3,
    'Recoveries of one account, in the window below, that are done or refused by staff; and from one network, that come to the wait. As many last resorts of one account, and with one contact.',
  ),
  HOLDFAST_RECOVERIES_PER_ADDRESS_MAX: number(
    10,
    'Recoveries of one account started from one network in the window below; and last resorts from one network.',
  ),
  HOLDFAST_RECOVERY_STARTS_PER_ADDRESS_HOUR: number(
    30,
    'Recoveries of all accounts started from one network in an hour.',
  ),
  HOLDFAST_RECOVERIES_DAYS: number(30, 'The window for recoveries.'),
  HOLDFAST_REQUESTS_PER_MINUTE: number(
    600,
    'Requests of one network address in a minute, over everything but static files.',
  ),
  HOLDFAST_DISPOSABLE_EMAIL: flag(false, 'Whether disposable e-mail domains are accepted.'),
} as const;

export const settingGroups = {
  Server: serverSettings,
  Brand: brandSettings,
  Providers: providerSettings,
  Policy: policySettings,
} as const;

export const settingsSchema = z.object({
  ...serverSettings,
  ...brandSettings,
  ...providerSettings,
  ...policySettings,
});

export type Settings = z.infer<typeof settingsSchema>;
