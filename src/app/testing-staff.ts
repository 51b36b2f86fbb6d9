import type { CaseId } from '#kernel/ids.ts';
import { must } from '#kernel/result.ts';
import { openDocument, viewCase } from '#modules/cases/index.ts';
import {
  addMember,
  findStaffSession,
  finishEnrolment,
  finishStaffSignIn,
  type StaffBrowser,
  type StaffViewer,
  startStaffSignIn,
  viewEnrolment,
} from '#modules/staff/index.ts';
import type { TestSite } from './testing.ts';
import { SoftwarePasskey } from './testing-passkey.ts';

/** Somebody of the console with a passkey, signed in. The console has pages only, so this asks its use-cases. */
export type Colleague = {
  readonly email: string;
  readonly passkey: SoftwarePasskey;
  readonly browser: StaffBrowser;
  /** What the cookie holds. */
  token: string;
  staff: StaffViewer;
};

/** Opens every document of a case, as whoever approves it has to. */
export async function openDocuments(site: TestSite, staff: StaffViewer, caseId: CaseId): Promise<void> {
  const { deps } = site.holdfast;
  const view = await viewCase(deps, staff, caseId);
  for (const { id, destroyedAt } of view.ok ? view.value.documents : [])
    if (!destroyedAt) await openDocument(deps, staff, { caseId, documentId: id });
}

let colleagues = 0;

export const newStaffBrowser = (site: TestSite): StaffBrowser => {
  colleagues += 1;
  return {
    address: `10.9.0.${colleagues & 255}`,
    userAgent: 'Mozilla/5.0 (X11; Linux x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36',
    deviceToken: site.holdfast.deps.secrets.token(),
  };
};

/** The token at the end of an enrolment link. */
export const tokenOf = (link: { url: string }): string => link.url.slice(link.url.lastIndexOf('/') + 1);

export async function newLink(
  site: TestSite,
  email = `colleague.${Math.trunc(performance.now() * 1000)}@example.com`,
): Promise<{ email: string; token: string }> {
  colleagues += 1;
  const link = must(await addMember(site.holdfast.deps, { name: `Colleague ${colleagues}`, email }));
  return { email, token: tokenOf(link) };
}

export async function newColleague(site: TestSite, address?: string): Promise<Colleague> {
  const { deps } = site.holdfast;
  const { email, token } = await newLink(site, address);
  const browser = newStaffBrowser(site);
  const passkey = new SoftwarePasskey();
  const { ceremony, options } = must(await viewEnrolment(deps, { token, browser }));
  const answer = JSON.stringify(passkey.make(options));
  const credentials = must(await finishEnrolment(deps, { token, ceremony, answer, browser }));
  const staff = await viewerOf(site, credentials.token, browser);
  return { email, passkey, browser, token: credentials.token, staff };
}

export async function viewerOf(site: TestSite, token: string, browser: StaffBrowser): Promise<StaffViewer> {
  const found = await findStaffSession(site.holdfast.deps, { token, address: browser.address });
  if (typeof found === 'string') throw new Error(`The session is ${found}`);
  return found;
}

/** Shows a passkey at the console's door. */
export async function signInColleague(site: TestSite, passkey: SoftwarePasskey, browser: StaffBrowser) {
  const { deps } = site.holdfast;
  const { ceremony, options } = await startStaffSignIn(deps, browser);
  const answer = JSON.stringify(passkey.show(options));
  return finishStaffSignIn(deps, { ceremony, answer, browser });
}
