import type { ContactKind } from '#kernel/contact.ts';
import type { AccountId } from '#kernel/ids.ts';
import { type Language, localeOf } from '#kernel/languages.ts';
import * as accounts from '#modules/accounts/index.ts';
import * as antiPhishing from '#modules/anti-phishing/index.ts';
import * as audit from '#modules/audit/index.ts';
import * as cases from '#modules/cases/index.ts';
import * as closure from '#modules/closure/index.ts';
import * as contacts from '#modules/contacts/index.ts';
import * as editorial from '#modules/editorial/index.ts';
import * as enrolment from '#modules/enrolment/index.ts';
import * as factors from '#modules/factors/index.ts';
import * as gate from '#modules/gate/index.ts';
import type { HelpCentre } from '#modules/help/index.ts';
import * as holds from '#modules/holds/index.ts';
import type { Insights } from '#modules/insights/index.ts';
import * as passwords from '#modules/passwords/index.ts';
import * as recovery from '#modules/recovery/index.ts';
import * as sessions from '#modules/sessions/index.ts';
import * as settingsLock from '#modules/settings-lock/index.ts';
import * as staff from '#modules/staff/index.ts';
import { type ArticleNote, articleNotes } from './article-notes.ts';
import type { AppDeps } from './connect-cases.ts';

type UseCase = (deps: never, ...args: never[]) => unknown;
type Bound<T extends Record<string, UseCase>> = {
  readonly [K in keyof T]: T[K] extends (deps: never, ...args: infer Args) => infer Answer
    ? (...args: Args) => Answer
    : never;
};

function bind<T extends Record<string, UseCase>>(deps: AppDeps, useCases: T): Bound<T> {
  return Object.fromEntries(
    Object.entries(useCases).map(([name, useCase]) => [name, useCase.bind(null, deps as never)]),
  ) as Bound<T>;
}

