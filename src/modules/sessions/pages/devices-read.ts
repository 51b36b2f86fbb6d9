import { redirect } from 'react-router';
import { parseId } from '#kernel/ids.ts';
import type { Device } from '#modules/sessions/index.ts';
import type { PageContext, Viewer } from '#ui/page-context.ts';

type Own = PageContext & { readonly viewer: Viewer };

/** The device that a route is about; back to the list, with a word, when the account has it no more. */
export async function deviceOf(
  page: Own,
  params: Readonly<Record<string, string | undefined>>,
): Promise<Device> {
  const id = parseId('device', params['deviceId'] ?? '');
  const device = id && (await page.useCases.sessions.findOwnDevice(page.viewer, id));
  if (!device) throw gone(page);
  return device;
}

/** Back to the list of devices, saying that this one has left it. */
export function gone(page: PageContext): Response {
  page.setFlash({ state: 'info', textId: 'devices.gone' });
  return redirect('/devices', 303);
}
