import { type ReactNode, useEffect } from 'react';
import { matchPath, useLocation, useNavigate } from 'react-router';
import { isCode } from './code.js';
import { mailedCode } from './mailed-code.js';

/**
 * The mail leads to `/portal/verify/{attemptId}#{code}`. The code is taken out of the address before anything else
 * happens, so that no history, bookmark or screenshot keeps it; nothing is sent (a GET never redeems a code).
 * Another hash is no code and stays where it is.
 */
export function TakeMailedCode({ children }: { readonly children: ReactNode }) {
  const { pathname, search, hash } = useLocation();
  const navigate = useNavigate();
  const attemptId = matchPath('/portal/verify/:attemptId', pathname)?.params.attemptId;
  const code = attemptId !== undefined && isCode(hash.slice(1)) ? hash.slice(1) : '';
  useEffect(() => {
    if (attemptId === undefined || code === '') return;
    mailedCode.keep(attemptId, code);
    void navigate(pathname + search, { replace: true });
  }, [attemptId, code, pathname, search, navigate]);
  return code === '' ? children : null;
}
