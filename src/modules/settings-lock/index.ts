export { settingsLockProblems } from './problems.ts';
export {
  finishSettingsLock,
  keepLocked,
  type SettingsLockView,
  startSettingsLock,
  startUnlock,
  unlockWithMasterKey,
  viewSettingsLock,
} from './settings-lock.ts';
export { finishUnlockByContacts, startUnlockByContacts } from './unlock-by-contacts.ts';
