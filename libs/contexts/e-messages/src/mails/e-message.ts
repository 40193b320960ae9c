import type { Mail } from '#bounded-context';

/** Something new stands on the portal. Holds nothing of what it says, nor of whom it is about (rule M12). */
export const eMessageWaiting: Mail = {
  name: 'e_message_waiting',
  onlyWhileLinked: true,
  needs: ['threadId'],
  wordings: {
    en: {
      subject: 'You have an e-message',
      mail: [
        'You have an e-message on your portal account. Sign in to read it:',
        '{portal}/portal/messages/{threadId}',
        'You get this mail because you asked to be told of e-messages. You can change that on the portal, under e-Notification.',
      ],
      text: 'You have an e-message. Sign in to read it: {portal}/portal/messages/{threadId}',
    },
    es: {
      subject: 'Tiene un mensaje electrónico',
      mail: [
        'Tiene un mensaje electrónico en su cuenta del portal. Inicie sesión para leerlo:',
        '{portal}/portal/messages/{threadId}',
        'Recibe este correo porque pidió que le avisemos de sus mensajes electrónicos. Puede cambiarlo en el portal, en Aviso electrónico.',
      ],
      text: 'Tiene un mensaje de su condado. Entre para leerlo: {portal}/portal/messages/{threadId}',
    },
  },
};

/** An action ends soon, or has ended; where documents were added but not sent, it says so. */
export const actionReminder: Mail = {
  name: 'e_message_reminder',
  onlyWhileLinked: true,
  needs: ['threadId', 'unsent'],
  wordings: {
    en: {
      subject: 'A reminder: the county asked you to do something',
      mail: [
        'Your county asked you to do something on the portal, and it is not done yet. Sign in to see it, and by when:',
        '{portal}/portal/messages/{threadId}',
        '{unsent}',
        'If you cannot do it, write to your county there, or call it.',
      ],
      text: 'Your county asked you to do something, and it is not done yet: {portal}/portal/messages/{threadId}',
    },
    es: {
      subject: 'Recordatorio: el condado le pidió que hiciera algo',
      mail: [
        'Su condado le pidió que hiciera algo en el portal y todavía no está hecho. Inicie sesión para verlo y saber hasta cuándo:',
        '{portal}/portal/messages/{threadId}',
        '{unsent}',
        'Si no puede hacerlo, escríbale a su condado desde allí o llámelo.',
      ],
      text: 'Su condado todavía espera algo de usted: {portal}/portal/messages/{threadId}',
    },
  },
};

/** What stands for `unsent`: the added documents are nobody's yet. */
export const unsentTexts = {
  en: 'You added documents, but you have not sent them to the county yet.',
  es: 'Agregó documentos, pero todavía no los envió al condado.',
} as const;

/** Confirms once that notices come by the portal (and so does a letter). */
export const noticesChosen: Mail = {
  name: 'e_notices_chosen',
  needs: [],
  wordings: {
    en: {
      subject: 'Notices of action will come to your portal account',
      mail: [
        'You chose to get notices of action on your portal account. We also confirm this by a letter.',
        'If you did not choose this, or want letters again, sign in and change it under e-Notification:',
        '{portal}/portal/e-notification',
      ],
      text: 'You chose to get notices of action on your portal account. To change it: {portal}/portal/e-notification',
    },
    es: {
      subject: 'Los avisos de acción llegarán a su cuenta del portal',
      mail: [
        'Usted eligió recibir los avisos de acción en su cuenta del portal. También se lo confirmamos por carta.',
        'Si no lo eligió, o quiere recibir cartas otra vez, inicie sesión y cámbielo en Aviso electrónico:',
        '{portal}/portal/e-notification',
      ],
      text: 'Desde ahora recibe los avisos de acción en su cuenta del portal. Para cambiarlo: {portal}/portal/e-notification',
    },
  },
};
