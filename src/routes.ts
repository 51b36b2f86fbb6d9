import { index, layout, type RouteConfig, route } from '@react-router/dev/routes';

/** Every page of the product. Add a line inside the layout that your page lives in. */
export default [
  layout('app/layouts/public.tsx', [
    index('app/pages/home.tsx'),
    route('help', 'modules/help/pages/help.tsx'),
    route('help/search', 'modules/help/pages/search.tsx'),
    route('help/problems/:code', 'modules/help/pages/problem.tsx'),
    route('help/:category', 'modules/help/pages/category.tsx'),
    route('help/:category/:slug', 'modules/help/pages/article.tsx'),
    route('dev/ui', 'app/pages/dev-ui/dev-ui.tsx'),
    route('dev/ui/error/:status', 'app/pages/dev-ui/error.tsx'),
    route('*', 'app/pages/not-found.tsx'),
  ]),
  layout('app/layouts/flow.tsx', [
    // Flows, one line each.
    route('security/:contact/change', 'modules/contacts/pages/change-contact.tsx'),
    route('security/:contact/change/done', 'modules/contacts/pages/change-contact-done.tsx'),
    route('security/:contact/change/:challengeId', 'modules/contacts/pages/change-contact-proofs.tsx'),
    route('security/authenticator', 'modules/factors/pages/authenticator.tsx'),
    route('security/authenticator/done', 'modules/factors/pages/authenticator-done.tsx'),
    route('security/authenticator/:challengeId', 'modules/factors/pages/link-authenticator.tsx'),
    route('security/freeze', 'modules/closure/pages/freeze-own.tsx'),
    route('frozen', 'modules/closure/pages/freeze-own-done.tsx'),
    route('undo/:token', 'modules/contacts/pages/undo.tsx'),
    route('devices/:deviceId/remove', 'modules/sessions/pages/devices-remove.tsx'),
    route('sign-out', 'modules/sessions/pages/sign-out.tsx'),
    route('signed-out', 'modules/sessions/pages/sign-out-done.tsx'),
    route('sign-up', 'modules/enrolment/pages/sign-up.tsx'),
    route('sign-up/:challengeId', 'modules/enrolment/pages/sign-up-steps.tsx'),
    route('sign-in', 'modules/sessions/pages/sign-in.tsx'),
    route('sign-in/:challengeId', 'modules/sessions/pages/sign-in-steps.tsx'),
    route('sign-in/:challengeId/device', 'modules/sessions/pages/new-device.tsx'),
    route('authorise/:token', 'modules/sessions/pages/authorise.tsx'),
    route('approve/:authorisationId', 'modules/sessions/pages/approve.tsx'),
    route('freeze/:token', 'modules/closure/pages/freeze.tsx'),
    route('unfreeze', 'modules/closure/pages/unfreeze.tsx'),
    route('unfreeze/:challengeId', 'modules/closure/pages/unfreeze-steps.tsx'),
    route('dev/ui/flow', 'app/pages/dev-ui/flow.tsx'),
  ]),
  layout('app/layouts/account.tsx', [
    // Pages of the account, one line each.
    route('overview', 'app/pages/overview.tsx'),
    route('security', 'app/pages/security.tsx'),
    route('devices', 'modules/sessions/pages/devices.tsx'),
    route('devices/:deviceId', 'modules/sessions/pages/devices-one.tsx'),
    route('activity', 'modules/audit/pages/activity.tsx'),
    route('dev/ui/account', 'app/pages/dev-ui/account.tsx'),
  ]),
  // Resources: forms and answers without a page of their own.
  route('approvals', 'modules/sessions/pages/approve-pending.ts'),
  route('preferences/theme', 'app/pages/set-theme.ts'),
] satisfies RouteConfig;
