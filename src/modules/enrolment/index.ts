export { enrolmentProblems } from './problems.ts';
export {
  finishSignUp,
  giveSignUpPhone,
  type SignUpStep,
  type SignUpView,
  startSignUp,
  viewSignUp,
} from './sign-up.ts';
