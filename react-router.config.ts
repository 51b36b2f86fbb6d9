import type { Config } from '@react-router/dev/config';
import { precompress } from './scripts/web/precompress.ts';

export default {
  appDirectory: 'src',
  buildDirectory: 'build',
  ssr: true,
  // All routes are known to the first page: no extra manifest requests, one thing less to cache or attack.
  routeDiscovery: { mode: 'initial' },
  buildEnd: ({ reactRouterConfig }) => precompress(`${reactRouterConfig.buildDirectory}/client`),
} satisfies Config;
