/** Which operation of the contract a request addresses. */
package dev.malachite.contract.operation;
