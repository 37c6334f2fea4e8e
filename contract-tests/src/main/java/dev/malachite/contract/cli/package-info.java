/** The contract command. */
package dev.malachite.contract.cli;
