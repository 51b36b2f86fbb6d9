import { type ActionFunctionArgs, Form, type LoaderFunctionArgs, useActionData } from 'react-router';
import { Alert } from '#ui/alert.tsx';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { Page } from '#ui/page.tsx';
import { requireStaff } from '#ui/page-context.ts';
import { useText } from '#ui/text.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useIsPending } from '#ui/use-is-pending.ts';
import { AccountActivity, AccountFactList } from './account-facts.tsx';

export function loader({ context }: LoaderFunctionArgs) {
  requireStaff(context);
  return null;
}

/** Posted, so that a contact is in no address, history or log of a proxy. */
export async function action({ context, request }: ActionFunctionArgs) {
  const page = requireStaff(context);
  const contact = String((await request.formData()).get('contact') ?? '').trim();
  if (contact === '') return { contact, account: null };
  return { contact, account: await page.useCases.staff.findAccountFacts({ staff: page.staff, contact }) };
}

/** Finds one account by a whole contact and shows facts, read-only. */
export default function Accounts() {
  const t = useText();
  const answer = useActionData<typeof action>();
  const isPending = useIsPending();
  return (
    <Page title={t('console.accounts.title')} lead={t('console.accounts.lead')}>
      <Form method="post" className="flex max-w-flow flex-col gap-4">
        <TextField
          name="contact"
          label={t('console.accounts.contact')}
          hint={t('console.accounts.hint')}
          autoComplete="off"
          defaultValue={answer?.contact}
        />
        <div>
          <Button type="submit" isPending={isPending} pendingText={t('console.accounts.pending')}>
            {t('console.accounts.action')}
          </Button>
        </div>
      </Form>
      {answer?.account ? (
        <div className="grid gap-6 lg:grid-cols-2">
          <Card title={t('console.accounts.found')}>
            <AccountFactList account={answer.account} />
          </Card>
          <Card title={t('console.facts.activity')}>
            <AccountActivity activity={answer.account.activity} />
          </Card>
        </div>
      ) : answer ? (
        <Alert state="info" title={t('console.accounts.none.title')} isAnnounced>
          {t('console.accounts.none.detail')}
        </Alert>
      ) : null}
    </Page>
  );
}
