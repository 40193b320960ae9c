import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';

/** One page: what it looks like, and its place. */
export function PageRow({
  file,
  number,
  onUp,
  onDown,
  onRemove,
}: {
  readonly file: File;
  readonly number: number;
  readonly onUp?: () => void;
  readonly onDown?: () => void;
  readonly onRemove: () => void;
}) {
  const { t } = useTranslation();
  const button = (text: string, named: string, act?: () => void) => (
    <button
      type="button"
      className="usa-button usa-button--outline"
      aria-label={named}
      aria-disabled={act === undefined}
      onClick={() => act?.()}
    >
      {text}
    </button>
  );
  return (
    <li className="pages__row">
      <Thumbnail file={file} />
      <span className="pages__name">
        <strong>{t('messages.todo.page', { number })}</strong> <span className="muted">{file.name}</span>
      </span>
      <span className="pages__acts">
        {button(t('messages.todo.up'), t('messages.todo.upNamed', { number }), onUp)}
        {button(t('messages.todo.down'), t('messages.todo.downNamed', { number }), onDown)}
        {button(t('messages.document.remove'), t('messages.todo.removeNamed', { number }), onRemove)}
      </span>
    </li>
  );
}

/** Drawn, because the pages may show pictures of the server only. A kind that this browser cannot show stays blank. */
function Thumbnail({ file }: { readonly file: File }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let isGone = false;
    void createImageBitmap(file, { resizeHeight: 96, resizeQuality: 'low' })
      .then((picture) => {
        const drawn = canvas.current;
        if (isGone || drawn === null) return;
        drawn.width = picture.width;
        drawn.height = picture.height;
        drawn.getContext('2d')?.drawImage(picture, 0, 0);
        picture.close();
      })
      .catch(() => undefined);
    return () => {
      isGone = true;
    };
  }, [file]);
  return <canvas ref={canvas} className="pages__picture" width={72} height={96} />;
}
