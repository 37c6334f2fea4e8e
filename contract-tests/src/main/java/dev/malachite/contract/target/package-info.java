/** Seams to whatever answers: the emulator, a URL, Azure. */
package dev.malachite.contract.target;
