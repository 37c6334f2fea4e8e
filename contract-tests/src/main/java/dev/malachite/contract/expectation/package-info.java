/** Layers one and two of expectation: our document, and ARM's rules. */
package dev.malachite.contract.expectation;
