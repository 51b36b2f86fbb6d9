import type { ProblemSpec } from '#kernel/problem.ts';
import { accountsProblems } from '#modules/accounts/index.ts';
import { antiPhishingProblems } from '#modules/anti-phishing/index.ts';
import { auditProblems } from '#modules/audit/index.ts';
import { casesProblems } from '#modules/cases/index.ts';
import { closureProblems } from '#modules/closure/index.ts';
import { contactsProblems } from '#modules/contacts/index.ts';
import { editorialProblems } from '#modules/editorial/index.ts';
import { enrolmentProblems } from '#modules/enrolment/index.ts';
import { factorsProblems } from '#modules/factors/index.ts';
import { gateProblems } from '#modules/gate/index.ts';
import { helpProblems } from '#modules/help/index.ts';
import { insightsProblems } from '#modules/insights/index.ts';
import { passwordsProblems } from '#modules/passwords/index.ts';
import { recoveryProblems } from '#modules/recovery/index.ts';
import { sessionsProblems } from '#modules/sessions/index.ts';
import { settingsLockProblems } from '#modules/settings-lock/index.ts';
import { staffProblems } from '#modules/staff/index.ts';
import { httpProblems } from '#platform/http/problems.ts';

/** Every problem of the product by its code. A module adds its `problems.ts` here. */
export const problems: Readonly<Record<string, ProblemSpec>> = {
  ...httpProblems,
  ...accountsProblems,
  ...antiPhishingProblems,
  ...auditProblems,
  ...casesProblems,
  ...closureProblems,
  ...contactsProblems,
  ...enrolmentProblems,
  ...factorsProblems,
  ...gateProblems,
  ...editorialProblems,
  ...helpProblems,
  ...insightsProblems,
  ...recoveryProblems,
  ...passwordsProblems,
  ...sessionsProblems,
  ...staffProblems,
  ...settingsLockProblems,
};
