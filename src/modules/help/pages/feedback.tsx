import { Button } from '#ui/button.tsx';
import { RadioCards } from '#ui/radio-cards.tsx';
import { useText } from '#ui/text.tsx';

/** What a reader may have answered, as it stands in the address afterwards. */
export const answers = ['yes', 'no', 'thanks', 'enough'] as const;
export type Answer = (typeof answers)[number];

const reasons = ['wrong_question', 'unclear', 'outdated', 'did_not_work', 'other'] as const;

/** "Did this help?": two buttons, then why not. Plain forms, because articles ship no script. */
export function Feedback({ path, answer }: { path: string; answer: Answer | null }) {
  const t = useText();
  return (
    <section
      id="helpful"
      aria-labelledby="helpful-title"
      className="mt-4 flex flex-col gap-4 rounded-lg border border-line bg-surface p-4 sm:p-5 print:hidden"
    >
      <h2 id="helpful-title" className="text-lg">
        {t(answer === null ? 'help.helpful' : `help.helpful.${answer}`)}
      </h2>
      {answer === null ? (
        <form method="post" action={`${path}/helpful`} className="flex gap-3">
          <Button type="submit" name="helpful" value="yes" kind="secondary">
            {t('help.helpful.answer.yes')}
          </Button>
          <Button type="submit" name="helpful" value="no" kind="secondary">
            {t('help.helpful.answer.no')}
          </Button>
        </form>
      ) : null}
      {answer === 'no' ? (
        <form method="post" action={`${path}/helpful`} className="flex flex-col gap-4">
          <input type="hidden" name="helpful" value="no" />
          <RadioCards
            name="reason"
            legend={t('help.helpful.why')}
            options={reasons.map((value) => ({ value, label: t(`help.helpful.reason.${value}`) }))}
          />
          <div>
            <Button type="submit" kind="secondary">
              {t('help.helpful.send')}
            </Button>
          </div>
        </form>
      ) : null}
    </section>
  );
}
