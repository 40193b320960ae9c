import type { Mail } from '#bounded-context';

export const linkCompleted: Mail = {
  name: 'link_completed',
  needs: [],
  wordings: {
    en: {
      subject: 'Your case is linked',
      mail: [
        'Your case is now linked to your portal account. You can see it here:',
        '{portal}/portal',
        'If you did not ask for this, please contact your county right away.',
        '{countyContact}',
      ],
      text: 'Your case is now linked to your portal account. If you did not ask for this, please contact your county right away.',
    },
    es: {
      subject: 'Su caso está vinculado',
      mail: [
        'Su caso ya está vinculado con su cuenta del portal. Puede verlo aquí:',
        '{portal}/portal',
        'Si usted no lo pidió, comuníquese con su condado de inmediato.',
        '{countyContact}',
      ],
      text: 'Su caso ya está vinculado con su cuenta del portal. Si usted no lo pidió, comuníquese con su condado de inmediato.',
    },
  },
};

export const requestProcessed: Mail = {
  name: 'request_processed',
  needs: [],
  wordings: {
    en: {
      subject: 'Your request to link your case was approved',
      mail: [
        'The county looked at your request and linked your case to your portal account. You can see it here:',
        '{portal}/portal',
        'If you did not ask for this, please contact your county right away.',
        '{countyContact}',
      ],
      text: 'The county looked at your request and linked your case to your portal account. Sign in to see it: {portal}/portal',
    },
    es: {
      subject: 'Se aprobó su solicitud para vincular su caso',
      mail: [
        'El condado revisó su solicitud y vinculó su caso con su cuenta del portal. Puede verlo aquí:',
        '{portal}/portal',
        'Si usted no lo pidió, comuníquese con su condado de inmediato.',
        '{countyContact}',
      ],
      text: 'El condado revisó su solicitud y vinculó su caso con su cuenta del portal. Inicie sesión para verlo: {portal}/portal',
    },
  },
};

/** Says no reason: it may concern somebody else, or be meant for staff only. */
export const requestRejected: Mail = {
  name: 'request_rejected',
  needs: ['countyName'],
  wordings: {
    en: {
      subject: 'Your request to link your case',
      mail: [
        '{countyName} County looked at your request and could not link your case to your portal account.',
        'To learn what to do next, please contact {countyName} County. Then you can ask again in the portal:',
        '{portal}/portal',
        '{countyContact}',
      ],
      text: '{countyName} County could not link your case to your portal account. Please contact the county to learn what to do next.',
    },
    es: {
      subject: 'Su solicitud para vincular su caso',
      mail: [
        'El condado de {countyName} revisó su solicitud y no pudo vincular su caso con su cuenta del portal.',
        'Para saber qué hacer, comuníquese con el condado de {countyName}. Después puede pedirlo otra vez en el portal:',
        '{portal}/portal',
        '{countyContact}',
      ],
      text: 'El condado de {countyName} no pudo vincular su caso con su cuenta del portal. Comuníquese con el condado para saber qué hacer.',
    },
  },
};

export const accountUnlinked: Mail = {
  name: 'account_unlinked',
  needs: [],
  wordings: {
    en: {
      subject: 'Your portal account was unlinked',
      mail: [
        'The county unlinked your portal account from your case, so you no longer see it in the portal.',
        'The county has a request to look at this again. If you have questions, please contact your county.',
        '{countyContact}',
      ],
      text: 'The county unlinked your portal account from your case. If you have questions, please contact your county.',
    },
    es: {
      subject: 'Se desvinculó su cuenta del portal',
      mail: [
        'El condado desvinculó su cuenta del portal de su caso, por lo que ya no lo verá en el portal.',
        'El condado tiene una solicitud para revisarlo otra vez. Si tiene preguntas, comuníquese con su condado.',
        '{countyContact}',
      ],
      text: 'El condado desvinculó su cuenta del portal de su caso. Si tiene preguntas, comuníquese con su condado.',
    },
  },
};
