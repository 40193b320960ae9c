import type { Mail } from '#bounded-context';

/** To the former address, without any data in it (rule P5). */
export const contactChanged: Mail = {
  name: 'contact_changed',
  needs: [],
  wordings: {
    en: {
      subject: 'Your contact details were changed',
      mail: [
        'The contact details that your county has for you were changed. This address may no longer be one of them.',
        'If you asked for this, there is nothing to do. If you did not, please contact your county right away.',
      ],
      text: 'Your contact details at the county were changed. If you did not ask for this, please contact your county right away.',
    },
    es: {
      subject: 'Se cambiaron sus datos de contacto',
      mail: [
        'Se cambiaron los datos de contacto que el condado tiene de usted. Es posible que esta dirección ya no sea uno de ellos.',
        'Si usted lo pidió, no tiene que hacer nada. Si no lo pidió, comuníquese con su condado de inmediato.',
      ],
      text: 'Se cambiaron sus datos de contacto en el condado. Si usted no lo pidió, comuníquese con su condado de inmediato.',
    },
  },
};
