import type { LoaderFunctionArgs } from 'react-router';
import { getPage } from '#ui/page-context.ts';

/** What the banner of the account's pages asks for again when something has happened: the waiting requests alone. */
export async function loader({ context }: LoaderFunctionArgs) {
  const { viewer, useCases } = getPage(context);
  return viewer ? useCases.sessions.listPendingApprovals(viewer) : [];
}
