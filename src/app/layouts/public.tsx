import { Outlet } from 'react-router';
import { PublicFrame } from './frame.tsx';

/** Pages that need no account. */
export default function PublicLayout() {
  return (
    <PublicFrame>
      <Outlet />
    </PublicFrame>
  );
}
