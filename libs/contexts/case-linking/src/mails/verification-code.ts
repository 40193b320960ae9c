import type { Mail } from '#bounded-context';
import { attemptId } from '#kernel';
import { linkCode } from '../link-codes.js';

/**
 * The link and the code serve the same one-time secret. The code stands behind `#`, so that it never reaches a
 * server's log, and opening the link only fills in the page: it is redeemed by its button.
 */
export const verificationCode: Mail = {
  name: 'verification_code',
  needs: ['attemptId', 'code', 'minutes'],
  secret: {
    make: (secrets, params) => ({
      code: linkCode(secrets, attemptId(params.attemptId ?? ''), Number(params.issue)),
    }),
    goesTo: 'contact_on_file',
  },
  wordings: {
    en: {
      subject: 'Your verification code',
      mail: [
        'You asked to link your case to your portal account. Your code is:',
        '{code}',
        'Enter it on the page where you asked for it, or open this link and sign in with the same account:',
        '{portal}/portal/verify/{attemptId}#{code}',
        'It is good for {minutes} minutes and can be used once. Nobody from the county will ever ask you for it.',
        'If you did not ask for this, you can ignore this message: without the code nothing happens.',
      ],
      text: 'Your code to link your case is {code}, good for {minutes} minutes. Never give it to anyone. You can also open: {portal}/portal/verify/{attemptId}#{code}',
    },
    es: {
      subject: 'Su código de verificación',
      mail: [
        'Usted pidió vincular su caso con su cuenta del portal. Su código es:',
        '{code}',
        'Escríbalo en la página donde lo pidió, o abra este enlace e inicie sesión con la misma cuenta:',
        '{portal}/portal/verify/{attemptId}#{code}',
        'Vale durante {minutes} minutos y se puede usar una sola vez. Nadie del condado se lo pedirá nunca.',
        'Si usted no lo pidió, puede ignorar este mensaje: sin el código no pasa nada.',
      ],
      // Without á, í, ó and ú, which phones' alphabet lacks: one of them would halve what a message can hold.
      text: 'Su clave para vincular su caso es {code} y vale {minutes} minutos. No se la dé a nadie. También puede abrir: {portal}/portal/verify/{attemptId}#{code}',
    },
  },
};
