import type { Hono } from 'hono';
import type { MessageId } from '#kernel/ids.ts';
import { plusDays } from '#kernel/instant.ts';
import { deleteExpiredReservations } from '#modules/accounts/index.ts';
import { closeDeadCases, destroyOldDocuments } from '#modules/cases/index.ts';
import { deleteMigrationsBefore } from '#modules/contacts/index.ts';
import { forgetOldRevisions, publishDue, publishDueJob } from '#modules/editorial/index.ts';
import {
  createFactorPort,
  deleteCeremoniesBefore,
  deleteWrongPasswordsBefore,
} from '#modules/factors/index.ts';
import { announceUndelivered, forgetExpired } from '#modules/gate/index.ts';
import { createHelpCentre, type HelpCentre } from '#modules/help/index.ts';
import { createInsights, type Insights } from '#modules/insights/index.ts';
import { callAnswerText, callExpiredText, deleteExpiredFreezeLinks } from '#modules/notifications/index.ts';
import { deleteUncommittedBefore, recoveryJobs } from '#modules/recovery/index.ts';
import {
  answerAuthorisationCall,
  createSessionCheck,
  deleteOldSessions,
  endAuthorisationCall,
  failedSignInJobs,
  type SessionCheck,
} from '#modules/sessions/index.ts';
import { forgetStaffSessions } from '#modules/staff/index.ts';
import { createHttpCarrier } from '#platform/carrier/http-carrier.ts';
import { createCarrierWebhooks } from '#platform/carrier/webhooks.ts';
import { type Clock, systemClock } from '#platform/clock/clock.ts';
import type { Config } from '#platform/config/config.ts';
import { createSecrets } from '#platform/crypto/secrets.ts';
import { createDb, type Db } from '#platform/db/db.ts';
import { createInbox, type Inbox } from '#platform/inbox/inbox.ts';
import { createJobs, startWorker, type Worker } from '#platform/jobs/graphile.ts';
import type { JobHandlers, Schedule } from '#platform/jobs/jobs.ts';
import type { Live } from '#platform/live/live.ts';
import { createPgLive } from '#platform/live/pg-live.ts';
import type { Log } from '#platform/log/log.ts';
import { createSmtpMail } from '#platform/mail/smtp.ts';
import { createOutbox } from '#platform/outbox/create-outbox.ts';
import { outboxJobs } from '#platform/outbox/send-message.ts';
import { type AppDeps, connectCases } from './connect-cases.ts';
import { loadAllMessages } from './message-loaders.ts';
import { problems } from './problems.ts';

/** Everything that one process runs, wired together. */
export type Holdfast = {
  readonly deps: AppDeps;
  readonly db: Db;
  readonly live: Live;
  readonly sessionCheck: SessionCheck;
  readonly help: HelpCentre;
  readonly insights: Insights;
  readonly webhooks: Hono;
  readonly worker: Worker;
  /** The development stand-ins; `null` in production. */
  readonly inbox: Inbox | null;
  /** Finishes jobs in flight and lets go of the database. */
  stop(): Promise<void>;
};

