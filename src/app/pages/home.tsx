import { CircleHelp, House, LogIn, type LucideIcon, Search, ShieldCheck, UserRoundPlus } from 'lucide-react';
import { Link as RouterLink } from 'react-router';
import { Button } from '#ui/button.tsx';
import { Icon } from '#ui/icon.tsx';
import { PageTitle } from '#ui/page-title.tsx';
import { useShell } from '#ui/shell.tsx';
import { useText } from '#ui/text.tsx';
import { TextField } from '#ui/text-field.tsx';

type Task = {
  href: string;
  name: 'sign_in' | 'sign_up' | 'locked_out' | 'overview' | 'security';
  icon: LucideIcon;
};

const strangerTasks: readonly Task[] = [
  { href: '/sign-in', name: 'sign_in', icon: LogIn },
  { href: '/sign-up', name: 'sign_up', icon: UserRoundPlus },
  { href: '/help?q=can%E2%80%99t+sign+in', name: 'locked_out', icon: CircleHelp },
];
const customerTasks: readonly Task[] = [
  { href: '/overview', name: 'overview', icon: House },
  { href: '/security', name: 'security', icon: ShieldCheck },
];

/** The start page: a search, and the few doors that there are. */
export default function Home() {
  const t = useText();
  const { viewer, brand } = useShell();
  return (
    <div className="mx-auto flex w-full max-w-article flex-col gap-12 sm:py-8">
      <PageTitle title={brand.name} />
      <div className="flex flex-col gap-6">
        <div className="flex flex-col gap-2">
          <h1 className="text-3xl">{t('home.title')}</h1>
          <p className="text-lg text-muted">{t('home.lead')}</p>
        </div>
        <form
          method="get"
          action="/help"
          role="search"
          className="flex flex-col gap-3 sm:grid sm:grid-cols-[1fr_auto] sm:items-end"
        >
          <TextField
            name="q"
            type="search"
            label={t('home.search.label')}
            hint={t('home.search.example')}
            isRequired={false}
            maxLength={200}
          />
          <Button type="submit">
            <Icon of={Search} />
            {t('home.search.button')}
          </Button>
        </form>
      </div>
      <nav aria-labelledby="home-tasks" className="flex flex-col gap-4">
        <h2 id="home-tasks" className="text-xl">
          {t('home.tasks')}
        </h2>
        <ul className="flex flex-col divide-y divide-line rounded-lg border border-line bg-surface">
          {(viewer ? customerTasks : strangerTasks).map(({ href, name, icon }) => (
            <li key={name}>
              <RouterLink
                to={href}
                className="flex items-start gap-4 rounded-lg p-4 text-ink no-underline hover:bg-sunken sm:p-5"
              >
                <Icon of={icon} className="mt-0.5 text-accent" />
                <span className="flex flex-col">
                  <span className="font-semibold text-accent underline decoration-1 underline-offset-4">
                    {t(`home.${name}.title`)}
                  </span>
                  <span className="text-muted">{t(`home.${name}.detail`)}</span>
                </span>
              </RouterLink>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}
