/**
 * Why a file is not taken: code → what the person reads, and can do about it. A closed list: pages have each in the
 * customer's language.
 */
export const fileRefusalTexts = {
  file_empty: 'This file is empty. Choose another one, or take the picture again.',
  file_kind:
    'This kind of file cannot be taken. Send a PDF, a picture (JPEG, PNG, HEIC or TIFF) or a Word document (DOCX) that holds nothing else: a photo or a screenshot of the document always works. Several files can only be sent as pages of one document when all of them are pictures.',
  file_damaged:
    'This file cannot be opened: a part of it is missing or damaged. Save it again or take the picture again, then send the new one.',
  file_password:
    'This document asks for a password, so nobody here could read it. Save a copy without the password, then send the copy.',
  file_macros:
    'This Word document is a template or carries macros, which can do harm. Save it as a plain document (.docx) or as a PDF, then send that.',
  file_pixels:
    'This picture is too large to be shown. Take it with a lower resolution, or send a screenshot of it.',
  file_too_large:
    'This file is too large. Make it smaller, send fewer pages at a time, or take the pictures with a lower resolution.',
  files_too_many: 'These are too many pages for one document. Send them as several documents.',
  file_infected:
    'Our virus scanner found something harmful in this file, so it was not kept. Check your device, then send another copy or a photo of the document.',
} as const;

export type FileRefusalCode = keyof typeof fileRefusalTexts;

/** All of them, for whoever needs a text for each. */
export const fileRefusalCodes = Object.keys(fileRefusalTexts) as readonly FileRefusalCode[];

/** A file is not taken. Nothing of it was kept. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused';

  constructor(
    readonly code: FileRefusalCode,
    /** Which of several pages it is about, from 1; undefined: there is one, or it is about all of them. */
    readonly page?: number,
  ) {
    super(page === undefined ? fileRefusalTexts[code] : `Page ${page}: ${fileRefusalTexts[code]}`);
  }

  /** The same, about one of several pages. */
  onPage(page: number): FileRefused {
    return new FileRefused(this.code, page);
  }
}
