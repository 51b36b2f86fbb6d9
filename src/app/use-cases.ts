import * as accounts from '#modules/accounts/index.ts';
import * as audit from '#modules/audit/index.ts';
import * as closure from '#modules/closure/index.ts';
import * as contacts from '#modules/contacts/index.ts';
import * as enrolment from '#modules/enrolment/index.ts';
import * as factors from '#modules/factors/index.ts';
import * as gate from '#modules/gate/index.ts';
import type { HelpCentre } from '#modules/help/index.ts';
import * as holds from '#modules/holds/index.ts';
import * as sessions from '#modules/sessions/index.ts';
import type { AccountId } from '#kernel/ids.ts';
import type { ContactKind } from '#kernel/contact.ts';

type UseCase = (deps: never, ...args: never[]) => unknown;
type Bound<T extends Record<string, UseCase>> = {
  readonly [K in keyof T]: T[K] extends (deps: never, ...args: infer Args) => infer Answer
    ? (...args: Args) => Answer
    : never;
};

function bind<T extends Record<string, UseCase>>(deps: gate.GateDeps, useCases: T): Bound<T> {
  return Object.fromEntries(
    Object.entries(useCases).map(([name, useCase]) => [name, useCase.bind(null, deps as never)]),
  ) as Bound<T>;
}

/** Every use-case that a page may ask for, bound to the platform. The API takes the same ones from the modules. */
export function bindUseCases(deps: gate.GateDeps, help: HelpCentre) {
  return {
    help,
    gate: bind(deps, {
      viewChallenge: gate.viewChallenge,
      sendCode: gate.sendCode,
      proveCode: gate.proveCode,
    }),
    enrolment: bind(deps, {
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
      finishContactChange: contacts.finishContactChange,
      viewLatestChange: contacts.viewLatestChange,
      viewUndo: contacts.viewUndo,
      undoChange: contacts.undoChange,
    }),
    factors: bind(deps, {
      startAuthenticatorLink: factors.startAuthenticatorLink,
      viewAuthenticatorSetup: factors.viewAuthenticatorSetup,
      finishAuthenticatorLink: factors.finishAuthenticatorLink,
    }),
    closure: bind(deps, {
      viewFreezeLink: closure.viewFreezeLink,
      freezeByLink: closure.freezeByLink,
      freezeAccount: closure.freezeAccount,
      startUnfreeze: closure.startUnfreeze,
      finishUnfreeze: closure.finishUnfreeze,
    }),
    account: bind(deps, { viewOverview, listActivity }),
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
    holds: await holds.runningHolds(deps.db.queries, accountId, now),
  };
}

/** The customer's own activity, newest first; `before` is the `nextBefore` of the page above. */
export async function listActivity(
  deps: gate.GateDeps,
  accountId: AccountId,
  page: { before: number | null; size: number },
): Promise<{ items: audit.AuditEntry[]; nextBefore: number | null }> {
  const rows = await audit.listEntries(deps.db.queries, accountId, {
    before: page.before,
    size: page.size + 1,
  });
  const items = rows.slice(0, page.size);
  return { items, nextBefore: rows.length > page.size ? (items.at(-1)?.sequence ?? null) : null };
}
