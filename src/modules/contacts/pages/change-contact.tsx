import {
  type ActionFunctionArgs,
  data,
  Form,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import { LockedNotice } from '#modules/gate/pages/locked-notice.tsx';
import { ownDevice } from '#modules/gate/pages/own-device.ts';
import { HoldBefore } from '#modules/holds/pages/running-holds.tsx';
import { Button } from '#ui/button.tsx';
import { ContactField } from '#ui/contact-field.tsx';
import { FlowActions, FlowPage } from '#ui/flow-page.tsx';
import { FormError } from '#ui/form-error.tsx';
import { Link } from '#ui/link.tsx';
import { fromHelp } from '#ui/next-path.ts';
import { requireViewer } from '#ui/page-context.ts';
import { Stepper } from '#ui/stepper.tsx';
import { useText } from '#ui/text.tsx';
import { useIsPending } from '#ui/use-is-pending.ts';
import { consequencesOf, flowHref, kindOf, unableHref } from './change-contact-words.tsx';

/** First step: the new number or address. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const page = requireViewer(context, request);
  const kind = kindOf(params);
  const { accountId } = page.viewer;
  const { contacts, account, settings } = page.useCases;
  const { region, holds, settingsLocked: isLocked } = await account.viewOverview(accountId);
  return {
    kind,
    region,
    holds,
    isLocked,
    from: fromHelp(request),
    holdHours: settings.policy.holdHours,
    countries: kind === 'phone' ? settings.listCountries(page.locale) : [],
    preview: await contacts.previewContactChange({ accountId, kind }),
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const page = requireViewer(context, request);
  const kind = kindOf(params);
  const form = await request.formData();
  const typed = String(form.get(kind) ?? '');
  const country = String(form.get(`${kind}Country`) ?? '');
  const started = await page.useCases.contacts.startContactChange({
    device: await ownDevice(page),
    accountId: page.viewer.accountId,
    holder: page.viewer.sessionId,
    kind,
    typed,
    country,
  });
  if (!started.ok) return data({ problem: started.problem, typed, country }, { status: 422 });
  return redirect(flowHref(kind, `/${started.value}`, fromHelp(request)), 303);
}

export default function ChangeContact() {
  const t = useText();
  const { kind, region, holds, isLocked, from, holdHours, countries, preview } =
    useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const isPending = useIsPending();
  const problem = answer?.problem;
  const field = { name: kind, label: t(`contacts.${kind}.new`), defaultValue: answer?.typed, problem };
  return (
    <FlowPage
      title={t(`contacts.${kind}.title`)}
      lead={t(`contacts.${kind}.lead`)}
      back={
        from
          ? { href: from, label: t('contacts.done.article') }
          : { href: '/security', label: t('contacts.back') }
      }
      steps={
        <Stepper
          steps={[t(`contacts.${kind}.steps.new`), t('contacts.steps.codes'), t('contacts.steps.done')]}
          current={1}
        />
      }
      consequences={consequencesOf(t, kind, { ...preview, holdHours })}
    >
      <LockedNotice isLocked={isLocked} />
      <HoldBefore holds={holds} />
      <Form method="post" className="flex flex-col gap-6">
        <FormError problem={problem} />
        <p>
          <span className="text-muted">{t(`contacts.${kind}.current`)}:</span>{' '}
          <span dir="ltr" className="font-mono whitespace-nowrap">
            {preview.current}
          </span>
        </p>
        {kind === 'phone' ? (
          <ContactField
            {...field}
            kind="phone"
            countries={countries}
            defaultCountry={answer?.country || region}
          />
        ) : (
          <ContactField {...field} kind="email" />
        )}
        <FlowActions>
          <Button type="submit" isPending={isPending} pendingText={t(`contacts.${kind}.checking`)}>
            {t(`contacts.${kind}.continue`)}
          </Button>
          <Link href={unableHref(kind)} isTarget>
            {t('contacts.unable')}
          </Link>
        </FlowActions>
      </Form>
    </FlowPage>
  );
}
