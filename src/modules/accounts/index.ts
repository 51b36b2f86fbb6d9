export { accountsProblems } from './problems.ts';
export { type EmailProblem, maskContact, type PhoneProblem, readEmail, readIdentifier, readPhone } from './rules.ts';
export {
  type Account,
  type AccountState,
  type Contacts,
  contactsOf,
  findAccount,
  findAccountByContact,
  insertAccount,
  lockAccount,
  replaceContact,
  setAccountState,
} from './store.ts';
