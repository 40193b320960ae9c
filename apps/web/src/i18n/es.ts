import type { en } from './en.js';
import type { Translated } from './translated.js';

export const es: Translated<typeof en> = {
  shell: {
    product: 'Caseledger',
    skip: 'Ir al contenido principal',
    language: 'Idioma',
    loading: 'Cargando …',
    menu: 'Menú',
    print: 'Imprimir',
  },
  toast: { close: 'Cerrar' },
  field: { required: 'obligatorio' },
  session: {
    signOut: 'Cerrar sesión',
    signedOut: 'Usted cerró su sesión.',
    otherAccount: 'Cerrar sesión y usar otra cuenta',
    again: {
      title: 'Usted inició sesión otra vez',
      text: 'Puede cerrar esta pestaña. La página en la que estaba continúa por sí sola.',
    },
    ended: {
      signIn: 'Iniciar sesión otra vez (se abre otra pestaña)',
      title: 'Su sesión ha terminado',
      text: 'Usted había iniciado sesión como {{name}}. Inicie sesión otra vez para continuar. Lo que escribió en esta página sigue ahí.',
      leave: 'Salir de esta página y cerrar la sesión',
      textCustomer:
        'Para proteger sus datos, esta página está oculta. Inicie sesión otra vez para continuar. Lo que escribió sigue ahí.',
    },
    ending: {
      title: '¿Sigue ahí?',
      text: 'Su sesión se cerrará en menos de dos minutos porque no ha habido actividad en esta página. No se perderá nada de lo que escribió.',
      stay: 'Mantener la sesión abierta',
    },
  },
  signIn: {
    staff: 'Iniciar sesión con su agencia',
    nobody:
      'Aquí no se puede iniciar sesión: no está configurado ni el acceso de la agencia ni la demostración. Avise a quienes administran este sistema.',
    title: 'Iniciar sesión',
    demo: 'Esto es una demostración. Todas las personas son inventadas. Elija quién quiere ser.',
    noPages: 'Esta función todavía no tiene páginas. Inicie sesión y use la API.',
    enter:
      'Fecha de nacimiento {{dateOfBirth}}, código postal {{zipCode}}, condado de {{countyName}}, caso {{caseNumber}}.',
    otherCounties_one: '1 más, en otro condado',
    otherCounties_other: '{{count}} más, en otros condados',
  },
  role: {
    customer: 'Clientes',
    worker: 'Trabajadores del condado',
    viewer: 'Trabajadores del condado con acceso de solo consulta',
    supervisor: 'Supervisores',
    partner: 'Agencias colaboradoras',
    auditor: 'Auditor',
    ops: 'Operaciones',
    help_desk: 'Servicio de ayuda',
    registry: 'Sistema de registro',
  },
  problem: {
    tryAgain: 'Intentar de nuevo',
    toStart: 'Ir a la página de inicio',
    reload: 'Volver a cargar la página',
    offline: 'No tiene conexión. Lo que escribió se queda aquí. Continúe cuando vuelva la conexión.',
    notFound: {
      title: 'Página no encontrada',
      text: 'No hay nada en esta dirección, o usted no tiene permiso para verlo. Revise la dirección o vaya a la página de inicio.',
    },
    forbidden: {
      title: 'Esta página no es para usted',
      text: 'Usted inició sesión como {{name}} y esta cuenta no tiene acceso aquí. Vaya a su página de inicio o inicie sesión con otra cuenta.',
      right: 'Hace falta el permiso {{right}}, que usted no tiene. Pregunte a su supervisor.',
    },
    noPages: {
      title: 'Todavía no hay páginas para esta función',
      text: 'Usted inició sesión como {{name}}. Por ahora, esta función se usa solo por medio de la API.',
      docs: 'Leer la documentación de la API',
    },
    broken: {
      title: 'Algo salió mal',
      text: 'Es un error nuestro, no suyo. Vuelva a cargar la página. Si sucede otra vez, avise al servicio de ayuda.',
    },
    notLoaded: {
      title: 'No se pudo cargar una parte de esta página',
      text: 'Se perdió la conexión o hay una versión nueva. Vuelva a cargar la página para continuar.',
    },
  },
  refusal: {
    unreachable:
      'No se puede conectar con el servidor. Revise su conexión e intente de nuevo. No se ha perdido nada de lo que escribió.',
    not_signed_in:
      'Su sesión ha terminado. Inicie sesión otra vez y repita lo último que hizo. No se ha perdido nada de lo que escribió.',
    csrf: 'Esta página ya no está al día. Vuelva a cargarla e intente de nuevo.',
    too_many_requests: 'Demasiados intentos en poco tiempo. Espere un minuto e intente de nuevo.',
    store_unavailable:
      'Nuestro sistema no responde en este momento. Espere unos segundos e intente de nuevo.',
    view_behind: 'Esta lista se está preparando otra vez. Intente de nuevo en unos minutos.',
    look_not_recorded:
      'Mostramos datos personales solo cuando podemos anotar quién los vio, y eso no funciona en este momento. Intente de nuevo en unos segundos.',
    personal_data_unreadable:
      'Algunos datos personales no se pueden abrir en este momento. Puede intentar de nuevo sin perder nada. Si el problema continúa, avise al servicio de ayuda.',
    internal_error:
      'Algo salió mal de nuestro lado. No se ha perdido nada de lo que ya se confirmó. Referencia: {{reference}}',
    unexpected_answer:
      'El servidor respondió con un error ({{status}}). Intente de nuevo. Si el problema continúa, avise al servicio de ayuda.',
  },
};