/** Every use-case that a page may ask for, bound to the platform. The API takes the same ones from the modules. */
export function bindUseCases(deps: AppDeps, { help, insights }: { help: HelpCentre; insights: Insights }) {
  return {
    help,
    insights,
    gate: bind(deps, {
      viewChallenge: gate.viewChallenge,
      sendCode: gate.sendCode,
      proveCode: gate.proveCode,
      provePasskey: gate.provePasskey,
    }),
    enrolment: bind(deps, {
      listRegions: enrolment.listRegions,
      startSignUp: enrolment.startSignUp,
      viewSignUp: enrolment.viewSignUp,
      correctSignUpEmail: enrolment.correctSignUpEmail,
      giveSignUpPhone: enrolment.giveSignUpPhone,
      finishSignUp: enrolment.finishSignUp,
    }),
    sessions: bind(deps, {
      startSignIn: sessions.startSignIn,
      viewSignIn: sessions.viewSignIn,
      finishSignIn: sessions.finishSignIn,
      signInWithPasskey: sessions.signInWithPasskey,
      browserHolder: sessions.browserHolder,
      startAuthorisation: sessions.startAuthorisation,
      viewAuthorisationLink: sessions.viewAuthorisationLink,
      answerAuthorisationLink: sessions.answerAuthorisationLink,
      listPendingApprovals: sessions.listPendingApprovals,
      viewApproval: sessions.viewApproval,
      answerApproval: sessions.answerApproval,
      listOwnSessions: sessions.listOwnSessions,
      listOwnDevices: sessions.listOwnDevices,
      signOut: sessions.signOut,
      endSession: sessions.endSession,
      signOutElsewhere: sessions.signOutElsewhere,
      removeDevice: sessions.removeDevice,
      nameOwnDevice: sessions.nameOwnDevice,
      describeOwnDevice: sessions.describeOwnDevice,
      findOwnDevice: sessions.findOwnDevice,
    }),
    contacts: bind(deps, {
      startContactChange: contacts.startContactChange,
      previewContactChange: contacts.previewContactChange,
      viewContactChange: contacts.viewContactChange,
      restartContactChange: contacts.restartContactChange,
      agreeMigration: contacts.agreeMigration,
      finishContactChange: contacts.finishContactChange,
      viewLatestChange: contacts.viewLatestChange,
      viewUndo: contacts.viewUndo,
      undoChange: contacts.undoChange,
    }),
    factors: bind(deps, {
      startAuthenticatorLink: factors.startAuthenticatorLink,
      viewAuthenticatorSetup: factors.viewAuthenticatorSetup,
      finishAuthenticatorLink: factors.finishAuthenticatorLink,
      startAuthenticatorReplacement: factors.startAuthenticatorReplacement,
      finishAuthenticatorReplacement: factors.finishAuthenticatorReplacement,
      viewBackupCodes: factors.viewBackupCodes,
      startBackupCodes: factors.startBackupCodes,
      finishBackupCodes: factors.finishBackupCodes,
      listPasskeys: factors.listPasskeys,
      viewPasskey: factors.viewPasskey,
      startPasskeyAddition: factors.startPasskeyAddition,
      finishPasskeyAddition: factors.finishPasskeyAddition,
      renamePasskey: factors.renamePasskey,
      startPasskeyRemoval: factors.startPasskeyRemoval,
      finishPasskeyRemoval: factors.finishPasskeyRemoval,
    }),
    passwords: bind(deps, {
      startPasswordChange: passwords.startPasswordChange,
      finishPasswordChange: passwords.finishPasswordChange,
      startForgottenPassword: passwords.startForgottenPassword,
      viewForgottenPassword: passwords.viewForgottenPassword,
      finishForgottenPassword: passwords.finishForgottenPassword,
    }),
    settingsLock: bind(deps, {
      viewSettingsLock: settingsLock.viewSettingsLock,
      startSettingsLock: settingsLock.startSettingsLock,
      finishSettingsLock: settingsLock.finishSettingsLock,
      startUnlock: settingsLock.startUnlock,
      keepLocked: settingsLock.keepLocked,
      unlockWithMasterKey: settingsLock.unlockWithMasterKey,
      startUnlockByContacts: settingsLock.startUnlockByContacts,
      finishUnlockByContacts: settingsLock.finishUnlockByContacts,
    }),
    antiPhishing: bind(deps, {
      viewAntiPhishingCode: antiPhishing.viewAntiPhishingCode,
      setAntiPhishingCode: antiPhishing.setAntiPhishingCode,
      removeAntiPhishingCode: antiPhishing.removeAntiPhishingCode,
    }),
    closure: bind(deps, {
      viewFreezeLink: closure.viewFreezeLink,
      freezeByLink: closure.freezeByLink,
      freezeAccount: closure.freezeAccount,
      startUnfreeze: closure.startUnfreeze,
      finishUnfreeze: closure.finishUnfreeze,
    }),
    recovery: bind(deps, {
      planOwnRecovery: recovery.planOwnRecovery,
      planRecovery: recovery.planRecovery,
      planProvenRecovery: recovery.planProvenRecovery,
      claimRecovery: recovery.claimRecovery,
      planClaimedRecovery: recovery.planClaimedRecovery,
      claimLastResort: recovery.claimLastResort,
      openLastResort: recovery.openLastResort,
      isProvenHere: recovery.isProvenHere,
      startRecovery: recovery.startRecovery,
      commitRecovery: recovery.commitRecovery,
      giveNewContact: recovery.giveNewContact,
      finishRecovery: recovery.finishRecovery,
      startResume: recovery.startResume,
      finishResume: recovery.finishResume,
      viewRecovery: recovery.viewRecovery,
      viewOwnRecovery: recovery.viewOwnRecovery,
      viewTracker: recovery.viewTracker,
      viewCancelLink: recovery.viewCancelLink,
      cancelByLink: recovery.cancelByLink,
      cancelOwnRecovery: recovery.cancelOwnRecovery,
    }),
    cases: bind(deps, {
      viewOwnCase: cases.viewOwnCase,
      addDocument: cases.addDocument,
      removeDocument: cases.removeDocument,
      handIn: cases.handIn,
      withdrawCase: cases.withdrawCase,
      listCases: cases.listCases,
      viewCase: cases.viewCase,
      reviewCase: cases.reviewCase,
      openDocument: cases.openDocument,
    }),
    editorial: bind(deps, {
      listWork: editorial.listWork,
      listArticlesForDesk: editorial.listArticlesForDesk,
      viewArticleAtDesk: editorial.viewArticleAtDesk,
      viewRevision: editorial.viewRevision,
      startArticle: editorial.startArticle,
      startDraft: editorial.startDraft,
      saveDraft: editorial.saveDraft,
      submitDraft: editorial.submitDraft,
      sendBack: editorial.sendBack,
      approveRevision: editorial.approveRevision,
      unschedule: editorial.unschedule,
      discardDraft: editorial.discardDraft,
      takeAway: editorial.takeAway,
      settleFile: editorial.settleFile,
    }),
    staff: bind(deps, {
      startStaffSignIn: staff.startStaffSignIn,
      finishStaffSignIn: staff.finishStaffSignIn,
      viewEnrolment: staff.viewEnrolment,
      finishEnrolment: staff.finishEnrolment,
      endStaffSession: staff.endStaffSession,
      viewOwnPasskeys: staff.viewOwnPasskeys,
      addOwnPasskey: staff.addOwnPasskey,
      removeOwnPasskey: staff.removeOwnPasskey,
      findAccountFacts: staff.findAccountFacts,
    }),
    account: bind(deps, { viewOverview, listActivity, notesForReader, chooseLanguage }),
    settings: {
      /** For the picker beside a phone number, in the reader's language. */
      listCountries: accounts.listCountries,
      regions: deps.config.regions,
      policy: deps.config.policy,
      supportEmail: deps.config.brand.supportEmail,
    },
  };
}

