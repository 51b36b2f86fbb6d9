import { accountsProblems } from '#modules/accounts/index.ts';
import { closureProblems } from '#modules/closure/problems.ts';
import { contactsProblems } from '#modules/contacts/problems.ts';
import { enrolmentProblems } from '#modules/enrolment/problems.ts';
import { factorsProblems } from '#modules/factors/problems.ts';
import { gateProblems } from '#modules/gate/problems.ts';
import { helpProblems } from '#modules/help/index.ts';
import { sessionsProblems } from '#modules/sessions/problems.ts';
import type { ProblemSpec } from '#kernel/problem.ts';
import { httpProblems } from '#platform/http/problems.ts';

/** Every problem of the product by its code. A module adds its `problems.ts` here. */
export const problems: Readonly<Record<string, ProblemSpec>> = {
  ...httpProblems,
  ...accountsProblems,
  ...closureProblems,
  ...contactsProblems,
  ...enrolmentProblems,
  ...factorsProblems,
  ...gateProblems,
  ...helpProblems,
  ...sessionsProblems,
};
