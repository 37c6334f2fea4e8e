/** Plays every scenario on a target and tells what came of each. */
package dev.malachite.contract.run;
