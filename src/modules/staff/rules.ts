import { hourMs, minuteMs } from '#kernel/instant.ts';
import { type Problem, problem } from '#kernel/problem.ts';
import { fail, ok, type Result } from '#kernel/result.ts';

/** Enough for a laptop, a phone and a key in a drawer. */
export const staffPasskeysMax = 10;
const nameCharsMax = 80;
const newPasskeyMinutes = 10;

type SessionTimes = {
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly endedAt: Date | null;
};

/** Whether a session in the console still counts: not ended, not too old, not idle for too long. */
export const isStaffSessionLive = (session: SessionTimes, now: Date, idleMinutes: number): boolean =>
  session.endedAt === null &&
  now.getTime() < session.expiresAt.getTime() &&
  now.getTime() < session.lastSeenAt.getTime() + idleMinutes * minuteMs;

/** Another passkey is a lasting way in, so it takes a recent sign-in: a console left open is not enough. */
export const mayAddStaffPasskey = (session: Pick<SessionTimes, 'createdAt'>, now: Date): boolean =>
  now.getTime() < session.createdAt.getTime() + newPasskeyMinutes * minuteMs;

export const staffSessionEnd = (now: Date, hours: number): Date => new Date(now.getTime() + hours * hourMs);

/** A colleague's name as typed, without invisible characters. Problems: `staff_name_not_possible`. */
export function readStaffName(typed: string): Result<string, Problem<'staff_name_not_possible'>> {
  const name = typed.normalize('NFC').replace(/\p{C}/gu, '').trim();
  return name === '' || name.length > nameCharsMax
    ? fail(problem('staff_name_not_possible', { params: { max: nameCharsMax } }))
    : ok(name);
}
