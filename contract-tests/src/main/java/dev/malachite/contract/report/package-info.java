/** One report, four forms. */
package dev.malachite.contract.report;