export type BoundUseCases = ReturnType<typeof bindUseCases>;

declare module '#ui/page-context.ts' {
  interface UseCases extends BoundUseCases {}
}

/** The account at a glance: state, masked contacts, linked factors and running holds. */
export async function viewOverview(deps: gate.GateDeps, accountId: AccountId) {
  const account = await accounts.findAccount(deps.db.queries, accountId);
  if (!account) throw new Error(`No account ${accountId}`);
  const own = await accounts.contactsOf(deps.db.queries, accountId);
  const mask = (kind: ContactKind) => accounts.maskContact({ kind, value: own[kind] });
  const standing = await gate.standingOf(deps, deps.db.queries, account);
  const now = deps.clock.now();
  return {
    id: account.id,
    state: account.state,
    region: account.region,
    createdAt: account.createdAt,
    email: mask('email'),
    phone: mask('phone'),
    hasAuthenticator: standing.authenticator,
    passkeys: standing.passkeys,
    backupCodes: standing.authenticator ? standing.backupCodes : null,
    settingsLocked: standing.settingsLocked,
    hasAntiPhishingCode: account.antiPhishingCode !== null,
    holds: await holds.runningHolds(deps.db.queries, accountId, now),
  };
}

/** Speaks to the customer in another language from now on: on pages, in e-mails, SMS and calls. */
export async function chooseLanguage(
  deps: gate.GateDeps,
  accountId: AccountId,
  language: Language,
): Promise<void> {
  await accounts.writeLocale(deps.db.queries, accountId, localeOf(language));
}

/** What a signed-in reader should know before following an article about a tool. */
export async function notesForReader(
  deps: AppDeps,
  accountId: AccountId,
  tool: string | null,
): Promise<readonly ArticleNote[]> {
  if (tool === null) return [];
  const overview = await viewOverview(deps, accountId);
  const running = await recovery.viewOwnRecovery(deps, accountId);
  return articleNotes(tool, {
    ...overview,
    heldUntil: overview.holds[0]?.endsAt ?? null,
    recoveryHref: running?.trackPath ?? null,
  });
}

/** The customer's own activity, newest first, all or of one group; `before` is the `nextBefore` of the page above. */
export async function listActivity(
  deps: gate.GateDeps,
  accountId: AccountId,
  page: { before: number | null; size: number; group?: audit.EventGroup | null },
): Promise<{ items: audit.AuditEntry[]; nextBefore: number | null }> {
  const rows = await audit.listEntries(deps.db.queries, accountId, {
    before: page.before,
    size: page.size + 1,
    events: page.group ? audit.eventsIn(page.group) : null,
  });
  const items = rows.slice(0, page.size);
  return { items, nextBefore: rows.length > page.size ? (items.at(-1)?.sequence ?? null) : null };
}
