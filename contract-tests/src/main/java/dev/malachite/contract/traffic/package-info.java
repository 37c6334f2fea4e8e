/** Recorded and live traffic: exchanges, readers, the one writer, and what takes secrets out. */
package dev.malachite.contract.traffic;
