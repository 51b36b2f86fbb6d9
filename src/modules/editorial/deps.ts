import type { StaffDeps } from '#modules/staff/index.ts';
import type { Platform } from '#platform/platform.ts';
import type { SourceContext } from './render-source.ts';

/** What the desk needs: the console's door, live events, and what articles may refer to. */
export type EditorialDeps = StaffDeps &
  Pick<Platform, 'live' | 'jobs'> & { readonly articles: SourceContext };
