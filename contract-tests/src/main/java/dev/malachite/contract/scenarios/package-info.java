/** What a service has to do, told in sentences: the same for every target. */
package dev.malachite.contract.scenarios;
