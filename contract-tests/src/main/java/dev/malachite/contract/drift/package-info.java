/** How far two traffics are apart. */
package dev.malachite.contract.drift;
