import { useSyncExternalStore } from 'react';
import { Form } from 'react-router';
import type { Problem } from '#kernel/problem.ts';
import { Button } from '#ui/button.tsx';
import { Checkbox } from '#ui/checkbox.tsx';
import { DescriptionList } from '#ui/description-list.tsx';
import { FlowActions } from '#ui/flow-page.tsx';
import { FormError } from '#ui/form-error.tsx';
import { Link } from '#ui/link.tsx';
import { PasswordField } from '#ui/password-field.tsx';
import { Select } from '#ui/select.tsx';
import { useText } from '#ui/text.tsx';
import { useIsPending } from '#ui/use-is-pending.ts';

/** The last step of a sign-up: where the customer lives, the password, the terms. */
export function SignUpDetails({
  email,
  phone,
  regions,
  region,
  correct,
  answer,
}: {
  email: string;
  phone: string;
  regions: readonly { value: string; label: string }[];
  region: string;
  /** Where a proven contact is corrected. */
  correct: { email: string; phone: string };
  answer: { problem: Problem; values: { region: string; acceptsTerms: boolean } } | null;
}) {
  const t = useText();
  const isPending = useIsPending('details');
  return (
    <Form method="post" noValidate className="flex flex-col gap-6">
      <input type="hidden" name="intent" value="details" />
      <TimeZone />
      <FormError problem={answer?.problem} />
      <DescriptionList
        items={[
          {
            term: t('sign_up.proof.email'),
            value: email,
            action: <Link href={correct.email}>{t('sign_up.correct.email')}</Link>,
          },
          {
            term: t('sign_up.proof.phone'),
            value: phone,
            action: <Link href={correct.phone}>{t('sign_up.correct.phone')}</Link>,
          },
        ]}
      />
      <Select
        name="region"
        label={t('sign_up.region')}
        hint={t('sign_up.region.hint')}
        options={regions}
        defaultValue={answer?.values.region ?? region}
        problem={answer?.problem}
        autoComplete="country"
      />
      {/* Password managers keep the password under this name. */}
      <input type="hidden" name="username" autoComplete="username" value={email} />
      <PasswordField
        purpose="new"
        name="password"
        label={t('sign_up.password')}
        hint={t('sign_up.password.rules')}
        problem={answer?.problem}
      />
      <Checkbox
        name="terms"
        label={t('sign_up.terms')}
        hint={t('sign_up.terms.hint')}
        defaultChecked={answer?.values.acceptsTerms ?? false}
        problem={answer?.problem}
      />
      <p className="flex flex-wrap gap-x-6">
        <Link href="/help/product-documents/terms-of-use" isTarget isAside>
          {t('sign_up.terms.read')}
        </Link>
        <Link href="/help/product-documents/privacy-notice" isTarget isAside>
          {t('sign_up.privacy.read')}
        </Link>
      </p>
      <FlowActions>
        <Button type="submit" isPending={isPending} pendingText={t('sign_up.creating')}>
          {t('sign_up.create')}
        </Button>
      </FlowActions>
    </Form>
  );
}

const never = () => () => {};

/** The browser's time zone, for the times in e-mails; UTC without scripts, and it can be changed later. */
function TimeZone() {
  const timeZone = useSyncExternalStore(
    never,
    () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    () => 'UTC',
  );
  return <input type="hidden" name="timeZone" value={timeZone} />;
}
