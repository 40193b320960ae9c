import type { en } from './en.js';
import { portal } from './es-portal.js';
import type { Translated } from './translated.js';

export const es: Translated<typeof en> = {
  shell: {
    product: 'Caseledger',
    skip: 'Ir al contenido principal',
    language: 'Idioma',
    loading: 'Cargando …',
    menu: 'Menú',
  },
  toast: { close: 'Cerrar' },
  session: {
    signOut: 'Cerrar sesión',
    signedOut: 'Su sesión está cerrada.',
    ended: {
      title: 'Su sesión ha terminado',
      text: 'Usted había entrado como {{name}}. Entre otra vez para continuar: lo que escribió en esta página sigue ahí.',
      leave: 'Salir de esta página y cerrar sesión',
    },
  },
  signIn: {
    title: 'Iniciar sesión',
    demo: 'Esto es una demostración: todas las personas son inventadas. Elija quién quiere ser.',
    otherCounties_one: 'Una más',
    otherCounties_other: '{{count}} más, en otros condados',
  },
  role: {
    customer: 'Clientes',
    worker: 'Trabajadores del condado',
    viewer: 'Trabajadores del condado que solo pueden ver',
    supervisor: 'Supervisores',
    partner: 'Agencias asociadas',
    auditor: 'Auditor',
    ops: 'Operaciones',
    help_desk: 'Mesa de ayuda',
    registry: 'Sistema de registro',
  },
  problem: {
    tryAgain: 'Intentar de nuevo',
    toStart: 'Ir a la página de inicio',
    reload: 'Volver a cargar la página',
    offline: 'No tiene conexión. Lo que escribió se queda aquí; continúe cuando vuelva la conexión.',
    notFound: {
      title: 'Página no encontrada',
      text: 'No hay nada en esta dirección, o usted no puede verlo. Revise la dirección o empiece en la página de inicio.',
    },
    forbidden: {
      title: 'Esta página no es para usted',
      text: 'Usted entró como {{name}} y no tiene acceso aquí. Vaya a su página de inicio o entre como otra persona.',
    },
    noPages: {
      title: 'Todavía no hay páginas para este papel',
      text: 'Usted entró como {{name}}. Por ahora, lo que hace este papel se hace por la API.',
      docs: 'Leer la API',
    },
    broken: {
      title: 'Algo salió mal',
      text: 'Es un error nuestro, no suyo. Vuelva a cargar la página; si sucede otra vez, avise a su mesa de ayuda.',
    },
    notLoaded: {
      title: 'No se pudo cargar una parte de esta página',
      text: 'Se perdió la conexión o hay una versión nueva. Vuelva a cargar la página para continuar.',
    },
  },
  refusal: {
    unreachable:
      'No se puede conectar con el servidor. Revise su conexión e intente de nuevo: no se ha perdido nada de lo que escribió.',
  },
  portal,
};
