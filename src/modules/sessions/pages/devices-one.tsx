import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import { Badge } from '#ui/badge.tsx';
import { Card } from '#ui/card.tsx';
import { DescriptionList } from '#ui/description-list.tsx';
import { LinkButton } from '#ui/link-button.tsx';
import { Moment } from '#ui/moment.tsx';
import { Page } from '#ui/page.tsx';
import { requireViewer } from '#ui/page-context.ts';
import { RenameCard } from '#ui/rename-card.tsx';
import { useText } from '#ui/text.tsx';
import { deviceOf, gone } from './devices-read.ts';

/** One device: what is known of it, its name, and the way to remove it. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const page = requireViewer(context, request);
  const device = await deviceOf(page, params);
  return { device, isCurrent: device.id === page.viewer.deviceId };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const page = requireViewer(context, request);
  const { id } = await deviceOf(page, params);
  const name = String((await request.formData()).get('name') ?? '');
  const named = await page.useCases.sessions.nameOwnDevice(page.viewer, { deviceId: id, name });
  if (named.ok) {
    page.setFlash({ state: 'good', textId: 'device.renamed', values: { device: name.trim() } });
    return redirect('/devices', 303);
  }
  if (named.problem.code === 'device_not_found') return gone(page);
  return data({ problem: named.problem, name }, { status: 422 });
}

export default function Device() {
  const t = useText();
  const { device, isCurrent } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <Page title={device.name} back={{ href: '/devices', label: t('devices.title') }} width="article">
      {isCurrent ? (
        <p className="-mt-5">
          <Badge state="good">{t('devices.this')}</Badge>
        </p>
      ) : null}
      <Card>
        <DescriptionList
          items={[
            { term: t('devices.fact.last_seen'), value: <Moment at={device.lastSeenAt} /> },
            { term: t('devices.fact.last_sign_in'), value: <Moment at={device.lastSignInAt} /> },
            { term: t('devices.fact.first_seen'), value: <Moment at={device.firstSeenAt} /> },
            { term: t('devices.fact.browser'), value: device.browser },
            { term: t('devices.fact.system'), value: device.system },
            {
              term: t('devices.fact.address'),
              value: (
                <span dir="ltr" className="font-mono break-all">
                  {device.address}
                </span>
              ),
            },
          ]}
        />
      </Card>
      <RenameCard
        title={t('device.rename')}
        label={t('device.rename.label')}
        hint={t('device.rename.hint')}
        defaultValue={answer?.name ?? device.name}
        maxLength={60}
        problem={answer?.problem}
        submit={{ text: t('device.rename.action'), pending: t('device.rename.pending') }}
      />
      <Card title={t('device.remove')}>
        <p className="text-muted">{t('device.remove.detail')}</p>
        <div>
          <LinkButton href={`/devices/${device.id}/remove`} kind="danger">
            {t('device.remove.action')}
          </LinkButton>
        </div>
      </Card>
    </Page>
  );
}
