import type { StaffId, StaffSessionId } from '#kernel/ids.ts';
import type { Platform } from '#platform/platform.ts';

/** What the console's door needs; little enough for a command that runs beside the server. */
export type StaffDeps = Pick<Platform, 'db' | 'clock' | 'secrets' | 'config' | 'log'>;

/** Who works in the console, as every page and use-case of it knows them. */
export type StaffViewer = {
  readonly staffId: StaffId;
  readonly sessionId: StaffSessionId;
  readonly name: string;
  readonly email: string;
  readonly address: string;
  readonly signedInAt: Date;
};

/** The browser in front of the console. */
export type StaffBrowser = {
  readonly address: string;
  readonly userAgent: string;
  /** Tells browsers apart, so that a ceremony begun in one is worth nothing in another. */
  readonly deviceToken: string;
};