/** Wires the platform's adapters to the modules. The database must be migrated. */
export async function compose(options: {
  config: Config;
  databaseUrl: string;
  log: Log;
  clock?: Clock;
}): Promise<Holdfast> {
  const { config, log } = options;
  await loadAllMessages();
  const clock = options.clock ?? systemClock;
  const secrets = createSecrets(config.secret);
  const db = createDb({
    url: options.databaseUrl,
    connectionsMax: config.databaseConnections,
    onIdleError: (error) => log.warn({ err: error }, 'a database connection was lost'),
  });
  const live = await createPgLive({ url: options.databaseUrl, log });
  const jobs = createJobs();
  const outbox = createOutbox({ clock, secrets, jobs });
  const deps = connectCases({
    db,
    clock,
    secrets,
    config,
    outbox,
    jobs,
    live,
    log,
    factors: createFactorPort({ secrets, config, clock, outbox, log }),
  });

  const inbox =
    config.mode === 'demo'
      ? await createInbox({
          db,
          clock,
          secrets,
          live,
          log,
          brandName: config.brand.name,
          carrier: { account: config.carrier.account, token: config.carrier.token },
        })
      : null;
  const smtpUrl = config.smtpUrl ?? inbox?.smtpUrl;
  const carrierUrl = config.carrier.url ?? inbox?.carrierUrl;
  if (!smtpUrl || !carrierUrl) throw new Error('No provider for e-mails, SMS and calls');
  const mail = createSmtpMail({ url: smtpUrl, from: config.mailFrom, fromName: config.brand.name });
  const carrier = createHttpCarrier({
    url: carrierUrl,
    account: config.carrier.account,
    token: config.carrier.token,
    from: config.carrier.from,
    origin: config.origin,
  });
  /** A message that won't arrive: the page that waits for it hears so. */
  const onLost = async (id: MessageId) => {
    await announceUndelivered(deps, id);
    await endAuthorisationCall(deps, id);
  };
  const { brand } = config;
  const sending = outboxJobs({
    db,
    clock,
    secrets,
    jobs,
    mail,
    carrier,
    brand,
    log,
    onGivenUp: onLost,
  });
  const help = createHelpCentre(deps, { problems });
  const insights = createInsights(deps);
  const tidying = tidyJobs(deps, help, insights);
  const worker = await startWorker({
    db,
    handlers: { ...sending.handlers, ...tidying.handlers, ...recoveryJobs(deps), ...failedSignInJobs(deps) },
    schedules: [...sending.schedules, ...tidying.schedules],
    log,
  });
  const sessionCheck = createSessionCheck(deps);
  const webhooks = createCarrierWebhooks({
    db,
    clock,
    secrets,
    log,
    origin: config.origin,
    token: config.carrier.token,
    onKey: async (ref, digits) => {
      const answer = await answerAuthorisationCall(deps, { messageId: ref, digits });
      return { say: callAnswerText('en-GB', answer), again: answer === 'try_again' };
    },
    onCallEnded: (ref) => endAuthorisationCall(deps, ref),
    onUndelivered: onLost,
    expiredText: callExpiredText,
  });

  return {
    deps,
    db,
    live,
    sessionCheck,
    help,
    insights,
    webhooks,
    worker,
    inbox,
    async stop() {
      await worker.stop();
      await inbox?.stop();
      sessionCheck.close();
      await help.close();
      await insights.close();
      await live.close();
      await db.close();
    },
  };
}

const tidyJob = 'forget_expired';
const casesJob = 'tidy_cases';
const keptDays = 2;

/** What has run out is deleted every hour, so that nothing grows without bound. */
function tidyJobs(
  deps: AppDeps,
  help: HelpCentre,
  insights: Insights,
): { handlers: JobHandlers; schedules: readonly Schedule[] } {
  return {
    handlers: {
      [tidyJob]: async () => {
        const before = plusDays(deps.clock.now(), -keptDays);
        await forgetExpired(deps, before);
        await deleteExpiredFreezeLinks(deps.db.queries, before);
        await deleteExpiredReservations(deps.db.queries, before);
        await deleteMigrationsBefore(deps.db.queries, before);
        await deleteCeremoniesBefore(deps.db.queries, deps.clock.now());
        await deleteWrongPasswordsBefore(deps.db.queries, before);
        await deleteUncommittedBefore(deps.db.queries, plusDays(before, -deps.config.policy.recoveriesDays));
        await deleteOldSessions(deps.db.queries, before);
        await forgetStaffSessions(deps.db.queries, before);
        await help.forgetReaders();
        await forgetOldRevisions(deps);
        await insights.forgetOld();
      },
      [publishDueJob]: () => publishDue(deps),
      [casesJob]: async () => {
        await closeDeadCases(deps);
        await destroyOldDocuments(deps);
      },
    },
    schedules: [
      { cron: '17 * * * *', job: tidyJob },
      { cron: '37 * * * *', job: casesJob },
      { cron: '*/5 * * * *', job: publishDueJob },
    ],
  };
}
