import {
  Form,
  type LoaderFunctionArgs,
  NavLink,
  Outlet,
  Link as RouterLink,
  useLoaderData,
} from 'react-router';
import { Button } from '#ui/button.tsx';
import { requireStaff } from '#ui/page-context.ts';
import { PageStatus } from '#ui/page-status.tsx';
import { useShell } from '#ui/shell.tsx';
import { useText } from '#ui/text.tsx';
import { Flash, SkipLink } from './frame.tsx';
import { ThemeForm } from './theme-form.tsx';

export function loader({ context }: LoaderFunctionArgs) {
  return { name: requireStaff(context).staff.name };
}

const places = [
  { href: '/console', text: 'console.nav.cases' },
  { href: '/console/accounts', text: 'console.nav.accounts' },
  { href: '/console/articles', text: 'console.nav.articles' },
  { href: '/console/readers', text: 'console.nav.insights' },
  { href: '/console/passkeys', text: 'console.nav.passkeys' },
] as const;

/** The console: one line of places above, the work below. It never looks like a customer's page. */
export default function ConsoleLayout() {
  const t = useText();
  const { brand } = useShell();
  const { name } = useLoaderData<typeof loader>();
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <PageStatus />
      <header className="border-b-3 border-accent bg-surface px-4 sm:px-6">
        <div className="mx-auto flex max-w-wide flex-wrap items-center gap-x-6 gap-y-1 py-2">
          <RouterLink
            to="/console"
            className="inline-flex min-h-11 items-center text-lg font-semibold text-ink no-underline"
          >
            {brand.name} · {t('console.name')}
          </RouterLink>
          <nav aria-label={t('console.nav')}>
            <ul className="-mx-3 flex flex-wrap">
              {places.map(({ href, text }) => (
                <li key={href}>
                  <NavLink
                    to={href}
                    end={href === '/console'}
                    className="inline-flex min-h-11 items-center rounded-md px-3 text-ink no-underline hover:bg-sunken aria-[current=page]:font-semibold aria-[current=page]:text-accent"
                  >
                    {t(text)}
                  </NavLink>
                </li>
              ))}
            </ul>
          </nav>
          <Form
            method="post"
            action="/console/sign-out"
            className="flex flex-wrap items-center gap-x-3 sm:ms-auto"
          >
            <span className="text-sm text-muted">{t('console.signed_in_as', { name })}</span>
            <Button type="submit" kind="secondary" size="small">
              {t('console.sign_out')}
            </Button>
          </Form>
        </div>
      </header>
      <main id="content" tabIndex={-1} className="flex w-full flex-1 flex-col gap-6 px-4 py-8 sm:px-6">
        <Flash />
        <Outlet />
      </main>
      <footer className="border-t border-line px-4 py-4 sm:px-6">
        <div className="mx-auto flex max-w-wide">
          <ThemeForm />
        </div>
      </footer>
    </div>
  );
}
