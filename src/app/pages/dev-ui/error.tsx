import type { LoaderFunctionArgs } from 'react-router';

/** What an error looks like: /dev/ui/error/503, or /dev/ui/error/bug for one that nobody expected. */
export function loader({ params }: LoaderFunctionArgs): never {
  const status = Number(params.status);
  if (!Number.isInteger(status) || status < 400 || status > 599) throw new Error('A bug for the style page');
  throw new Response(null, { status, headers: status === 503 ? { 'Retry-After': '5' } : {} });
}

export default function DevError() {
  return null;
}
