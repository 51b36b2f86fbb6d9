import { demoSecret, type Settings, secretCharsMin, settingsSchema } from './schema.ts';

export type Brand = {
  readonly name: string;
  readonly supportEmail: string;
  readonly accent: string | null;
};

/** What the process was told, checked and named. Durations keep the unit that the setting has. */
export type Config = {
  readonly mode: 'demo' | 'production';
  readonly host: string;
  readonly port: number;
  /** Public origin without a trailing slash. */
  readonly origin: string;
  readonly dataDir: string | null;
  readonly databaseUrl: string | null;
  readonly databaseConnections: number;
  readonly secret: string;
  readonly trustProxyHops: number;
  /** The header in which the trusted proxy tells the country; `null` where none does. */
  readonly countryHeader: string | null;
  readonly logLevel: Settings['HOLDFAST_LOG_LEVEL'];
  readonly brand: Brand;
  readonly regions: readonly string[];
  readonly smtpUrl: string | null;
  readonly mailFrom: string;
  readonly carrier: {
    readonly url: string | null;
    readonly account: string;
    readonly token: string;
    readonly from: string;
  };
  readonly policy: Policy;
};

export type Policy = {
  readonly codeMinutes: number;
  readonly codeResendSeconds: number;
  readonly codeSendsPerHour: number;
  readonly codeSendsPerDay: number;
  readonly codeSendsPerAccountHour: number;
  readonly codeSendsPerAddressHour: number;
  readonly codeWrongMax: number;
  readonly codeWrongWindowMinutes: number;
  readonly codeLockMinutes: number;
  readonly phoneRestMinutes: number;
  readonly emailRestMinutes: number;
  readonly passwordWrongPerHour: number;
  readonly passwordWrongPerAddressHour: number;
  readonly challengeMinutes: number;
  readonly grantMinutes: number;
  readonly callsPerHour: number;
  readonly deviceDays: number;
  readonly unusualContactHours: number;
  readonly sessionDays: number;
  readonly sessionIdleHours: number;
  readonly holdHours: number;
  readonly freezeLinkDays: number;
  readonly contactChangesMax: number;
  readonly contactChangesDays: number;
  readonly staffLinkHours: number;
  readonly staffSessionHours: number;
  readonly staffIdleMinutes: number;
  readonly caseIdleDays: number;
  readonly caseDocumentDays: number;
  readonly recoveryWaitHours: number;
  readonly recoveryBindDays: number;
  readonly recoveryCaseDays: number;
  readonly recoveriesMax: number;
  readonly recoveriesPerAddressMax: number;
  readonly recoveryStartsPerAddressHour: number;
  readonly recoveriesDays: number;
  readonly requestsPerMinute: number;
  readonly disposableEmail: boolean;
};

/** Lists everything that is wrong with the settings at once, one sentence a line. */
export class ConfigError extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(`The configuration can't be used:\n${problems.map((line) => `  - ${line}`).join('\n')}`);
    this.name = 'ConfigError';
    this.problems = problems;
  }
}

const loopbackHosts = new Set(['127.0.0.1', '::1', 'localhost']);

