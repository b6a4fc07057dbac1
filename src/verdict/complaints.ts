import { type Analyse, type AnalyserOptions, createAnalyser } from '../judge/analyse.js';
import type { Transcript } from '../model/transcript.js';
import type { SpokenWords } from '../model/verdict.js';
import { complaintWords } from './complaint-words.js';

/** Finds the words that make a call a complaint; none where it is none. */
export type FindComplaints = (transcript: Transcript) => readonly SpokenWords[];

/** Prepares the search for complaints. @param options with the rules of `loadComplaintRules` */
export function createComplaintFinder(options: AnalyserOptions): FindComplaints {
  const analyse = createAnalyser(options);
  return (transcript) => {
    // What staff say is no complaint, and need not be read.
    const numbers: number[] = [];
    const turns = transcript.turns.filter(({ role }, index) => {
      if (role === 'caller') numbers.push(index + 1);
      return role === 'caller';
    });
    return complaintWords(analyse({ ...transcript, turns }).findings).map(({ turn, evidence }) => ({
      turn: numbers[turn - 1] ?? turn,
      evidence,
    }));
  };
}

/** The analysis that tells the words of complaint, too. */
export function withComplaints(analyse: Analyse, findComplaints: FindComplaints): Analyse {
  return (transcript) => ({ ...analyse(transcript), complaints: findComplaints(transcript) });
}
