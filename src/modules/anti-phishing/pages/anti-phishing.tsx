import {
  type ActionFunctionArgs,
  data,
  Form,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import { codeCharsMax, codeCharsMin } from '#modules/anti-phishing/rules.ts';
import { LockedNotice } from '#modules/gate/pages/locked-notice.tsx';
import { ownDevice } from '#modules/gate/pages/own-device.ts';
import { Badge } from '#ui/badge.tsx';
import { Button } from '#ui/button.tsx';
import { FlowActions, FlowPage } from '#ui/flow-page.tsx';
import { FormError } from '#ui/form-error.tsx';
import { requireViewer } from '#ui/page-context.ts';
import { useText } from '#ui/text.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useIsPending } from '#ui/use-is-pending.ts';

const here = '/security/anti-phishing';

/** The words on top of every e-mail: choose, change, remove. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  const page = requireViewer(context, request);
  const { accountId } = page.viewer;
  const { settingsLocked } = await page.useCases.account.viewOverview(accountId);
  return {
    code: await page.useCases.antiPhishing.viewAntiPhishingCode(accountId),
    isLocked: settingsLocked,
  };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const page = requireViewer(context, request);
  const { accountId } = page.viewer;
  const { antiPhishing } = page.useCases;
  const form = await request.formData();
  const device = await ownDevice(page);
  if (form.get('intent') === 'remove') {
    const removed = await antiPhishing.removeAntiPhishingCode({ accountId, device });
    if (!removed.ok) return data({ problem: removed.problem, typed: undefined }, { status: 422 });
    page.setFlash({ state: 'good', textId: 'anti_phishing.removed' });
    return redirect(here, 303);
  }
  const typed = String(form.get('code') ?? '');
  const set = await antiPhishing.setAntiPhishingCode({ accountId, device, code: typed });
  if (!set.ok) return data({ problem: set.problem, typed }, { status: 422 });
  page.setFlash({ state: 'good', textId: 'anti_phishing.changed', values: { code: set.value } });
  return redirect(here, 303);
}

export default function AntiPhishing() {
  const t = useText();
  const { code, isLocked } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const isPending = useIsPending();
  return (
    <FlowPage
      title={t('anti_phishing.title')}
      lead={t('anti_phishing.lead')}
      back={{ href: '/security', label: t('anti_phishing.back') }}
      consequences={{
        changes: [t('anti_phishing.consequence.every')],
        told: [t('anti_phishing.consequence.told')],
        hold: null,
        undo: t('anti_phishing.consequence.undo'),
      }}
    >
      <LockedNotice isLocked={isLocked} />
      <FormError problem={answer?.problem} />
      <p className="flex flex-wrap items-center gap-3">
        <Badge state={code === null ? 'neutral' : 'good'}>
          {t(code === null ? 'anti_phishing.state.off' : 'anti_phishing.state.on')}
        </Badge>
        {code === null ? null : (
          <span>
            {t('anti_phishing.current')}: <strong className="break-all">{code}</strong>
          </span>
        )}
      </p>
      <Form method="post" className="flex flex-col gap-6">
        <TextField
          name="code"
          label={t('anti_phishing.label')}
          hint={t('anti_phishing.hint', { min: codeCharsMin, max: codeCharsMax })}
          defaultValue={answer?.typed ?? ''}
          autoComplete="off"
          problem={answer?.problem}
        />
        <FlowActions>
          <Button type="submit" isPending={isPending} pendingText={t('anti_phishing.setting')}>
            {t('anti_phishing.set')}
          </Button>
        </FlowActions>
      </Form>
      {code === null ? null : (
        <Form method="post">
          <input type="hidden" name="intent" value="remove" />
          <Button
            type="submit"
            kind="secondary"
            isPending={isPending}
            pendingText={t('anti_phishing.removing')}
          >
            {t('anti_phishing.remove')}
          </Button>
        </Form>
      )}
    </FlowPage>
  );
}