/** Reads the configuration from environment variables. Throws `ConfigError` naming every problem. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = settingsSchema.safeParse(given);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  }
  const s = parsed.data;
  const problems = s.HOLDFAST_MODE === 'production' ? productionProblems(s) : demoProblems(s);
  if (problems.length > 0) throw new ConfigError(problems);
  return {
    mode: s.HOLDFAST_MODE,
    host: s.HOLDFAST_HOST,
    port: s.PORT,
    origin: (s.HOLDFAST_ORIGIN ?? `http://localhost:${s.PORT}`).replace(/\/+$/, ''),
    dataDir: s.HOLDFAST_DATA ?? null,
    databaseUrl: s.DATABASE_URL ?? null,
    databaseConnections: s.HOLDFAST_DATABASE_CONNECTIONS,
    secret: s.HOLDFAST_SECRET,
    trustProxyHops: s.HOLDFAST_TRUST_PROXY,
    countryHeader: s.HOLDFAST_COUNTRY_HEADER ?? null,
    logLevel: s.HOLDFAST_LOG_LEVEL,
    brand: {
      name: s.HOLDFAST_BRAND,
      supportEmail: s.HOLDFAST_SUPPORT_EMAIL,
      accent: s.HOLDFAST_ACCENT ?? null,
    },
    regions: s.HOLDFAST_REGIONS,
    smtpUrl: s.HOLDFAST_SMTP_URL ?? null,
    mailFrom: s.HOLDFAST_MAIL_FROM,
    carrier: {
      url: s.HOLDFAST_CARRIER_URL ?? null,
      account: s.HOLDFAST_CARRIER_ACCOUNT,
      token: s.HOLDFAST_CARRIER_TOKEN,
      from: s.HOLDFAST_CARRIER_FROM,
    },
    policy: readPolicy(s),
  };
}

function readPolicy(s: Settings): Policy {
  return {
    codeMinutes: s.HOLDFAST_CODE_MINUTES,
    codeResendSeconds: s.HOLDFAST_CODE_RESEND_SECONDS,
    codeSendsPerHour: s.HOLDFAST_CODE_SENDS_PER_HOUR,
    codeSendsPerDay: s.HOLDFAST_CODE_SENDS_PER_DAY,
    codeSendsPerAccountHour: s.HOLDFAST_CODE_SENDS_PER_ACCOUNT_HOUR,
    codeSendsPerAddressHour: s.HOLDFAST_CODE_SENDS_PER_ADDRESS_HOUR,
    codeWrongMax: s.HOLDFAST_CODE_WRONG_MAX,
    codeWrongWindowMinutes: s.HOLDFAST_CODE_WRONG_WINDOW_MINUTES,
    codeLockMinutes: s.HOLDFAST_CODE_LOCK_MINUTES,
    phoneRestMinutes: s.HOLDFAST_PHONE_REST_MINUTES,
    emailRestMinutes: s.HOLDFAST_EMAIL_REST_MINUTES,
    passwordWrongPerHour: s.HOLDFAST_PASSWORD_WRONG_PER_HOUR,
    passwordWrongPerAddressHour: s.HOLDFAST_PASSWORD_WRONG_PER_ADDRESS_HOUR,
    challengeMinutes: s.HOLDFAST_CHALLENGE_MINUTES,
    grantMinutes: s.HOLDFAST_GRANT_MINUTES,
    callsPerHour: s.HOLDFAST_CALLS_PER_HOUR,
    deviceDays: s.HOLDFAST_DEVICE_DAYS,
    unusualContactHours: s.HOLDFAST_UNUSUAL_CONTACT_HOURS,
    sessionDays: s.HOLDFAST_SESSION_DAYS,
    sessionIdleHours: s.HOLDFAST_SESSION_IDLE_HOURS,
    holdHours: s.HOLDFAST_HOLD_HOURS,
    freezeLinkDays: s.HOLDFAST_FREEZE_LINK_DAYS,
    contactChangesMax: s.HOLDFAST_CONTACT_CHANGES_MAX,
    contactChangesDays: s.HOLDFAST_CONTACT_CHANGES_DAYS,
    staffLinkHours: s.HOLDFAST_STAFF_LINK_HOURS,
    staffSessionHours: s.HOLDFAST_STAFF_SESSION_HOURS,
    staffIdleMinutes: s.HOLDFAST_STAFF_IDLE_MINUTES,
    caseIdleDays: s.HOLDFAST_CASE_IDLE_DAYS,
    caseDocumentDays: s.HOLDFAST_CASE_DOCUMENT_DAYS,
    recoveryWaitHours: s.HOLDFAST_RECOVERY_WAIT_HOURS,
    recoveryBindDays: s.HOLDFAST_RECOVERY_BIND_DAYS,
    recoveryCaseDays: s.HOLDFAST_RECOVERY_CASE_DAYS,
    recoveriesMax: s.HOLDFAST_RECOVERIES_MAX,
    recoveriesPerAddressMax: s.HOLDFAST_RECOVERIES_PER_ADDRESS_MAX,
    recoveryStartsPerAddressHour: s.HOLDFAST_RECOVERY_STARTS_PER_ADDRESS_HOUR,
    recoveriesDays: s.HOLDFAST_RECOVERIES_DAYS,
    requestsPerMinute: s.HOLDFAST_REQUESTS_PER_MINUTE,
    disposableEmail: s.HOLDFAST_DISPOSABLE_EMAIL,
  };
}

function productionProblems(s: Settings): string[] {
  const problems: string[] = [];
  const weak = (secret: string) =>
    secret === demoSecret || secret.length < secretCharsMin || new Set(secret).size < 10;
  if (weak(s.HOLDFAST_SECRET)) {
    problems.push(
      `HOLDFAST_SECRET: needs at least ${secretCharsMin} random characters; "openssl rand -base64 48" makes one.`,
    );
  }
  if (!s.DATABASE_URL)
    problems.push('DATABASE_URL: production runs on your own PostgreSQL; give its address.');
  if (!s.HOLDFAST_ORIGIN)
    problems.push('HOLDFAST_ORIGIN: give the public origin, such as https://account.example.');
  else if (!s.HOLDFAST_ORIGIN.startsWith('https://'))
    problems.push('HOLDFAST_ORIGIN: production needs https.');
  if (!s.HOLDFAST_SMTP_URL) problems.push('HOLDFAST_SMTP_URL: give the SMTP server that sends your e-mails.');
  if (!s.HOLDFAST_CARRIER_URL) problems.push('HOLDFAST_CARRIER_URL: give the provider of SMS and calls.');
  if (weak(s.HOLDFAST_CARRIER_TOKEN)) problems.push("HOLDFAST_CARRIER_TOKEN: give your provider's token.");
  return problems;
}

function demoProblems(s: Settings): string[] {
  return loopbackHosts.has(s.HOLDFAST_HOST)
    ? []
    : [
        'HOLDFAST_HOST: demo mode shows every message to anybody, so it listens on loopback only (127.0.0.1).',
      ];
}
