import type { DeviceFacts } from '#modules/notifications/index.ts';
import type { PageContext, Viewer } from '#ui/page-context.ts';

/** The device that a signed-in customer is on, as messages and the activity tell of it. */
export function ownDevice(page: PageContext & { readonly viewer: Viewer }): Promise<DeviceFacts | null> {
  const { accountId, deviceId } = page.viewer;
  const { address, country } = page.client();
  return page.useCases.sessions.describeOwnDevice({ accountId, deviceId, address, country });
}
