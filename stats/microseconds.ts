/** A time of ns for a sentence: '10.92 µs'. */
export const us = (ns: number): string => `${(ns / 1000).toFixed(2)} µs`
