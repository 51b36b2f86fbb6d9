import {
  type ActionFunctionArgs,
  data,
  Form,
  type LoaderFunctionArgs,
  redirect,
  useActionData,
  useLoaderData,
} from 'react-router';
import { Button } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';
import { DataTable } from '#ui/data-table.tsx';
import { FormError } from '#ui/form-error.tsx';
import { Moment } from '#ui/moment.tsx';
import { Page } from '#ui/page.tsx';
import { requireStaff } from '#ui/page-context.ts';
import { useText } from '#ui/text.tsx';
import { VisuallyHidden } from '#ui/visually-hidden.tsx';
import { CeremonyButton } from './ceremony-button.tsx';

export async function loader({ context }: LoaderFunctionArgs) {
  const page = requireStaff(context);
  return page.useCases.staff.viewOwnPasskeys({ staff: page.staff, browser: page.client() });
}

export async function action({ context, request }: ActionFunctionArgs) {
  const page = requireStaff(context);
  const { staff } = page;
  const form = await request.formData();
  const text = (name: string) => String(form.get(name) ?? '');
  const isRemoval = form.get('intent') === 'remove';
  const done = isRemoval
    ? await page.useCases.staff.removeOwnPasskey({ staff, id: text('passkey') })
    : await page.useCases.staff.addOwnPasskey({
        staff,
        ceremony: text('ceremony'),
        answer: text('passkey'),
        browser: page.client(),
      });
  if (!done.ok) return data({ problem: done.problem }, { status: 422 });
  page.setFlash({
    state: 'good',
    textId: isRemoval ? 'console.passkeys.removed' : 'console.passkeys.added',
  });
  return redirect('/console/passkeys', 303);
}

/** The passkeys with which one comes in here. */
export default function StaffPasskeys() {
  const t = useText();
  const { passkeys, addition, isRecent } = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <Page title={t('console.passkeys.title')} lead={t('console.passkeys.lead')}>
      <FormError problem={answer?.problem} />
      <DataTable
        caption={t('console.passkeys.caption')}
        actionsLabel={t('console.passkeys.actions')}
        columns={[
          { id: 'name', label: t('console.passkeys.name'), isPrimary: true },
          { id: 'made', label: t('console.passkeys.made') },
          { id: 'used', label: t('console.passkeys.used') },
        ]}
        rows={passkeys.map(({ id, name, createdAt, lastUsedAt }) => ({
          id,
          cells: {
            name,
            made: <Moment at={createdAt} />,
            used: lastUsedAt ? <Moment at={lastUsedAt} /> : t('console.passkeys.never'),
          },
          actions:
            passkeys.length > 1 ? (
              <Form method="post">
                <input type="hidden" name="passkey" value={id} />
                <Button type="submit" name="intent" value="remove" kind="secondary" size="small">
                  <span aria-hidden="true">{t('console.passkeys.remove')}</span>
                  <VisuallyHidden>{t('console.passkeys.remove_which', { name })}</VisuallyHidden>
                </Button>
              </Form>
            ) : (
              <span className="text-sm text-muted">{t('console.passkeys.last')}</span>
            ),
        }))}
        empty={null}
      />
      <Card title={t('console.passkeys.add')}>
        {addition ? (
          <CeremonyButton
            kind="make"
            ceremony={addition.ceremony}
            options={addition.options}
            text={t('console.passkeys.add')}
            pendingText={t('console.enrol.pending')}
          />
        ) : (
          <p>{t(isRecent ? 'console.passkeys.full' : 'console.passkeys.add.old')}</p>
        )}
      </Card>
    </Page>
  );
}
