import { expect, it } from 'vitest';
import { auditEvents, eventGroups, eventsIn } from './event-rules.ts';
import { messages } from './messages.en.ts';

const textIds = Object.keys(messages);

it('has plain words for every event that can be recorded, and for every group', () => {
  const isTold = (event: string) =>
    textIds.some((id) => id === `audit.event.${event}` || id.startsWith(`audit.event.${event}.`));
  expect(auditEvents.filter((event) => !isTold(event))).toEqual([]);
  expect(eventGroups.filter((group) => !textIds.includes(`audit.group.${group}`))).toEqual([]);
});

it('has no words for an event that nothing records', () => {
  const told = textIds.flatMap((id) => /^audit\.event\.([a-z_]+)/.exec(id)?.[1] ?? []);
  const known: readonly string[] = [...auditEvents, 'other'];
  expect(told.filter((event) => !known.includes(event))).toEqual([]);
});

it('shows every event in one group, and no group is empty', () => {
  expect(eventGroups.flatMap(eventsIn).toSorted()).toEqual([...auditEvents].toSorted());
  expect(eventGroups.filter((group) => eventsIn(group).length === 0)).toEqual([]);
});
