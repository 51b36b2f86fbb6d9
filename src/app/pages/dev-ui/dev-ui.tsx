import { type LoaderFunctionArgs, useLoaderData } from 'react-router';
import { Page } from '#ui/page.tsx';
import { getPage } from '#ui/page-context.ts';
import { Forms } from './forms.tsx';
import { Foundations } from './foundations.tsx';
import { Patterns } from './patterns.tsx';

const minuteMs = 60_000;

export function loader({ context }: LoaderFunctionArgs) {
  const now = getPage(context).now.getTime();
  const after = (ms: number) => new Date(now + ms);
  return {
    seconds: after(42_000),
    minutes: after(9.5 * minuteMs),
    hours: after(200 * minuteMs),
    tomorrow: after(26 * 60 * minuteMs),
    past: after(-minuteMs),
  };
}

/** Every component in every state. The server answers /dev/* in demo mode only. */
export default function DevUi() {
  const times = useLoaderData<typeof loader>();
  return (
    <Page title="Style" lead="Every component in every state, with the words that it is made for.">
      <Foundations />
      <Forms retryAt={times.minutes} />
      <Patterns times={times} />
    </Page>
  );
}
