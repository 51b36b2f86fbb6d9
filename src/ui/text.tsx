import { createContext, type ReactNode, useContext } from 'react';
import type { Text } from '#kernel/text.ts';

const TextContext = createContext<Text | null>(null);

export function TextProvider({ text, children }: { text: Text; children: ReactNode }) {
  return <TextContext value={text}>{children}</TextContext>;
}

/** Reads texts by id and formats times, numbers and lists: `const t = useText(); t('ui.back')`, `t.dateTime(at)`. */
export function useText(): Text {
  const text = useContext(TextContext);
  if (!text) throw new Error('useText() needs a TextProvider around it');
  return text;
}
