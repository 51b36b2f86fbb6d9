import {
  type ActionFunctionArgs,
  data,
  Form,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import type { Problem } from '#kernel/problem.ts';
import { ownDevice } from '#modules/gate/pages/own-device.ts';
import { lockDaysMax, lockDaysMin } from '#modules/settings-lock/rules.ts';
import { Badge } from '#ui/badge.tsx';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { Checkbox } from '#ui/checkbox.tsx';
import { Countdown } from '#ui/countdown.tsx';
import { FlowActions, FlowPage } from '#ui/flow-page.tsx';
import { FormError } from '#ui/form-error.tsx';
import { requireViewer } from '#ui/page-context.ts';
import { Select } from '#ui/select.tsx';
import { useText } from '#ui/text.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useIsPending } from '#ui/use-is-pending.ts';
import { lockConsequences } from './lock-words.ts';

const here = '/security/settings-lock';
const daysSuggested = 7;

/** The lock as it stands, and what can be done with it in that state. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const page = requireViewer(context, request);
  const { accountId } = page.viewer;
  const lock = await page.useCases.settingsLock.viewSettingsLock(accountId);
  const stopsReset = (await page.useCases.recovery.viewOwnRecovery(accountId)) !== null;
  return { lock, stopsReset };
}

type Refused = { readonly problem: Problem };
const refuse = (problem: Problem) => data<Refused>({ problem }, { status: 422 });

export async function action({ context, request }: ActionFunctionArgs) {
  const page = requireViewer(context, request);
  const { accountId, sessionId: holder } = page.viewer;
  const { settingsLock } = page.useCases;
  const form = await request.formData();
  const intent = form.get('intent');
  if (intent === 'lock') {
    const started = await settingsLock.startSettingsLock({
      device: await ownDevice(page),
      accountId,
      holder,
      days: Number(form.get('days')),
      withMasterKey: form.get('masterKey') === 'on',
    });
    return started.ok ? redirect(`${here}/${started.value}`, 303) : refuse(started.problem);
  }
  const device = await ownDevice(page);
  const asked = { accountId, device };
  const [done, textId] =
    intent === 'start-unlock'
      ? ([await settingsLock.startUnlock(asked), 'settings_lock.unlock_started'] as const)
      : intent === 'keep-locked'
        ? ([await settingsLock.keepLocked(asked), 'settings_lock.kept_locked'] as const)
        : ([
            await settingsLock.unlockWithMasterKey({
              ...asked,
              masterKey: String(form.get('masterKey') ?? '').trim(),
            }),
            'settings_lock.unlocked',
          ] as const);
  if (!done.ok) return refuse(done.problem);
  page.setFlash({ state: 'good', textId });
  return redirect(here, 303);
}

export default function SettingsLock() {
  const t = useText();
  const { lock, stopsReset } = useLoaderData<typeof loader>();
  const problem = useActionData<typeof action>()?.problem;
  return (
    <FlowPage
      title={t('settings_lock.title')}
      lead={t('settings_lock.lead')}
      back={{ href: '/security', label: t('settings_lock.back') }}
      consequences={lock.state === 'off' ? lockConsequences(t, { stopsReset }) : undefined}
    >
      <FormError problem={problem} />
      <p className="flex items-center gap-3">
        <Badge state={lock.state === 'off' ? 'neutral' : lock.state === 'on' ? 'good' : 'wait'}>
          {t(`settings_lock.state.${lock.state}`)}
        </Badge>
      </p>
      {lock.state === 'off' ? <TurnOn problem={problem} /> : null}
      {lock.state === 'on' ? (
        <Act
          intent="start-unlock"
          text={t('settings_lock.on.detail', { days: lock.days })}
          action={t('settings_lock.start_unlock')}
          pending={t('settings_lock.starting')}
        />
      ) : null}
      {lock.state === 'unlocking' ? (
        <>
          <p>
            <Countdown
              kind="wait"
              lead={t('settings_lock.unlocking.detail')}
              until={lock.unlockAt}
              over={t('settings_lock.unlocking.over')}
            />
          </p>
          <Act
            intent="keep-locked"
            text=""
            action={t('settings_lock.keep_locked')}
            pending={t('settings_lock.keeping')}
          />
        </>
      ) : null}
      {lock.state === 'off' ? null : lock.hasMasterKey ? (
        <WithKey problem={problem} />
      ) : (
        <p className="text-muted">{t('settings_lock.with_key.none')}</p>
      )}
    </FlowPage>
  );
}

function TurnOn({ problem }: { problem: Problem | undefined }) {
  const t = useText();
  const isPending = useIsPending('lock');
  const days = Array.from({ length: lockDaysMax - lockDaysMin + 1 }, (_, index) => lockDaysMin + index);
  return (
    <Form method="post" className="flex flex-col gap-6">
      <Select
        name="days"
        label={t('settings_lock.days')}
        hint={t('settings_lock.days.hint')}
        problem={problem}
        defaultValue={String(daysSuggested)}
        options={days.map((count) => ({
          value: String(count),
          label: t('settings_lock.days.option', { days: count }),
        }))}
      />
      <Checkbox
        name="masterKey"
        label={t('settings_lock.master_key')}
        hint={t('settings_lock.master_key.hint')}
        defaultChecked
      />
      <FlowActions>
        <Button
          type="submit"
          name="intent"
          value="lock"
          isPending={isPending}
          pendingText={t('settings_lock.pending')}
        >
          {t('settings_lock.go_on')}
        </Button>
      </FlowActions>
    </Form>
  );
}

function Act({
  intent,
  text,
  action: label,
  pending,
}: {
  intent: 'start-unlock' | 'keep-locked';
  text: string;
  action: string;
  pending: string;
}) {
  const isPending = useIsPending(intent);
  return (
    <Form method="post" className="flex flex-col gap-4">
      {text ? <p>{text}</p> : null}
      <div>
        <Button
          type="submit"
          name="intent"
          value={intent}
          kind="secondary"
          isPending={isPending}
          pendingText={pending}
        >
          {label}
        </Button>
      </div>
    </Form>
  );
}

function WithKey({ problem }: { problem: Problem | undefined }) {
  const t = useText();
  const isPending = useIsPending('master-key');
  return (
    <Card title={t('settings_lock.with_key')}>
      <Form method="post" noValidate className="flex flex-col gap-4">
        <TextField
          name="masterKey"
          label={t('settings_lock.with_key.field')}
          autoComplete="off"
          problem={problem}
        />
        <div>
          <Button
            type="submit"
            name="intent"
            value="master-key"
            kind="secondary"
            isPending={isPending}
            pendingText={t('settings_lock.with_key.pending')}
          >
            {t('settings_lock.with_key.action')}
          </Button>
        </div>
      </Form>
    </Card>
  );
}
