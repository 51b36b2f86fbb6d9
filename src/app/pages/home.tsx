import {
  CircleHelp,
  House,
  LogIn,
  type LucideIcon,
  MessageSquareWarning,
  PanelRight,
  Search,
  ShieldAlert,
  ShieldCheck,
  Undo2,
  UserRoundPlus,
} from 'lucide-react';
import { type LoaderFunctionArgs, Link as RouterLink, useLoaderData } from 'react-router';
import { limits } from '#kernel/limits.ts';
import { SuggestScript, useSuggest } from '#modules/help/pages/suggest-script.tsx';
import { Button } from '#ui/button.tsx';
import { Icon } from '#ui/icon.tsx';
import { Link } from '#ui/link.tsx';
import { getPage } from '#ui/page-context.ts';
import { PageTitle } from '#ui/page-title.tsx';
import { useShell } from '#ui/shell.tsx';
import { useText } from '#ui/text.tsx';
import { TextField } from '#ui/text-field.tsx';

type Task = {
  href: string;
  name: 'sign_in' | 'sign_up' | 'locked_out' | 'danger' | 'overview' | 'security';
  icon: LucideIcon;
};

const helpTasks: readonly Task[] = [
  { href: '/help/faq/cannot-sign-in', name: 'locked_out', icon: CircleHelp },
  { href: '/help/faq/freeze-account', name: 'danger', icon: ShieldAlert },
];
const strangerTasks: readonly Task[] = [
  { href: '/sign-in', name: 'sign_in', icon: LogIn },
  { href: '/sign-up', name: 'sign_up', icon: UserRoundPlus },
  ...helpTasks,
];
const customerTasks: readonly Task[] = [
  { href: '/overview', name: 'overview', icon: House },
  { href: '/security', name: 'security', icon: ShieldCheck },
  ...helpTasks,
];
const promises = [
  { name: 'told', icon: PanelRight },
  { name: 'codes', icon: MessageSquareWarning },
  { name: 'undo', icon: Undo2 },
] as const;

export const handle = { isStatic: true };

export async function loader({ context }: LoaderFunctionArgs) {
  const page = getPage(context);
  return page.useCases.help.frontPage(page);
}

/** The start page: what this is, a search, and the few doors that there are. */
export default function Home() {
  const t = useText();
  const { viewer, brand } = useShell();
  const { popular } = useLoaderData<typeof loader>();
  const suggest = useSuggest('');
  return (
    <div className="mx-auto flex w-full max-w-article flex-col gap-12 sm:py-4">
      <PageTitle title={brand.name} description={t('home.lead')} />
      <div className="flex flex-col gap-6">
        <div className="flex flex-col gap-3">
          <h1 className="text-2xl sm:text-3xl">{t('home.title', { brand: brand.name })}</h1>
          <p className="text-lg text-muted">{t('home.lead')}</p>
        </div>
        <form
          {...suggest}
          method="get"
          action="/help/search"
          role="search"
          className="flex flex-col gap-3 sm:grid sm:grid-cols-[1fr_auto] sm:items-end"
        >
          <TextField
            name="term"
            type="search"
            label={t('home.search.label')}
            hint={t('home.search.example')}
            isRequired={false}
            autoComplete="off"
            maxLength={limits.searchTermCharsMax}
          />
          <Button type="submit">
            <Icon of={Search} />
            {t('home.search.button')}
          </Button>
          <SuggestScript />
        </form>
      </div>
      <nav aria-labelledby="home-tasks" className="flex flex-col gap-4">
        <h2 id="home-tasks" className="text-xl">
          {t('home.tasks')}
        </h2>
        <ul className="grid gap-px overflow-hidden rounded-lg border border-line bg-line sm:grid-cols-2">
          {(viewer ? customerTasks : strangerTasks).map(({ href, name, icon }) => (
            <li key={name} className="flex bg-surface">
              <RouterLink
                to={href}
                className="flex flex-1 items-start gap-4 p-4 text-ink no-underline hover:bg-sunken focus-visible:-outline-offset-3 sm:p-5"
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
      {popular.length > 0 ? (
        <section aria-labelledby="home-often" className="flex flex-col gap-2">
          <h2 id="home-often" className="text-xl">
            {t('home.often')}
          </h2>
          <ul className="grid gap-x-8 sm:grid-cols-2">
            {popular.map(({ category, slug, title }) => (
              <li key={slug}>
                <Link href={`/help/${category}/${slug}`} isTarget>
                  {title}
                </Link>
              </li>
            ))}
          </ul>
          <p>
            <Link href="/help" isTarget>
              {t('home.help')}
            </Link>
          </p>
        </section>
      ) : null}
      <section aria-labelledby="home-promise" className="flex flex-col gap-4">
        <h2 id="home-promise" className="text-xl">
          {t('home.promise')}
        </h2>
        <ul className="flex flex-col gap-3">
          {promises.map(({ name, icon }) => (
            <li key={name} className="flex gap-3">
              <Icon of={icon} className="mt-0.5 text-muted" />
              {t(`home.promise.${name}`)}
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}
