import { Search } from 'lucide-react';
import { limits } from '#kernel/limits.ts';
import type { SearchScope } from '#modules/help/types.ts';
import { Button } from '#ui/button.tsx';
import { Icon } from '#ui/icon.tsx';
import { useText } from '#ui/text.tsx';
import { TextField } from '#ui/text-field.tsx';
import { SuggestScript, useSuggest } from './suggest-script.tsx';

/** The search of the help centre: a plain GET form, so that every search has an address. */
export function SearchForm({
  base,
  term,
  scope = 'all',
  hasHint = false,
}: {
  base: string;
  term?: string;
  scope?: SearchScope;
  hasHint?: boolean;
}) {
  const t = useText();
  const suggest = useSuggest(base);
  return (
    <form
      {...suggest}
      method="get"
      action={`${base}/help/search`}
      role="search"
      className="flex flex-col gap-3 sm:grid sm:grid-cols-[1fr_auto] sm:items-end print:hidden"
    >
      {scope === 'all' ? null : <input type="hidden" name="category" value={scope} />}
      <TextField
        name="term"
        type="search"
        label={t('help.search.label')}
        {...(hasHint ? { hint: t('help.search.example') } : {})}
        defaultValue={term}
        isRequired={false}
        autoComplete="off"
        maxLength={limits.searchTermCharsMax}
      />
      <Button type="submit">
        <Icon of={Search} />
        {t('help.search.button')}
      </Button>
      <SuggestScript />
    </form>
  );
}
