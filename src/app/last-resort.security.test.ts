import { describe, expect, it } from 'vitest';
import type { AccountId } from '#kernel/ids.ts';
import { must } from '#kernel/result.ts';
import { contactsOf, findAccount } from '#modules/accounts/index.ts';
import { findBrokenEntry } from '#modules/audit/index.ts';
import { closeDeadCases, listCases, reviewCase, viewCase } from '#modules/cases/index.ts';
import { freezeIn } from '#modules/closure/index.ts';
import { type Customer, newCustomer, type TestClient, useTestSite } from './testing.ts';
import {
  addPasskey,
  codeFor,
  finishSignIn,
  newCustomerWithAuthenticator,
  prove,
  signInAgain,
  totpNow,
} from './testing-flows.ts';
import {
  type Begun,
  beginWait,
  cancelBy,
  finishRecovery,
  type LastResort,
  newContacts,
  openLastResort,
  planLoss,
  proveLastResort,
  proveSlots,
  resume,
  viewRecovery,
} from './testing-recovery.ts';
import { type Colleague, newColleague } from './testing-staff.ts';

const site = useTestSite({ HOLDFAST_CODE_SENDS_PER_ADDRESS_HOUR: '1000' });
