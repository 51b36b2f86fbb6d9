import {
  Activity,
  CircleHelp,
  House,
  LogOut,
  type LucideIcon,
  Menu as MenuIcon,
  MonitorSmartphone,
  ShieldCheck,
  UserRound,
} from 'lucide-react';
import { Form, type LoaderFunctionArgs, NavLink, Outlet, useLoaderData } from 'react-router';
import { PendingApprovals } from '#modules/sessions/pages/approve-banner.tsx';
import { cx } from '#ui/cx.ts';
import { Icon } from '#ui/icon.tsx';
import { Menu, menuItemClass } from '#ui/menu.tsx';
import { requireViewer } from '#ui/page-context.ts';
import { PageStatus } from '#ui/page-status.tsx';
import { useShell } from '#ui/shell.tsx';
import { useText } from '#ui/text.tsx';
import { BrandLink, Flash, SkipLink } from './frame.tsx';
import { LanguageForm } from './language-form.tsx';
import { ThemeForm } from './theme-form.tsx';

export async function loader({ context, request }: LoaderFunctionArgs) {
  const page = requireViewer(context, request);
  return { approvals: await page.useCases.sessions.listPendingApprovals(page.viewer) };
}

const places = [
  { href: '/overview', text: 'ui.nav.overview', icon: House },
  { href: '/security', text: 'ui.nav.security', icon: ShieldCheck },
  { href: '/devices', text: 'ui.nav.devices', icon: MonitorSmartphone },
  { href: '/activity', text: 'ui.nav.activity', icon: Activity },
] as const satisfies readonly { href: string; text: string; icon: LucideIcon }[];

/** The account: words down the side on a wide screen, a bar at the bottom with the rest under Menu on a narrow one. */
export default function AccountLayout() {
  const t = useText();
  const { approvals } = useLoaderData<typeof loader>();
  return (
    <div className="flex min-h-dvh flex-col lg:grid lg:grid-cols-[16rem_minmax(0,1fr)] lg:grid-rows-[auto_1fr]">
      <SkipLink />
      <div className="lg:col-span-2">
        <PageStatus />
      </div>
      <header className="flex items-center justify-between gap-4 border-b border-line bg-surface px-4 py-2 sm:px-6 lg:hidden">
        <BrandLink />
        <NavLink
          to="/help"
          className="inline-flex min-h-11 items-center gap-2 rounded-md px-3 font-semibold text-ink no-underline hover:bg-sunken"
        >
          <Icon of={CircleHelp} />
          {t('ui.nav.help_short')}
        </NavLink>
      </header>
      <SideNavigation />
      <main
        id="content"
        tabIndex={-1}
        className="flex w-full flex-1 flex-col gap-6 px-4 pt-8 pb-28 sm:px-6 sm:pt-10 lg:px-10 lg:pb-16"
      >
        {/* Every title of the account starts at the same place, however wide its page is. */}
        <div className="mx-auto flex w-full max-w-wide flex-col gap-6 *:mx-0">
          <PendingApprovals approvals={approvals} />
          <Flash />
          <Outlet />
        </div>
      </main>
      <BottomBar />
    </div>
  );
}

function SideNavigation() {
  const t = useText();
  const { viewer } = useShell();
  return (
    <header className="sticky top-0 hidden h-dvh flex-col gap-6 overflow-y-auto border-e border-line bg-surface px-4 py-5 lg:flex">
      <BrandLink />
      <nav aria-label={t('ui.nav.account')} className="flex-1">
        <ul className="flex flex-col gap-1">
          {[...places, { href: '/help', text: 'ui.nav.help', icon: CircleHelp } as const].map(
            ({ href, text, icon }) => (
              <li key={href}>
                <NavLink
                  to={href}
                  className={cx(
                    menuItemClass,
                    'text-muted hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent',
                  )}
                >
                  <Icon of={icon} />
                  {t(text)}
                </NavLink>
              </li>
            ),
          )}
        </ul>
      </nav>
      <Menu
        opens="up"
        summaryClassName="flex min-h-12 w-full items-center gap-3 rounded-md border border-line px-3 py-2 hover:bg-sunken"
        panelClassName="start-0"
        label={
          <>
            <Icon of={UserRound} className="text-muted" />
            <span className="flex min-w-0 flex-col leading-tight">
              <span className="text-sm text-muted">{t('ui.nav.signed_in_as')}</span>
              <span className="truncate font-semibold">{viewer?.name}</span>
            </span>
          </>
        }
      >
        <ProfileItems />
      </Menu>
    </header>
  );
}

function ProfileItems() {
  const t = useText();
  return (
    <>
      <li className="px-3 py-2">
        <ThemeForm isStacked />
      </li>
      <li className="px-3 py-1">
        <LanguageForm />
      </li>
      <li className="mt-1 border-t border-line pt-1">
        <Form method="post" action="/sign-out">
          <button type="submit" className={menuItemClass}>
            <Icon of={LogOut} className="rtl:rotate-180" />
            {t('ui.nav.sign_out')}
          </button>
        </Form>
      </li>
    </>
  );
}

const barItemClass =
  'flex min-h-14 w-full flex-col items-center justify-center gap-0.5 rounded-md px-0.5 text-sm leading-tight text-muted no-underline ' +
  'aria-[current=page]:font-semibold aria-[current=page]:text-accent';

function BottomBar() {
  const t = useText();
  const { viewer } = useShell();
  return (
    <nav
      aria-label={t('ui.nav.account')}
      className="fixed inset-x-0 bottom-0 z-20 border-t border-line bg-surface pb-[env(safe-area-inset-bottom)] lg:hidden"
    >
      {/* As wide as its words: in some languages one label needs more than a fifth of a narrow screen. */}
      <ul className="mx-auto grid max-w-flow grid-cols-[repeat(5,auto)]">
        {places.map(({ href, text, icon }) => (
          <li key={href}>
            <NavLink to={href} className={barItemClass}>
              <Icon of={icon} />
              {t(text)}
            </NavLink>
          </li>
        ))}
        <li>
          <Menu
            opens="up"
            summaryClassName={barItemClass}
            panelClassName="end-2"
            label={
              <>
                <Icon of={MenuIcon} />
                {t('ui.nav.menu')}
              </>
            }
          >
            <li className="border-b border-line px-3 pt-1 pb-2">
              <span className="block text-sm text-muted">{t('ui.nav.signed_in_as')}</span>
              <span className="block truncate font-semibold">{viewer?.name}</span>
            </li>
            <li className="pt-1">
              <NavLink to="/help" className={menuItemClass}>
                <Icon of={CircleHelp} />
                {t('ui.nav.help')}
              </NavLink>
            </li>
            <ProfileItems />
          </Menu>
        </li>
      </ul>
    </nav>
  );
}
