import type { Mail } from '#bounded-context';

/**
 * Every day to the auditors: what the ledgers have to hold from now on. Whoever keeps these mails has what an older copy of
 * the whole data folder contradicts (rule A45). Holds nobody's data.
 */
export const checkpointsMail: Mail = {
  name: 'checkpoints',
  needs: ['day', 'main', 'looks', 'sealed', 'renewals'],
  attachments: { 'ledger.checkpoint': 'main', 'looks.checkpoint': 'looks' },
  wordings: {
    en: {
      subject: 'Checkpoints of the ledgers, {day}',
      mail: [
        'Attached are the newest signed checkpoints of the ledgers. Keep this mail: from now on the ledgers have to hold what they cover.',
        '{sealed}',
        'To compare, save an attachment and run: caseledger ledger verify --checkpoint ledger.checkpoint, and for the ledger of looks: caseledger ledger verify --looks --checkpoint looks.checkpoint.',
        '{renewals}',
      ],
      text: 'Checkpoints of the ledgers, {day}: {sealed}',
    },
    es: {
      subject: 'Puntos de control de los registros, {day}',
      mail: [
        'Se adjuntan los puntos de control firmados más recientes de los registros. Conserve este correo: desde ahora los registros deben contener lo que abarcan.',
        '{sealed}',
        'Para comparar, guarde un archivo adjunto y ejecute: caseledger ledger verify --checkpoint ledger.checkpoint, y para el registro de consultas: caseledger ledger verify --looks --checkpoint looks.checkpoint.',
        '{renewals}',
      ],
      text: 'Puntos de control de los registros, {day}: {sealed}',
    },
  },
};
