import { Anchor, Menu as MenuIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { NavLink, Link as RouterLink } from 'react-router';
import { buttonClass } from '#ui/button-style.ts';
import { Icon } from '#ui/icon.tsx';
import { Menu, menuItemClass } from '#ui/menu.tsx';
import { PageStatus } from '#ui/page-status.tsx';
import { useShell } from '#ui/shell.tsx';
import { useText } from '#ui/text.tsx';
import { FlashToast } from '#ui/toast.tsx';
import { LanguageForm } from './language-form.tsx';
import { ThemeForm } from './theme-form.tsx';

/** The operator's mark and name, leading to the start page. */
export function BrandLink() {
  const t = useText();
  const { brand, viewer } = useShell();
  return (
    <RouterLink
      to={viewer ? '/overview' : '/'}
      aria-label={t('ui.nav.home', { brand: brand.name })}
      className="inline-flex min-h-11 items-center gap-2.5 rounded-md text-lg font-semibold text-ink no-underline"
    >
      {brand.logoUrl ? (
        <img src={brand.logoUrl} alt="" className="h-8" />
      ) : (
        <span className="flex size-8 items-center justify-center rounded-md bg-accent text-on-accent">
          <Icon of={Anchor} />
        </span>
      )}
      {brand.name}
    </RouterLink>
  );
}

export function SkipLink() {
  const t = useText();
  return (
    <a
      href="#content"
      className="sr-only z-50 rounded-md bg-accent px-4 py-3 font-semibold text-on-accent focus:not-sr-only focus:fixed focus:start-4 focus:top-4"
    >
      {t('ui.skip_to_content')}
    </a>
  );
}

/** Header, content and footer of pages that need no account. Someone who is signed in finds the way back to it. */
export function PublicFrame({ children, isQuiet = false }: { children: ReactNode; isQuiet?: boolean }) {
  const t = useText();
  const { viewer } = useShell();
  const quietLink =
    'inline-flex min-h-11 items-center rounded-md px-3 font-semibold text-ink no-underline hover:bg-sunken';
  return (
    <div className="flex min-h-dvh flex-col">
      <SkipLink />
      <PageStatus />
      <header className="border-b border-line bg-surface px-4 sm:px-6">
        <div className="mx-auto flex max-w-wide flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2">
          <BrandLink />
          <nav aria-label={t('ui.nav.main')} className="flex items-center gap-1">
            {isQuiet ? (
              <NavLink to="/help" className={quietLink}>
                {t('ui.nav.help_short')}
              </NavLink>
            ) : (
              <>
                <span className="hidden items-center gap-1 sm:flex">
                  <NavLink to="/help" className={quietLink}>
                    {t('ui.nav.help')}
                  </NavLink>
                  {viewer ? (
                    <RouterLink to="/overview" className={buttonClass('secondary', false, 'small')}>
                      {t('ui.nav.your_account')}
                    </RouterLink>
                  ) : (
                    <>
                      <NavLink to="/sign-in" className={quietLink}>
                        {t('ui.nav.sign_in')}
                      </NavLink>
                      <RouterLink to="/sign-up" className={buttonClass('primary', false, 'small')}>
                        {t('ui.nav.sign_up')}
                      </RouterLink>
                    </>
                  )}
                </span>
                <span className="sm:hidden">
                  <Menu
                    label={
                      <>
                        <Icon of={MenuIcon} />
                        {t('ui.nav.menu')}
                      </>
                    }
                  >
                    {(viewer
                      ? ([
                          ['/overview', 'ui.nav.overview'],
                          ['/help', 'ui.nav.help'],
                        ] as const)
                      : ([
                          ['/sign-in', 'ui.nav.sign_in'],
                          ['/sign-up', 'ui.nav.sign_up'],
                          ['/help', 'ui.nav.help'],
                        ] as const)
                    ).map(([href, id]) => (
                      <li key={href}>
                        <NavLink to={href} className={menuItemClass}>
                          {t(id)}
                        </NavLink>
                      </li>
                    ))}
                  </Menu>
                </span>
              </>
            )}
          </nav>
        </div>
      </header>
      <main
        id="content"
        tabIndex={-1}
        className="flex w-full flex-1 flex-col gap-6 px-4 py-8 sm:px-6 sm:py-12"
      >
        <Flash />
        {children}
      </main>
      <Footer />
    </div>
  );
}

/** The message of the last step, in the column of the content. */
export function Flash() {
  const { flash } = useShell();
  return flash ? (
    <div className="mx-auto w-full max-w-flow">
      <FlashToast />
    </div>
  ) : null;
}

function Footer() {
  const t = useText();
  const { brand } = useShell();
  return (
    <footer className="border-t border-line px-4 sm:px-6">
      <div className="mx-auto flex max-w-wide flex-wrap items-center justify-between gap-x-8 gap-y-4 py-6 text-sm text-muted">
        <p>
          {brand.name} · {t('ui.footer.open_source')}
        </p>
        <div className="flex flex-wrap items-center gap-x-6 gap-y-3">
          <LanguageForm />
          <ThemeForm />
        </div>
      </div>
    </footer>
  );
}
