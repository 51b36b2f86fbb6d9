import { accountsProblems } from '#modules/accounts/index.ts';
import { closureProblems } from '#modules/closure/index.ts';
import { contactsProblems } from '#modules/contacts/index.ts';
import { enrolmentProblems } from '#modules/enrolment/index.ts';
import { factorsProblems } from '#modules/factors/index.ts';
import { gateProblems } from '#modules/gate/index.ts';
import { helpProblems } from '#modules/help/index.ts';
import { sessionsProblems } from '#modules/sessions/index.ts';
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
