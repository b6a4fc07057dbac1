import type { UnzipFile } from 'fflate';
import { Unzip, UnzipInflate } from 'fflate';
import { SaxesParser } from 'saxes';
import type { InputProblem } from '../raw/input-problem.js';
import { inputProblem } from '../raw/input-problem.js';
import { localName } from './xml-names.js';

/** What is wrong with a workbook, thrown from within the readers and caught where the format begins. */
export class WorkbookFault extends Error {
  readonly problem: InputProblem;

  constructor(problem: InputProblem) {
    super(problem.code);
    this.name = 'WorkbookFault';
    this.problem = problem;
  }
}

/** Bytes that the parts of a workbook may have together when unpacked. A zip bomb claims and has more. */
export const LARGEST_UNPACKED = 64 * 1024 * 1024;

/** Deflate packs at most about 1 to 1032: a slice unpacks to 16 MiB before the limit is looked at. */
const SLICE = 16 * 1024;

/** The parts of a workbook (a zip archive) that are wanted, unpacked up to a limit whatever their headers claim. */
export function unpackParts(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
): ReadonlyMap<string, Uint8Array> {
  const chunks = new Map<string, Uint8Array[]>();
  let unpacked = 0;
  const unzip = new Unzip((file: UnzipFile) => {
    if (!wanted(file.name) || chunks.has(file.name)) return;
    const parts: Uint8Array[] = [];
    chunks.set(file.name, parts);
    file.ondata = (error, chunk) => {
      // What is thrown here comes back as an error of the archive.
      if (error instanceof WorkbookFault) throw error;
      if (error) throw new WorkbookFault(inputProblem('xlsx-invalid', null, { reason: error.message }));
      unpacked += chunk.length;
      if (unpacked > LARGEST_UNPACKED) {
        const limit = String(LARGEST_UNPACKED / 1024 / 1024);
        throw new WorkbookFault(inputProblem('xlsx-too-large', null, { limit }));
      }
      parts.push(chunk);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let start = 0; start < bytes.length; start += SLICE) {
      unzip.push(bytes.subarray(start, start + SLICE), start + SLICE >= bytes.length);
    }
  } catch (error) {
    if (error instanceof WorkbookFault) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new WorkbookFault(inputProblem('xlsx-invalid', null, { reason }));
  }
  return new Map([...chunks].map(([name, parts]) => [name, Buffer.concat(parts)]));
}

/** What a reader of XML is told; names come without their namespace's prefix. */
export interface XmlHandler {
  readonly open?: (name: string, attribute: (name: string) => string | undefined) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

/**
 * Reads XML from front to back. A document type is refused, so that no entity can be declared: neither one that
 * expands without end nor one that names a file.
 */
export function readXml(bytes: Uint8Array, part: string, handler: XmlHandler): void {
  const parser = new SaxesParser();
  const fault = (reason: string) =>
    new WorkbookFault(inputProblem('xlsx-invalid', null, { reason: `${part}: ${reason}` }));
  parser.on('doctype', () => {
    throw new WorkbookFault(inputProblem('xlsx-doctype', null));
  });
  parser.on('error', (error) => {
    throw fault(error.message);
  });
  parser.on('opentag', (tag) => {
    handler.open?.(localName(tag.name), (name) => tag.attributes[name]);
  });
  parser.on('closetag', (tag) => handler.close?.(localName(tag.name)));
  parser.on('text', (text) => handler.text?.(text));
  parser.on('cdata', (text) => handler.text?.(text));
  const decoder = new TextDecoder('utf-8');
  for (let start = 0; start < bytes.length; start += SLICE) {
    parser.write(decoder.decode(bytes.subarray(start, start + SLICE), { stream: true }));
  }
  parser.write(decoder.decode()).close();
}
