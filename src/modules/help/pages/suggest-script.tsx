import { suggestionsMax } from '#modules/help/types.ts';
import { useNonce } from '#ui/nonce.tsx';
import { useShell } from '#ui/shell.tsx';
import { useText } from '#ui/text.tsx';
import address from './suggest-client.js?url&no-inline';

/** What a search form says to the script of suggestions; spread into the form. */
export function useSuggest(base: string): Readonly<Record<`data-${string}`, string>> {
  const t = useText();
  const { locale } = useShell();
  return {
    'data-suggest': `/api/v1/help/suggestions?locale=${encodeURIComponent(locale)}`,
    'data-base': base,
    'data-label': t('help.suggest.label'),
    // In every language's own plural forms.
    'data-counts': Array.from({ length: suggestionsMax + 1 }, (_, count) =>
      t('help.suggest.count', { count }),
    ).join('|'),
  };
}

/** The script itself, once on a page: a file of its own with a hash in its name, kept by the browser. */
export function SuggestScript() {
  return <script src={address} nonce={useNonce()} defer />;
}
