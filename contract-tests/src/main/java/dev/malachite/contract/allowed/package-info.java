/** Known and explained differences. */
package dev.malachite.contract.allowed;
