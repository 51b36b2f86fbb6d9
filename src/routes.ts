import { index, layout, type RouteConfig, route } from '@react-router/dev/routes';

/** Every page of the product. Add a line inside the layout that your page lives in. */
export default [
  layout('app/layouts/public.tsx', [
    index('app/pages/home.tsx'),
    route('dev/ui', 'app/pages/dev-ui/dev-ui.tsx'),
    route('dev/ui/error/:status', 'app/pages/dev-ui/error.tsx'),
    route('*', 'app/pages/not-found.tsx'),
  ]),
  layout('app/layouts/flow.tsx', [
    // Flows, one line each.
    route('dev/ui/flow', 'app/pages/dev-ui/flow.tsx'),
  ]),
  layout('app/layouts/account.tsx', [
    // Pages of the account, one line each.
    route('dev/ui/account', 'app/pages/dev-ui/account.tsx'),
  ]),
  // Resources: forms without a page of their own.
  route('preferences/theme', 'app/pages/set-theme.ts'),
] satisfies RouteConfig;
