/** What the emulator is measured beside. */
package dev.malachite.benchmarks;
