import { CircleCheck, Hourglass, Info, type LucideIcon, TriangleAlert } from 'lucide-react';

export type State = 'good' | 'wait' | 'problem' | 'info';

/** The four states, each with its icon and colours; the word comes from the text beside it, or `ui.state.*`. */
export const states: Record<State, { icon: LucideIcon; box: string; text: string }> = {
  good: { icon: CircleCheck, box: 'border-good-line bg-good-soft', text: 'text-good' },
  wait: { icon: Hourglass, box: 'border-wait-line bg-wait-soft', text: 'text-wait' },
  problem: { icon: TriangleAlert, box: 'border-problem-line bg-problem-soft', text: 'text-problem' },
  info: { icon: Info, box: 'border-info-line bg-info-soft', text: 'text-info' },
};
