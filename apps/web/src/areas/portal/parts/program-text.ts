import { useTranslation } from 'react-i18next';

/** A program as customers know it; one that has no name here goes by its own. */
export function useProgramText(): (program: string) => string {
  const { t } = useTranslation();
  return (program) =>
    t(`portal.links.program.${program}` as 'portal.links.program.CalFresh', { defaultValue: program });
}
