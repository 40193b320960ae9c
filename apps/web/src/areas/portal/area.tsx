import { Route, Routes } from 'react-router';
import { AreaGate } from '../../shell/area-gate.js';
import { NotFoundPage } from '../../shell/problem-pages.js';
import { OwnCountiesFoot } from './county/own-counties-foot.js';
import { PortalHome } from './home/portal-home.js';
import { CannotGetCode } from './link/cannot-get-code.js';
import { ChooseChannel } from './link/choose-channel.js';
import { ConfirmLink } from './link/confirm-link.js';
import { EnterCode } from './link/enter-code.js';
import { LinkMyCase } from './link/link-my-case.js';
import { TakeMailedCode } from './link/take-mailed-code.js';
import { MyLinks } from './links/my-links.js';
import { Messages } from './messages/lazy.js';
import { ContactCounty } from './outcome/contact-county.js';
import { Linked } from './outcome/linked.js';
import { Requested } from './outcome/requested.js';
import { LiveAccount } from './parts/live-account.js';
import { PortalNavigation } from './portal-navigation.js';
import { MyRequests } from './requests/my-requests.js';
import { portal } from './texts/en.js';
import './portal.css';

export const texts = { portal };

/** `/portal`: what a customer does, on a phone as well. */
export function Component() {
  return (
    <TakeMailedCode>
      <AreaGate roles={['customer']}>
        <LiveAccount />
        <PortalNavigation />
        <Routes>
          <Route index element={<PortalHome />} />
          <Route path="link" element={<LinkMyCase />} />
          <Route path="link/:attemptId" element={<ChooseChannel />} />
          <Route path="link/:attemptId/code" element={<EnterCode />} />
          <Route path="link/:attemptId/no-code" element={<CannotGetCode />} />
          <Route path="verify/:attemptId" element={<ConfirmLink />} />
          <Route path="outcome/linked" element={<Linked />} />
          <Route path="outcome/requested" element={<Requested />} />
          <Route path="outcome/contact-county" element={<ContactCounty />} />
          <Route path="links" element={<MyLinks />} />
          <Route path="requests" element={<MyRequests />} />
          <Route path="messages/*" element={<Messages />} />
          <Route path="*" element={<NotFoundPage />} />
        </Routes>
        <OwnCountiesFoot />
      </AreaGate>
    </TakeMailedCode>
  );
}
