import { Alert } from '#ui/alert.tsx';
import { Link } from '#ui/link.tsx';
import { useText } from '#ui/text.tsx';

type Note = {
  readonly id: string;
  readonly state: 'info' | 'wait' | 'good';
  readonly values: Readonly<Record<string, string | number | Date>>;
  readonly href: string | null;
};

/** What the signed-in reader should know first, of what the article is about. */
export function Notes({ notes }: { notes: readonly Note[] }) {
  const t = useText();
  if (notes.length === 0) return null;
  return (
    <section aria-label={t('help.note.yours')} className="flex flex-col gap-3 print:hidden">
      {notes.map(({ id, state, values, href }) => {
        const textId = `help.note.${id}`;
        const actionId = `${textId}.action`;
        if (!t.has(textId)) return null;
        const shown = Object.fromEntries(
          Object.entries(values).map(([name, value]) => [
            name,
            value instanceof Date ? t.dateTime(value) : value,
          ]),
        );
        return (
          <Alert
            key={id}
            state={state}
            title={t(textId, shown)}
            actions={
              href && t.has(actionId) ? (
                <Link href={href} isTarget>
                  {t(actionId)}
                </Link>
              ) : undefined
            }
          />
        );
      })}
    </section>
  );
}
