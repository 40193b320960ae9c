import type { portal as english } from './en-portal.js';
import type { Translated } from './translated.js';

export const portal: Translated<typeof english> = {
  nav: {
    label: 'Secciones del portal',
    home: 'Inicio',
    link: 'Vincular mi caso',
    links: 'Mis casos',
    requests: 'Mis solicitudes',
  },
  form: {
    requiredNote: 'Los campos con asterisco (*) son obligatorios.',
    wrong_one: 'Hay 1 dato que corregir',
    wrong_other: 'Hay {{count}} datos que corregir',
    busy: 'Un momento …',
  },
  home: {
    title: 'Su caso en línea',
    state: 'Su situación actual',
    nothing: {
      title: 'Su cuenta todavía no está vinculada con un caso',
      text: 'Vincule su caso para verlo aquí. Toma unos cinco minutos. Tenga a la mano una carta de su condado: en ella está su número de caso.',
    },
    verifying: {
      title: 'Usted empezó a vincular su caso',
      text: 'El último paso es escribir el código que le enviamos.',
      go: 'Continuar',
    },
    unlinked: {
      title: 'Su condado terminó el vínculo con su caso el {{date}}',
      text: 'Ya no verá el caso aquí. Es posible que el condado lo revise otra vez. Si tiene preguntas, comuníquese con su condado.',
    },
    pending: {
      title: 'El condado está revisando su solicitud',
      text: 'Por ahora no tiene que hacer nada. Le avisaremos cuando el condado decida. El resultado también aparecerá aquí.',
      go: 'Ver mis solicitudes',
    },
    rejected: {
      title: 'El condado no pudo vincular su caso',
      text: 'Comuníquese con el condado de {{county}} para saber qué hacer. Después puede pedirlo otra vez.',
    },
    linked: {
      title_one: 'Su cuenta está vinculada con 1 caso',
      title_other: 'Su cuenta está vinculada con {{count}} casos',
      text: 'Puede verlos en cualquier momento.',
      go: 'Ver mis casos',
    },
    more: 'Lo que puede hacer aquí',
    do: {
      link: 'Díganos quién es usted y cuál es su caso.',
      links: 'Vea con qué casos está vinculada su cuenta.',
      requests: 'Vea lo que pidió y en qué quedó.',
    },
  },
  ask: {
    title: 'Vincular mi caso',
    intro: 'Denos algunos datos sobre usted y su caso. Los comparamos con los que tiene el condado.',
    goOn: {
      text: 'Usted ya pidió un código para un caso.',
      link: 'Continuar con ese caso',
    },
    dateOfBirth: 'Fecha de nacimiento',
    dateOfBirthHint: 'La fecha en que usted nació. Por ejemplo: 28 de abril de 1986',
    month: 'Mes',
    monthEmpty: '- Elija -',
    day: 'Día',
    year: 'Año',
    zipCode: 'Código postal (ZIP)',
    zipCodeHint:
      'El de la dirección que el condado tiene de usted: la de su casa o la postal. Cinco dígitos, como 90012',
    county: 'Condado',
    countyHint: 'El condado que lleva su caso. Escriba las primeras letras y elija de la lista.',
    countyList: 'Condados',
    countyOpen: 'Mostrar todos los condados',
    countyClear: 'Borrar el condado',
    countiesFound_zero: 'Ningún condado se llama así. Revise cómo lo escribió.',
    countiesFound_one: '1 condado encontrado. Use las flechas hacia arriba y hacia abajo para elegir.',
    countiesFound_other:
      '{{count}} condados encontrados. Use las flechas hacia arriba y hacia abajo para elegir.',
    caseNumber: 'Número de caso',
    caseNumberHint: 'De 4 a 15 letras y números, como B1K2M3N',
    caseNumberHelp: {
      open: '¿Dónde encuentro mi número de caso?',
      letter:
        'Está en todas las cartas del condado sobre sus beneficios: cerca de la parte de arriba, junto a su nombre y la fecha.',
      picture: 'Una carta del condado: el número de caso está arriba a la derecha, debajo de la fecha.',
      pictureCounty: 'Condado',
      pictureDate: 'Fecha',
      pictureCase: 'Núm. de caso',
      none: '¿No tiene una carta a la mano? Llame a su condado y pregunte por su número de caso.',
    },
    submit: 'Continuar',
    missing: {
      dateOfBirth: 'Escriba su fecha de nacimiento: día, mes y año',
      zipCode: 'Escriba su código postal',
      county: 'Elija su condado de la lista',
      caseNumber: 'Escriba su número de caso',
    },
    wrong: {
      dateOfBirth: 'Escriba una fecha que exista, con cuatro dígitos para el año',
      zipCode: 'Escriba un código postal de 5 o de 9 dígitos',
      county: 'Elija su condado de la lista',
      caseNumber: 'Escriba un número de caso de 4 a 15 letras y números',
    },
    future: 'La fecha de nacimiento tiene que ser anterior a hoy',
  },
  channel: {
    title: '¿A dónde le enviamos su código?',
    intro:
      'Para proteger su caso, enviamos un código de 8 dígitos a una dirección o a un teléfono que el condado tiene de usted. Mostramos solo una parte de cada uno.',
    legend: 'Enviar el código',
    email: 'Por correo electrónico a {{masked}}',
    text: 'Por mensaje de texto al {{masked}}',
    textHint:
      'El número de teléfono termina en {{digits}}. Su compañía telefónica puede cobrarle el mensaje.',
    missing: 'Elija a dónde debemos enviar el código',
    submit: 'Enviar el código',
    old: 'No puedo usar ninguno de estos',
  },
  code: {
    title: 'Escriba su código',
    notFound: 'No podemos encontrar esto',
    notFoundText:
      'Es posible que el mensaje sea para otra cuenta. Inicie sesión con la cuenta que pidió el código o empiece de nuevo.',
    sentEmail: 'Enviamos un código por correo electrónico a {{masked}}.',
    sentText: 'Enviamos un código por mensaje de texto al {{masked}}.',
    until: 'Sirve hasta esta hora: {{time}}',
    signedOut: 'Si su sesión se cierra antes, inicie sesión otra vez: el código sigue sirviendo.',
    field: 'Código',
    hint: '8 dígitos',
    missing: 'Escriba el código de nuestro mensaje',
    wrong: 'El código tiene 8 dígitos. Revise otra vez el mensaje',
    refused_zero: 'Este código no es correcto',
    refused_one: 'Este código no es correcto. Revise el mensaje más reciente. Le queda 1 intento.',
    refused_other:
      'Este código no es correcto. Revise el mensaje más reciente. Le quedan {{count}} intentos.',
    submit: 'Vincular mi caso',
    none: '¿No le ha llegado el código?',
    wait: 'Puede tardar unos minutos. Un correo electrónico puede estar en su carpeta de correo no deseado.',
    again_one: 'Enviar un código nuevo (queda 1)',
    again_other: 'Enviar un código nuevo (quedan {{count}})',
    noneLeft:
      'No podemos enviar más códigos. Escriba el más reciente o deje que el condado revise su solicitud.',
    contactGone:
      'Su condado ya no tiene el correo electrónico o el teléfono al que se envió este código. Pida el código en otro lugar o comuníquese con su condado.',
    sentAgain: 'Le enviamos un código nuevo. Solo sirve el más reciente.',
    elsewhere: 'Enviarlo a otro lugar',
    cannot: 'No puedo recibir un código',
    startAgain: 'Empezar de nuevo',
  },
  noCode: {
    title: 'Si no puede recibir un código',
    county:
      'En lugar de eso, podemos enviar su solicitud al condado. Un trabajador del condado comprobará que es usted.',
    longer:
      'Esto tarda más que un código. Es posible que el trabajador le llame o le pida que vaya en persona con una identificación.',
    update:
      '¿Su correo electrónico o su teléfono ya no son los mismos? También puede comunicarse con su condado para que los cambie y después vincular su caso con un código.',
    submit: 'Enviar mi solicitud al condado',
    back: 'Volver y escribir un código',
  },
  confirm: {
    title: '¿Vincular su caso ahora?',
    text: 'Usted abrió el enlace de nuestro mensaje. Presione el botón para vincular su caso con esta cuenta.',
    who: 'Inició sesión como {{name}}.',
    submit: 'Sí, vincular mi caso',
    notMe: '¿Usted no pidió esto? Entonces no presione el botón. Cierre esta página y avise a su condado.',
    byHand: 'Escribir el código a mano',
  },
  linked: {
    title: 'Su caso está vinculado',
    text: 'Su cuenta ahora está vinculada con:',
    next: 'Desde ahora puede ver sus casos aquí.',
    go: 'Ver mis casos',
  },
  requested: {
    title: 'Su solicitud se envió al condado',
    why: {
      expired: 'Se acabó el tiempo de su código, así que enviamos su solicitud al condado.',
      too_many: 'El código no fue correcto cinco veces, así que enviamos su solicitud al condado.',
      gave_up: 'Usted nos dijo que no puede recibir un código, así que enviamos su solicitud al condado.',
      none: 'No pudimos vincular su caso de inmediato, así que enviamos su solicitud al condado.',
    },
    next: 'Qué sigue ahora',
    check: 'Un trabajador del condado revisa su solicitud.',
    checkText: 'Compara lo que usted escribió con su caso.',
    contact: 'Es posible que se comunique con usted.',
    contactText: 'Quizás quiera comprobar que es usted. Nadie del condado le pedirá un código.',
    told: 'Usted recibe una respuesta.',
    toldText: 'Le enviamos un mensaje. La respuesta también aparece en Mis solicitudes.',
    again: 'No tiene que pedirlo otra vez. Solo si cometió un error al escribir, pídalo de nuevo.',
    go: 'Ver mis solicitudes',
    retry: 'Pedirlo de nuevo',
  },
  contactCounty: {
    title: 'Comuníquese con el condado de {{county}}',
    titleUnknown: 'Comuníquese con su condado',
    why: 'El condado no tiene un correo electrónico ni un teléfono de usted a donde podamos enviar un código. Por eso su caso todavía no está vinculado.',
    steps: 'Qué hacer',
    call: 'Llame o visite su condado.',
    callText: 'El número de teléfono está en todas las cartas de su condado.',
    callNow: 'El número de teléfono está arriba y en todas las cartas de su condado.',
    ask: 'Pida al trabajador que agregue su correo electrónico o su teléfono a sus datos de contacto.',
    askText:
      'El correo electrónico no tiene que ser el que usa aquí. Para los mensajes de texto, el teléfono debe estar anotado como celular, principal, para mensajes, de casa o del trabajo (Cell, Main, Message, Home o Work).',
    retry: 'Regrese e intente de nuevo.',
    retryText: 'Guardamos lo que escribió hasta que cierre sesión.',
    go: 'Intentar de nuevo',
  },
  county: {
    name: 'Condado de {{county}}',
    help: '¿Tiene preguntas? Comuníquese con su condado',
  },
  links: {
    title: 'Mis casos',
    intro: 'Su cuenta está vinculada con usted y, por eso, con todos sus casos en todos los condados.',
    empty: 'Su cuenta todavía no está vinculada con un caso.',
    emptyPending:
      'El condado está revisando su solicitud. Sus casos aparecerán aquí en cuanto estén vinculados.',
    case: 'Caso {{caseNumber}}',
    county: 'Condado',
    countyName: 'Condado de {{county}}',
    state: 'Estado del caso',
    programs: 'Programas',
    noPrograms: 'Ninguno',
    since: 'Vinculado desde',
    status: { Pending: 'Pendiente', Active: 'Activo', Denied: 'Negado', Closed: 'Cerrado' },
    wrong: '¿Alguno de estos no es suyo? Avise a su condado de inmediato.',
  },
  requests: {
    title: 'Mis solicitudes',
    intro: 'Sus solicitudes para vincular casos, de la más reciente a la más antigua.',
    empty: 'No tiene solicitudes en el condado.',
    case: 'Caso {{caseNumber}}, condado de {{county}}',
    noCase: 'Condado de {{county}}',
    asked: 'Usted la hizo el {{date}}.',
    askedAgain_one: 'La hizo otra vez el {{date}}.',
    askedAgain_other: 'La hizo otras {{count}} veces, la última el {{date}}.',
    askedBefore:
      'Usted ya había pedido esto y el condado todavía tiene su solicitud. Anotamos que lo pidió otra vez. No tiene que hacer nada.',
    goal_one: 'El condado espera responder en 1 día hábil.',
    goal_other: 'El condado espera responder en {{count}} días hábiles.',
    status: {
      Pending: 'En revisión',
      Processed: 'Vinculado',
      Rejected: 'No vinculado',
      Ended: 'Vínculo terminado',
    },
    madeByUnlink: 'Su condado terminó el vínculo el {{date}} e hizo esta solicitud para revisarlo otra vez.',
    linkEnded: 'El condado terminó el vínculo el {{date}}.',
    outcome: {
      Pending: 'Un trabajador del condado la está revisando. Por ahora no tiene que hacer nada.',
      Processed: 'Su caso quedó vinculado con su cuenta el {{date}}.',
      Rejected:
        'El {{date}} el condado decidió que no podía vincular su caso. Comuníquese con el condado de {{county}} para saber qué hacer. Después puede pedirlo otra vez.',
    },
    news: {
      Unlinked: 'Su condado terminó el vínculo con su caso.',
      Pending: 'Hay una solicitud nueva en el condado.',
      Processed: 'Buenas noticias: su caso ya está vinculado.',
      Rejected: 'El condado decidió sobre su solicitud.',
    },
  },
  refusal: {
    code_not_sent: 'Todavía no se ha enviado ningún código. Elija a dónde debemos enviarlo.',
    county_decides:
      'El condado tiene que revisar este vínculo. Le enviamos su solicitud. Usted no tiene que hacer nada.',
    link_over: 'Este vínculo se abandonó o se deshizo entretanto. Revise sus casos y empiece de nuevo.',
    attempts_exceeded:
      'Usted intentó vincular un caso cinco veces en una hora. Puede intentar de nuevo a partir de esta hora: {{time}}. Si no puede esperar, comuníquese con su condado.',
    code_replaced:
      'Después le enviamos un código más nuevo. Abra el enlace del mensaje más reciente o escriba el código que trae. Esto no le costó ningún intento.',
    code_expired: 'Este código ya no sirve: se acabó su tiempo o ya se usó.',
    contact_missing:
      'El condado no tiene un correo electrónico ni un teléfono de usted a donde podamos enviar un código. Comuníquese con su condado para agregar uno y después intente de nuevo.',
    conflict:
      'Algo cambió en el mismo momento. Revise esta página e intente una vez más. No se ha perdido nada de lo que escribió.',
    not_found:
      'No podemos encontrar esto. Es posible que el mensaje sea para otra cuenta: inicie sesión con la cuenta que pidió el código o empiece de nuevo.',
    invalid_input: 'Algo de lo que escribió no puede ser correcto. Revíselo e intente de nuevo.',
    erased: 'Se borraron los datos de esta cuenta. Comuníquese con su condado.',
  },
};
