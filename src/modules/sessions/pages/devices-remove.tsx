import {
  type ActionFunctionArgs,
  Form,
  type LoaderFunctionArgs,
  redirect,
  useLoaderData,
} from 'react-router';
import { deviceFacts } from '#kernel/name-device.ts';
import { Button } from '#ui/button.tsx';
import { FlowActions, FlowPage } from '#ui/flow-page.tsx';
import { LinkButton } from '#ui/link-button.tsx';
import { requireViewer } from '#ui/page-context.ts';
import { useText } from '#ui/text.tsx';
import { useIsPending } from '#ui/use-is-pending.ts';
import { deviceOf, gone } from './devices-read.ts';

/** Asks before a device is removed, and says what that does. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const page = requireViewer(context, request);
  const device = await deviceOf(page, params);
  return { id: device.id, name: device.name, isCurrent: device.id === page.viewer.deviceId };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const page = requireViewer(context, request);
  const device = await deviceOf(page, params);
  const from = deviceFacts(page.client());
  const removed = await page.useCases.sessions.removeDevice(page.viewer, {
    deviceId: device.id,
    device: from,
  });
  if (!removed.ok) return gone(page);
  if (device.id === page.viewer.deviceId) {
    page.setCookie(page.cookies.clearSession());
    return redirect('/signed-out?because=device', 303);
  }
  page.setFlash({ state: 'good', textId: 'device.removed', values: { device: device.name } });
  return redirect('/devices', 303);
}

export default function RemoveDevice() {
  const t = useText();
  const { id, name, isCurrent } = useLoaderData<typeof loader>();
  const isPending = useIsPending();
  return (
    <FlowPage
      title={t('device.remove.title', { device: name })}
      back={{ href: `/devices/${id}`, label: t('devices.title') }}
      consequences={{
        changes: [
          t('device.remove.changes', { device: name }),
          ...(isCurrent ? [t('device.remove.changes_this')] : []),
          t('device.remove.changes_again'),
        ],
        told: [t('device.remove.told')],
        hold: null,
        undo: t('device.remove.undo'),
      }}
    >
      <Form method="post" className="flex flex-col gap-6">
        <p>{t('device.remove.detail')}</p>
        <FlowActions>
          <Button type="submit" isPending={isPending} pendingText={t('device.remove.pending')}>
            {t('device.remove.action')}
          </Button>
          <LinkButton href="/devices" kind="secondary">
            {t('device.remove.keep')}
          </LinkButton>
        </FlowActions>
      </Form>
    </FlowPage>
  );
}
