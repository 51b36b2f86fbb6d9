import { Outlet } from 'react-router';
import { PublicFrame } from './frame.tsx';

/** Flows: nothing around them that leads away by accident; help is always one press away. */
export default function FlowLayout() {
  return (
    <PublicFrame isQuiet>
      <Outlet />
    </PublicFrame>
  );
}
